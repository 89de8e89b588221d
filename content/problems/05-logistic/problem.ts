import type { State } from '../../../src/fields/field.ts'
import { choice, number } from '../../../src/fields/kinds.ts'
import { activated, type Activation, activationNames, activations, activationSlope, reads } from '../../../src/math/activations.ts'
import type { Expr } from '../../../src/math/expr.ts'
import { floatFormats, type FloatName } from '../../../src/math/floats.ts'
import { formula } from '../../../src/math/parse.ts'
import type { Random } from '../../../src/math/random.ts'
import { type Guard, problem, type Slip, type Step, step } from '../../../src/solution/problem.ts'

const inputs = {
  fn: choice('the function of the layer', 'logistic', Object.fromEntries(activationNames.map((fn) => [fn, activations[fn].says])) as Record<Activation, string>),
  x: number('input x', 1.368, { step: 0.01, min: -1e6, max: 1e6, from: -8, to: 8, digits: 3 }),
  batch: number('examples in a batch', 100, { step: 1, min: 1, max: 1e6, whole: true, from: 1, to: 512 }),
  width: number('units in the layer', 1000, { step: 1, min: 1, max: 1e6, whole: true, from: 1, to: 4096 }),
  precision: choice('format of the numbers kept', 'float32', { float64: 'float64', float32: 'float32', bfloat16: 'bfloat16', float16: 'float16' } satisfies Record<FloatName, string>),
}
export type Inputs = State<typeof inputs>

/** True where the function's backward rule does not read its input: the layer may forget it. */
export function forgets(fn: Activation): boolean {
  const { op } = activations[fn]
  return op === undefined || reads(op).arguments.length === 0
}

const ranges: Partial<Record<Activation, Guard>> = { logistic: { min: 0, max: 1, open: true }, tanh: { min: -1, max: 1, open: true }, relu: { min: 0 } }
const slopes: Partial<Record<Activation, Guard>> = { logistic: { min: 0, max: 0.25 }, tanh: { min: 0, max: 1 }, relu: { min: 0, max: 1 } }

/** Further ways to write a slope; the last is what the operator's backward rule says. */
const textbook: Partial<Record<Activation, readonly string[]>> = {
  logistic: ['exp(-x)/(1 + exp(-x))^2', '1/(1 + exp(-x)) * (1 - 1/(1 + exp(-x)))', 'sigma(x)*sigma(-x)'],
  tanh: ['4*sigma(2*x)*sigma(-2*x)'],
}

function writes(id: string, says: string, wrong: string): Slip {
  const mutant = formula(wrong)
  return { id, says, mutate: () => [mutant] }
}

const slipsOfOutput: readonly Slip[] = [
  writes('exponential-alone', 'e^−x is written for 1/(1 + e^−x)', 'exp(-x)'),
  writes('tanh-taken', 'tanh is taken for the logistic', 'tanh(x)'),
]
const slipsOfSlope: readonly Slip[] = [
  writes('slope-of-input', 'the input is put where the output belongs: x(1 − x)', 'x*(1 - x)'),
  writes('sigma-twice', 'σ is applied to the output once more before the slope is taken', 'sigma(y)*(1 - sigma(y))'),
  writes('tanh-rule', 'the rule of tanh is taken, 1 − y²', '1 - y^2'),
  writes('not-squared', 'the denominator is not squared', 'exp(-x)/(1 + exp(-x))'),
  writes('inner-dropped', 'the derivative of the inside, −e^−x, is left out', '-(1/(1 + exp(-x))^2)'),
]
const slipsOfMemory: readonly Slip[] = [{ id: 'bits', says: 'bits are counted for bytes', mutate: (e) => [{ op: 'mul', args: [{ op: 'num', value: 8 }, e] }] }]
const keepsBoth = writes('input-kept', 'the input is counted too, which the backward rule does not read', '2*values*bytes')

function withSlips(made: Step, slips: readonly Slip[]): Step {
  return { ...made, slips }
}

function stepsOf(fn: Activation): readonly Step[] {
  const own = fn === 'logistic'
  const rule = activationSlope(fn)
  const forms = [...(textbook[fn] ?? []).map(formula), rule] as unknown as readonly [Expr, ...Expr[]]
  const y: Step = { id: 'y', says: 'output', forms: [activated(fn)], ...(ranges[fn] && { guard: ranges[fn] }) }
  const dy: Step = { id: 'dy', says: 'slope', forms, of: 'y', by: 'x', ...(slopes[fn] && { guard: slopes[fn] }) }
  return [
    own ? withSlips({ ...y, forms: [formula('1/(1 + exp(-x))'), activated(fn)] }, slipsOfOutput) : y,
    own ? withSlips(dy, slipsOfSlope) : dy,
    step('values', 'batch*width', 'numbers in the output of the layer', { whole: true }),
    withSlips(step('both', '2*values*bytes', 'bytes that keep x and y', { whole: true, unit: 'bytes' }), slipsOfMemory),
    forgets(fn)
      ? withSlips(step('kept', 'values*bytes', 'bytes that the backward pass needs', { whole: true, unit: 'bytes' }), [...slipsOfMemory, keepsBoth])
      : withSlips(step('kept', '2*values*bytes', 'bytes that the backward pass needs', { whole: true, unit: 'bytes' }), slipsOfMemory),
    step('saved', 'both - kept', 'bytes that need not be kept', { whole: true, unit: 'bytes' }),
  ]
}
const steps = Object.fromEntries(activationNames.map((fn) => [fn, stepsOf(fn)])) as Record<Activation, readonly Step[]>

/** A number with so many decimals between two sizes, of either sign. */
function signed(random: Random, least: number, most: number, decimals: number): number {
  const size = Number((least + (most - least) * random()).toFixed(decimals))
  return random() < 0.5 ? -size : size
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

export default problem({
  id: 'logistic',
  title: 'The logistic derivative',
  inputs,
  given: ({ x, batch, width, precision }) => ({ x, batch, width, bytes: floatFormats[precision].bytes }),
  steps: ({ fn }) => steps[fn],
  slips: [],
  draft(level, random) {
    const x = level === 'first' ? signed(random, 0.2, 2, 1) : signed(random, 0.2, level === 'practice' ? 3 : 4.5, 2)
    return {
      fn: 'logistic' as const,
      x,
      batch: pick(random, [16, 20, 32, 50, 64, 100, 128, 200, 256]),
      width: 10 * (3 + Math.floor(random() * 120)),
      precision: pick(random, ['float64', 'float32'] as const),
    }
  },
  asks: { first: ['y', 'dy'], practice: ['y', 'dy', 'kept'], transfer: ['dy', 'both', 'kept', 'saved'] },
})
