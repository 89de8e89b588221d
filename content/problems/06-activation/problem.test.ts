import { describe, expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { centralDifference } from '../../../src/math/difference.ts'
import { erf } from '../../../src/math/erf.ts'
import { draw } from '../../../src/math/random.ts'
import { check } from '../../../src/solution/check.ts'
import { exercise, isTelling } from '../../../src/solution/exercise.ts'
import { levels } from '../../../src/solution/problem.ts'
import { solve } from '../../../src/solution/solve.ts'
import { type Fn, functions, slope, steps } from './functions.ts'
import activation, { type Inputs } from './problem.ts'

const own = defaults(activation.inputs)
const at = (fn: Fn, x: number): Inputs => ({ ...own, fn, x })
const fns = Object.keys(steps) as Fn[]
const random = draw('activation test')
const places = [0, 1.368, -1.368, 0.5, 3, -3, 6, -6, ...Array.from({ length: 40 }, () => 8 * random() - 4)]

/** Each function as its paper or textbook writes it, and its derivative worked out by hand: no operator is asked. */
const density = (x: number) => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI)
/** erf by Abramowitz and Stegun 7.1.6, whose terms have one sign, summed until it stands still. */
function series(x: number): number {
  let [sum, term] = [x, x]
  for (let n = 1; n < 200; n++) {
    term *= (2 * x ** 2) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-(x ** 2)) * sum
}
const textbook: Record<Fn, readonly [(x: number) => number, (x: number) => number]> = {
  linear: [(x) => x, () => 1],
  logistic: [(x) => 1 / (1 + Math.exp(-x)), (x) => 1 / (2 + Math.exp(x) + Math.exp(-x))],
  tanh: [(x) => Math.sinh(x) / Math.cosh(x), (x) => 1 / Math.cosh(x) ** 2],
  relu: [(x) => (x > 0 ? x : 0), (x) => (x > 0 ? 1 : 0)],
  'leaky-relu': [(x) => (x > 0 ? x : x / 100), (x) => (x > 0 ? 1 : 1 / 100)],
  gelu: [(x) => (x / 2) * (1 + series(x / Math.SQRT2)), (x) => (1 + series(x / Math.SQRT2)) / 2 + x * density(x)],
  silu: [(x) => x / (1 + Math.exp(-x)), (x) => (1 + Math.exp(-x) + x * Math.exp(-x)) / (1 + Math.exp(-x)) ** 2],
}

describe.each(fns)('%s', (fn) => {
  const [value, derivative] = textbook[fn]
  const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(2e-13 * Math.max(1, Math.abs(b)))

  test('y and dy are what the textbook’s own formulas give', () => {
    for (const x of places) {
      const { values } = solve(activation, at(fn, x))
      near(values['y']!, value(x))
      near(values['dy']!, derivative(x))
      near(functions[fn](x), value(x))
      near(slope(fn, x), derivative(x))
    }
  })

  test('dy is the slope that a nudge measures, away from a kink', () => {
    for (const x of places.filter((x) => Math.abs(x) > 1e-3)) {
      const { values } = solve(activation, at(fn, x))
      expect(Math.abs(values['dy']! - centralDifference(functions[fn], x, 1e-5))).toBeLessThan(1e-9)
    }
  })

  test('is finite at ±1000', () => {
    for (const x of [1000, -1000]) for (const v of Object.values(solve(activation, at(fn, x)).values)) expect(Number.isFinite(v)).toBe(true)
  })

  test('every form of every step gives the same number', () => {
    for (const x of places) {
      const { steps: list, values } = solve(activation, at(fn, x))
      for (const { forms } of list) {
        const all = forms.map((form) => evaluate(form, numbers, (id) => (id === 'x' ? x : values[id])))
        for (const each of all) near(each, all.at(-1)!)
      }
    }
  })
})

test('published values: tanh(0.5), σ(1), erf(1), GELU(1) and its shortcuts', () => {
  // Abramowitz and Stegun, tables 4.15 and 7.1; Hendrycks and Gimpel 2016 for the two shortcuts.
  expect(solve(activation, at('tanh', 0.5)).values['y']).toBeCloseTo(0.4621171573, 10)
  expect(solve(activation, at('tanh', 0.5)).values['dy']).toBeCloseTo(0.786447733, 9)
  expect(solve(activation, at('logistic', 1)).values['y']).toBeCloseTo(0.7310585786, 10)
  expect(erf(1)).toBeCloseTo(0.8427007929, 10)
  expect(solve(activation, at('gelu', 1)).values['y']).toBeCloseTo(0.841344746, 9)
})

test('ReLU′(0) is 0', () => {
  expect(solve(activation, at('relu', 0)).values['dy']).toBe(0)
})

test('the default is tanh at 1.368, from σ(2.736)', () => {
  const { values } = solve(activation, own)
  expect(values['s']).toBeCloseTo(0.939118, 6)
  expect(values['y']).toBeCloseTo(0.878236, 6)
  expect(values['dy']).toBeCloseTo(0.228702, 6)
})

describe('slips at 1.368, each written alone', () => {
  test.each([
    ['y', 'inner-two', 0.594114], ['y', 'bare-sigma', 0.939118], ['y', 'sign-swapped', 2.878236], ['y', 'not-centered', 1.878236],
    ['dy', 'one-two', 0.114351], ['dy', 'inner-two', 0.647029], ['dy', 'logistic-rule', 0.106938], ['dy', 'square-outside', 0.0148266], ['dy', 'sigma-squared', 0.3647],
  ])('%s: %s gives %s and is named', (of, slip, value) => {
    const [verdict] = check(activation, own, [{ of, text: String(value) }])
    expect([verdict?.kind, verdict?.slips]).toEqual(['slip', expect.arrayContaining([slip])])
  })
})

describe.each(levels)('an exercise of level %s', (level) => {
  test('is one on which every slip shows', () => {
    for (let i = 0; i < 20; i++) expect(isTelling(activation, exercise(activation, level, draw('exercise', level, i)))).toBe(true)
  })
})
