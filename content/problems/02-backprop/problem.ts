import type { State } from '../../../src/fields/field.ts'
import { choice, number } from '../../../src/fields/kinds.ts'
import { chain } from '../../../src/math/chain.ts'
import { call, type Expr, isCall, names, substitute } from '../../../src/math/expr.ts'
import { formula } from '../../../src/math/parse.ts'
import { backwardSteps, problem, shown, type Slip, step } from '../../../src/solution/problem.ts'

const weights = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6'] as const

const inputs = {
  w1: number('weight w1', 0.75, { step: 0.01 }),
  w2: number('weight w2', -0.63, { step: 0.01 }),
  w3: number('weight w3', 0.24, { step: 0.01 }),
  w4: number('weight w4', -1.7, { step: 0.01 }),
  w5: number('weight w5', 0.8, { step: 0.01 }),
  w6: number('weight w6', -0.2, { step: 0.01 }),
  x1: number('input x1', 0.9, { step: 0.01 }),
  x2: number('input x2', -1.1, { step: 0.01 }),
  x3: number('input x3', -0.3, { step: 0.01 }),
  x4: number('input x4', 0.8, { step: 0.01 }),
  y: number('target y', 0.5, { step: 0.01, from: 0, to: 1 }),
  path: choice('the weight whose path is lit', 'w3', { w1: 'w1', w2: 'w2', w3: 'w3', w4: 'w4', w5: 'w5', w6: 'w6' }),
  rate: number('learning rate', 1, { step: 0.1, min: 0, max: 1000, from: 0.1, to: 2 }),
}
export type Inputs = State<typeof inputs>

const between = { min: 0, max: 1, open: true }
const slope = { min: 0, max: 0.25 }

const forward = [
  step('s1', 'w1*x1 + w2*x2', 'weighted sum'),
  step('s2', 'w3*x3 + w4*x4', 'weighted sum'),
  step('h1', 'sigma(s1)', 'hidden unit', { guard: between }),
  step('h2', 'sigma(s2)', 'hidden unit', { guard: between }),
  step('s3', 'w5*h1 + w6*h2', 'weighted sum'),
  step('yhat', 'sigma(s3)', 'output', { guard: between }),
  step('L', '(y - yhat)^2', 'loss', { guard: { min: 0 } }),
]

const backward = backwardSteps(
  chain(forward.map((s) => ({ id: s.id, expr: shown(s) })), 'L', weights),
  ({ of, by, id }) => (id.startsWith('dL_dw') ? 'gradient' : by.startsWith('w') ? `input of ${by}` : of === 'L' ? 'slope of the loss' : by.startsWith('h') ? `weight on ${by}` : 'slope of σ'),
  {
    dL_dyhat: ['2*(yhat - y)'],
    dyhat_ds3: ['exp(-s3)/(1 + exp(-s3))^2', 'yhat*(1 - yhat)'],
    dh1_ds1: ['exp(-s1)/(1 + exp(-s1))^2', 'h1*(1 - h1)'],
    dh2_ds2: ['exp(-s2)/(1 + exp(-s2))^2', 'h2*(1 - h2)'],
  },
  { dyhat_ds3: slope, dh1_ds1: slope, dh2_ds2: slope, ds3_dw5: between, ds3_dw6: between },
)
const steps = [...forward, ...backward]

/** A slip that writes one expression, whatever form the line was meant in. */
function writes(id: string, says: string, at: string, wrong: string): Slip {
  const mutant = formula(wrong)
  return { id, says, at, mutate: () => [mutant] }
}

function summed(product: Expr): Expr {
  return substitute(product, (part) => (isCall(part) && part.op === 'mul' ? call('add', ...part.args.map(summed)) : undefined))
}

/** The road of a first-layer weight through the unit that it does not reach. */
function otherRoad(id: string): string {
  const [own, other] = names(shown(steps.find((s) => s.id === id) ?? step(id, '0'))).has('ds3_dh1') ? [1, 2] : [2, 1]
  return `dL_dyhat*dyhat_ds3*ds3_dh${other}*dh${other}_ds${other}*ds${own}_${id.slice(3)}`
}

const slips: Slip[] = [
  ...['h1 s1', 'h2 s2', 'yhat s3'].flatMap((pair) => {
    const [out, sum] = pair.split(' ') as [string, string]
    const at = `d${out}_d${sum}`
    return [
      writes('sigma-forgotten', `σ is not applied: ${sum} is written for ${out}`, out, sum),
      writes('slope-of-sum', 'the slope of σ is taken from the sum, s(1 − s), not from the output', at, `${sum}*(1 - ${sum})`),
      writes('sigma-twice', 'σ is applied to the output once more before the slope is taken', at, `sigma(${out})*(1 - sigma(${out}))`),
    ]
  }),
  writes('crossed', 'the weights are crossed: each meets the other input', 's1', 'w1*x2 + w2*x1'),
  writes('crossed', 'the weights are crossed: each meets the other input', 's2', 'w3*x4 + w4*x3'),
  writes('crossed', 'the weights are crossed: each meets the other unit', 's3', 'w5*h2 + w6*h1'),
  writes('square-forgotten', 'the difference is not squared', 'L', 'y - yhat'),
  writes('other-unit', "the other unit's slope is taken", 'dh1_ds1', 'h2*(1 - h2)'),
  writes('other-unit', "the other unit's slope is taken", 'dh2_ds2', 'h1*(1 - h1)'),
  writes('other-weight', 'w6 is taken for w5', 'ds3_dh1', 'w6'),
  writes('other-weight', 'w5 is taken for w6', 'ds3_dh2', 'w5'),
  writes('other-input', 'x2 is taken for x1', 'ds1_dw1', 'x2'),
  writes('other-input', 'x1 is taken for x2', 'ds1_dw2', 'x1'),
  writes('other-input', 'x4 is taken for x3', 'ds2_dw3', 'x4'),
  writes('other-input', 'x3 is taken for x4', 'ds2_dw4', 'x3'),
  writes('other-input', 'h2 is taken for h1', 'ds3_dw5', 'h2'),
  writes('other-input', 'h1 is taken for h2', 'ds3_dw6', 'h1'),
  ...weights.map((w): Slip => ({ id: 'factors-summed', says: 'the factors are added, not multiplied', at: `dL_d${w}`, mutate: (e) => [summed(e)] })),
  ...weights.slice(0, 4).map((w): Slip => ({
    id: 'extra-path',
    says: 'a path through the other hidden unit is added, which this weight does not reach',
    at: `dL_d${w}`,
    mutate: (e) => [call('add', e, formula(otherRoad(`dL_d${w}`)))],
  })),
]

export default problem({
  id: 'backprop',
  title: 'One gradient by hand',
  inputs,
  steps: () => steps,
  slips,
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
    const drawn = Object.fromEntries(Object.keys(inputs).map((id) => [id, signed()]))
    return { ...drawn, y: Number(random().toFixed(digits)), path: inputs.path.fallback, rate: inputs.rate.fallback } as Inputs
  },
  asks: {
    first: ['dyhat_ds3', 'dh2_ds2', 'dL_dw3'],
    practice: ['yhat', 'dL_dyhat', 'dyhat_ds3', 'ds3_dh2', 'dh2_ds2', 'ds2_dw3', 'dL_dw3'],
    transfer: weights.map((w) => `dL_d${w}`),
  },
})
