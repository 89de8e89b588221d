import type { State } from '../../../src/fields/field.ts'
import { choice, number } from '../../../src/fields/kinds.ts'
import { activations } from '../../../src/math/activations.ts'
import { problem } from '../../../src/solution/problem.ts'
import { type Fn, steps } from './functions.ts'

const names = Object.fromEntries(Object.entries(activations).map(([fn, { says }]) => [fn, says])) as Record<Fn, string>

const inputs = {
  fn: choice('activation function', 'tanh', names),
  x: number('input x', 1.368, { step: 0.01, from: -3, to: 3 }),
  stretch_x: number('stretch x, the factor on x', 1, { step: 0.01, min: -4, max: 4 }),
  stretch_y: number('stretch y, the factor on y', 1, { step: 0.01, min: -4, max: 4 }),
  inputs: number('inputs of a unit', 10, { step: 1, min: 2, max: 1000, whole: true, from: 2, to: 40 }),
  shift: number('shift of the inputs', 1, { step: 0.05, min: -3, max: 3 }),
}
export type Inputs = State<typeof inputs>

export default problem({
  id: 'activation',
  title: 'tanh, and its neighbors',
  inputs,
  given: ({ x }) => ({ x }),
  steps: ({ fn }) => steps[fn],
  slips: [],
  draft(level, random) {
    const digits = level === 'first' ? 1 : 2
    const reach = level === 'first' ? 1.2 : 2.2
    const size = Math.max(0.2, Number((reach * random()).toFixed(digits)))
    const x = random() < (level === 'first' ? 0 : 0.4) ? -size : size
    const { fn, stretch_x, stretch_y, inputs: units, shift } = inputs
    return { fn: fn.fallback, x, stretch_x: stretch_x.fallback, stretch_y: stretch_y.fallback, inputs: units.fallback, shift: shift.fallback }
  },
  asks: { first: ['s', 'y', 'dy'], practice: ['y', 'dy'], transfer: ['dy'] },
})
