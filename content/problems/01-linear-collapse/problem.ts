import { type Notice, type State } from '../../../src/fields/field.ts'
import { choice, number, toggle } from '../../../src/fields/kinds.ts'
import { problem } from '../../../src/solution/problem.ts'
import { collapsedIn } from './collapsed.ts'
import { draft } from './draft.ts'
import { grids, vectors, widths } from './fields.ts'
import { input, inputFits, layers, matricesFit, sizes, vectorsFit } from './layers.ts'
import type { Form } from './lines.ts'
import { largestDifference, rank } from './measure.ts'
import { presets } from './presets.ts'
import { steps } from './steps.ts'

const inputs = {
  widths: widths('inputs and units', '2,2,2'),
  seed: number('seed of the drawn numbers; 0 is the book’s own pair of layers', 0, { min: 0, max: 999999, step: 1, whole: true }),
  matrices: grids('matrices in place of the drawn ones'),
  biases: toggle('with biases', true),
  vectors: vectors('biases in place of the drawn ones'),
  between: choice('activation', 'none', { none: 'none', relu: 'ReLU between the layers', affine: 'f(z) = cz + d after each layer' }),
  c: number('slope c of the activation', 2, { step: 0.1, min: -100, max: 100 }),
  d: number('offset d of the activation', 1, { step: 0.1, min: -100, max: 100 }),
  x: vectors('input that is followed', '2,1', 1),
  rate: number('learning rate of the twins', 0.1, { step: 0.01, min: 0.001, max: 1, log: true }),
  start: number('size of the twins’ first weights', 0.2, { step: 0.05, min: 0, max: 1 }),
}
export type Inputs = State<typeof inputs>

export function formOf(state: Pick<Inputs, 'widths' | 'biases' | 'between'>): Form {
  return { n: sizes(state), biases: state.biases, between: state.between }
}

const known = new WeakMap<Inputs, Record<string, number>>()

/** All numbers by name: entries, widths, the input, and the rank as it is counted from them. */
function given(state: Inputs): Record<string, number> {
  let all = known.get(state)
  if (!all) known.set(state, (all = numbersOf(state)))
  return all
}

function numbersOf(state: Inputs): Record<string, number> {
  const all = layers(state)
  const c = state.between === 'affine' ? state.c : 1
  const read: Record<string, number> = { c: state.c, d: state.d, rank: rank(all, c) }
  for (const [k, width] of sizes(state).entries()) read[`width_${k}`] = width
  for (const [k, { W, b }] of all.entries()) {
    for (const [i, row] of W.entries()) for (const [j, w] of row.entries()) read[`W${k + 1}_${i + 1}_${j + 1}`] = w
    for (const [i, bias] of b.entries()) read[`b${k + 1}_${i + 1}`] = bias
  }
  for (const [i, value] of input(state).entries()) read[`x_${i + 1}`] = value
  return read
}

function notices(state: Inputs): Notice[] {
  const [first] = sizes(state)
  const says = (key: string, sentence: string) => ({ key, says: sentence })
  return [
    ...(state.matrices !== '' && !matricesFit(state) ? [says('matrices', `matrices: they do not fit the widths ${state.widths}, so the seed draws others.`)] : []),
    ...(state.biases && state.vectors !== '' && !vectorsFit(state) ? [says('vectors', `vectors: they do not fit the widths ${state.widths}, so the seed draws other biases.`)] : []),
    ...(state.x !== inputs.x.fallback && !inputFits(state) ? [says('x', `x: the network has ${first} ${first === 1 ? 'input' : 'inputs'}; numbers that are missing count as 0, others are not read.`)] : []),
  ]
}

export default problem({
  id: 'linear-collapse',
  title: 'Linear networks collapse',
  inputs,
  given,
  notices,
  unused: 'not used by this network',
  uses: ({ biases, between }) => Object.keys(inputs).filter((key) => (key === 'vectors' ? biases : key === 'c' || key === 'd' ? between === 'affine' : true)),
  steps: (state) => steps(formOf(state)),
  measured(state, values) {
    const all = layers(state)
    return { rank: rank(all, state.between === 'affine' ? state.c : 1), max_error: largestDifference(all, state.between, state, collapsedIn(values, sizes(state))) }
  },
  slips: [],
  presets,
  draft: (level, random) => ({ ...fallbacks, ...draft(level, random) }),
  asks: {
    first: ['W_1_1', 'W_1_2', 'W_2_1', 'W_2_2'],
    practice: ['W_1_1', 'W_1_2', 'W_2_1', 'W_2_2', 'b_1', 'b_2'],
    transfer: ['A1_1_1', 'a1_1', 'W_1_1', 'W_1_2', 'W_2_1', 'W_2_2', 'b_1', 'b_2', 'y_1', 'y_2'],
  },
})

const fallbacks = Object.fromEntries(Object.entries(inputs).map(([key, field]) => [key, field.fallback])) as Inputs
