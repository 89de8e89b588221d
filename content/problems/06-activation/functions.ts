import { type Activation, activationNames, activations } from '../../../src/math/activations.ts'
import { evaluate, numbers } from '../../../src/math/algebra.ts'
import type { Op } from '../../../src/math/expr.ts'
import { operators } from '../../../src/math/operators.ts'
import { formula } from '../../../src/math/parse.ts'
import { shown, type Slip, step, type Step } from '../../../src/solution/problem.ts'

export type Fn = Activation

/** Each function as the page draws it: the operator's own value, stable for arguments of any size. */
export const functions = Object.fromEntries(
  activationNames.map((fn) => {
    const { op }: { readonly op?: Op } = activations[fn]
    return [fn, op ? (x: number) => operators[op].value(x) : (x: number) => x]
  }),
) as Readonly<Record<Fn, (x: number) => number>>

/** A slip that writes one expression, whatever form the line was meant in. */
function writes(id: string, says: string, wrong: string): Slip {
  const mutant = formula(wrong)
  return { id, says, mutate: () => [mutant] }
}

const open = (min: number, max: number) => ({ guard: { min, max, open: true } })
const between = (min: number, max: number) => ({ guard: { min, max } })

const logisticRule = (s: string, x: string) => [
  writes('slope-of-input', `the slope is taken from the input, ${x}(1 − ${x}), not from the output`, `${x}*(1 - ${x})`),
  writes('sigma-twice', 'σ is applied to the output once more before the slope is taken', `sigma(${s})*(1 - sigma(${s}))`),
]

/** The steps of each function: its value y and its slope dy at x, and what stands between. */
export const steps: Readonly<Record<Fn, readonly Step[]>> = {
  linear: [step('y', 'x', 'the value'), step('dy', '1', 'the slope')],
  logistic: [
    step('y', 'sigma(x)', 'the value', { ...open(0, 1), slips: [writes('rescaled', 'tanh’s scale is taken: stretched and centered', '2*sigma(2*x) - 1')] }),
    step('dy', ['exp(-x)/(1 + exp(-x))^2', 'y*(1 - y)'], 'the slope', {
      ...between(0, 0.25),
      slips: [writes('tanh-rule', 'tanh’s rule is taken, 1 − y²', '1 - y^2'), ...logisticRule('y', 'x')],
    }),
  ],
  tanh: [
    step('s', 'sigma(2*x)', 'the logistic of twice x', open(0, 1)),
    step('y', ['1 - 2*sigma(-2*x)', '(exp(x) - exp(-x))/(exp(x) + exp(-x))', '2*s - 1', 'tanh(x)'], 'the value', {
      ...open(-1, 1),
      slips: [
        writes('inner-two', 'the 2 inside is forgotten: 2σ(x) − 1', '2*sigma(x) - 1'),
        writes('bare-sigma', 'σ(2x) is left as it is, neither doubled nor centered', 's'),
        writes('not-centered', 'the −1 is forgotten: 2σ(2x)', '2*s'),
      ],
    }),
    step('dy', ['1 - y^2', '4*s*(1 - s)'], 'the slope', {
      ...between(0, 1),
      slips: [
        writes('one-two', 'one of the two 2s is lost: the chain rule brings a second one', '2*s*(1 - s)'),
        writes('inner-two', 'the 2 inside is forgotten: 4σ(x)(1 − σ(x))', '4*sigma(x)*(1 - sigma(x))'),
        writes('logistic-rule', 'the logistic’s rule is taken, y(1 − y)', 'y*(1 - y)'),
        writes('square-outside', 'the square is taken of the difference, (1 − y)²', '(1 - y)^2'),
        writes('sigma-squared', 'σ stands where tanh belongs, 1 − σ(x)²', '1 - sigma(x)^2'),
        writes('slope-of-input', 'the slope is taken from the input, 1 − x², not from the output', '1 - x^2'),
      ],
    }),
  ],
  relu: [
    step('y', 'relu(x)', 'the value', { guard: { min: 0 } }),
    step('dy', 'heaviside(x)', 'the slope', { ...between(0, 1), slips: [writes('value-for-slope', 'the value stands where the slope belongs', 'y')] }),
  ],
  'leaky-relu': [
    step('y', 'leaky(x)', 'the value', { slips: [writes('not-leaky', 'the plain ReLU is taken', 'relu(x)')] }),
    step('dy', '0.01 + 0.99*heaviside(x)', 'the slope', { ...between(0.01, 1), slips: [writes('value-for-slope', 'the value stands where the slope belongs', 'y')] }),
  ],
  gelu: [
    step('p', '(1 + erf(x/sqrt(2)))/2', 'the share of a normal variable below x', open(0, 1)),
    step('y', ['x*p', 'gelu(x)'], 'the value', {
      slips: [writes('sigmoid-shortcut', 'the shortcut x·σ(1.702x) stands for the function', 'x*sigma(1.702*x)'), writes('gate-alone', 'the gate is left alone, without x', 'p')],
    }),
    step('dy', 'p + x*exp(-x^2/2)/sqrt(2*pi)', 'the slope', {
      slips: [writes('gate-slope', 'only one factor of the product is differentiated', 'p'), writes('bell-alone', 'only one factor of the product is differentiated', 'x*exp(-x^2/2)/sqrt(2*pi)')],
    }),
  ],
  silu: [
    step('s', 'sigma(x)', 'the gate', open(0, 1)),
    step('y', ['silu(x)', 'x*s'], 'the value', { slips: [writes('gate-alone', 'the gate is left alone, without x', 's')] }),
    step('dy', ['s + x*s*(1 - s)', 's*(1 + x*(1 - s))'], 'the slope', {
      slips: [writes('gate-slope', 'only one factor of the product is differentiated', 's'), writes('bell-alone', 'only one factor of the product is differentiated', 'x*s*(1 - s)')],
    }),
  ],
}

/** The slope of a function at x, from its steps. */
export function slope(fn: Fn, x: number): number {
  const known: Record<string, number> = { x }
  for (const each of steps[fn]) known[each.id] = evaluate(shown(each), numbers, (id) => known[id])
  return known['dy'] as number
}
