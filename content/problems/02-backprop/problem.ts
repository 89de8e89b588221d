import type { Notice } from '../../../src/fields/field.ts'
import { formula } from '../../../src/math/parse.ts'
import { problem } from '../../../src/solution/problem.ts'
import { defaults } from '../../../src/fields/state.ts'
import { fields, type Inputs } from './fields.ts'
import { stepsOf } from './formulas.ts'
import { presets } from './presets.ts'
import { parametersOf, shapeOf, targetField } from './shape.ts'

export type { Inputs } from './fields.ts'

const first = defaults(fields)
const own = shapeOf(first)

/** The parameter whose path is lit: the one asked for where the network has it, else its first weight. */
export function litOf(state: Inputs): string {
  const all = parametersOf(shapeOf(state))
  return all.includes(state.path) ? state.path : all[0]!
}

/** Fields beside the numbers, in their order; a layer that is not there, or whose outputs go to softmax, has no activation. */
function choicesOf(state: Inputs): readonly string[] {
  const { layers, loss } = shapeOf(state)
  const activated = layers.slice(0, loss === 'cross' ? -1 : undefined).map((_, i) => `activation${i + 1}`)
  return ['network', 'connect', 'biases', ...activated, 'loss', 'path', 'rate', 'steps', 'rounding']
}

export default problem({
  id: 'backprop',
  title: 'One gradient by hand',
  inputs: fields,
  given(state) {
    const numbers = state as unknown as Readonly<Record<string, number>>
    return Object.fromEntries([...shapeOf(state).numbers, 'rate'].map((id) => [id, numbers[targetField(id)]!]))
  },
  uses: (state) => [...shapeOf(state).numbers.map(targetField), ...choicesOf(state)],
  unused: 'not in this network',
  aliases: { y1: 'y' },
  notices(state) {
    const { fits, inputs, layers, loss } = shapeOf(state)
    const found: Notice[] = []
    if (!fits) found.push({ key: 'connect', says: `connect: ${inputs.length} inputs cannot be dealt to ${layers[0]!.length} units. Here every unit reads every input.` })
    if (loss === 'cross' && layers.at(-1)!.length === 1) found.push({ key: 'loss', says: 'loss: softmax over a single output is 1 whatever the weights are, so nothing moves. Take two outputs or more.' })
    if (litOf(state) !== state.path) found.push({ key: 'path', says: `path: ${state.path} is not in this network. The path of ${litOf(state)} is lit.` })
    return found
  },
  presets,
  steps: (state) => stepsOf(shapeOf(state)),
  // Each step brings its own.
  slips: [],
  readings: {
    half: { says: 'with the loss ½(y − ŷ)²', forms: { L: formula('(y - yhat)^2/2'), dL_dyhat: formula('yhat - y') } },
  },
  draft(level, random) {
    const digits = level === 'first' ? 1 : 2
    const reach = level === 'first' ? 1 : level === 'practice' ? 1.5 : 2
    const unit = 10 ** -digits
    const signed = () => {
      const size = Math.max(unit, Number((reach * random()).toFixed(digits)))
      return random() < (level === 'first' ? 0.3 : 0.5) ? -size : size
    }
    const drawn = Object.fromEntries([...own.weights, ...own.inputs].map((id) => [id, signed()]))
    return { ...first, ...drawn, y: Number(random().toFixed(digits)) }
  },
  asks: {
    first: ['dyhat_ds3', 'dh2_ds2', 'dL_dw3'],
    practice: ['yhat', 'dL_dyhat', 'dyhat_ds3', 'ds3_dh2', 'dh2_ds2', 'ds2_dw3', 'dL_dw3'],
    transfer: own.weights.map((w) => `dL_d${w}`),
  },
})
