import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { activationNames } from '../../../src/math/activations.ts'
import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { centralDifference } from '../../../src/math/difference.ts'
import { draw } from '../../../src/math/random.ts'
import { check } from '../../../src/solution/check.ts'
import { exercise, isTelling } from '../../../src/solution/exercise.ts'
import { levels } from '../../../src/solution/problem.ts'
import { readSheet } from '../../../src/solution/sheet.ts'
import { given, solve } from '../../../src/solution/solve.ts'
import logistic, { forgets } from './problem.ts'

const own = defaults(logistic.inputs)

/** A second implementation of every function and slope, from other formulas. */
const others: Record<(typeof activationNames)[number], readonly [(x: number) => number, (x: number) => number]> = {
  linear: [(x) => x, () => 1],
  logistic: [(x) => 1 / 2 + Math.tanh(x / 2) / 2, (x) => 1 / (4 * Math.cosh(x / 2) ** 2)],
  tanh: [(x) => -Math.expm1(-2 * x) / (1 + Math.exp(-2 * x)), (x) => 1 / Math.cosh(x) ** 2],
  relu: [(x) => (x + Math.abs(x)) / 2, (x) => (x > 0 ? 1 : 0)],
  'leaky-relu': [(x) => (x > 0 ? x : x / 100), (x) => (x > 0 ? 1 : 0.01)],
  gelu: [(x) => x * normal(x), (x) => normal(x) + (x * Math.exp(-(x ** 2) / 2)) / Math.sqrt(2 * Math.PI)],
  silu: [(x) => (x * (1 + Math.tanh(x / 2))) / 2, (x) => (1 + Math.tanh(x / 2)) / 2 + x / (4 * Math.cosh(x / 2) ** 2)],
}

/** The normal distribution by Simpson's rule on its density: nothing of the book's erf is in it. */
function normal(x: number): number {
  const [parts, h] = [400, x / 400]
  const density = (t: number) => Math.exp(-(t ** 2) / 2) / Math.sqrt(2 * Math.PI)
  let sum = density(0) + density(x)
  for (let i = 1; i < parts; i++) sum += (i % 2 ? 4 : 2) * density(i * h)
  return 0.5 + (sum * h) / 3
}

describe.each(activationNames)('%s', (fn) => {
  const random = draw('oracle', fn)
  const xs = Array.from({ length: 400 }, () => 12 * random() - 6)
  test('has the output and the slope of a second implementation', () => {
    for (const x of xs) {
      const { y, dy } = solve(logistic, { ...own, fn, x }).values
      expect(y).toBeCloseTo(others[fn][0](x), 11)
      expect(dy).toBeCloseTo(others[fn][1](x), 11)
    }
  })
  test('has the slope that a central difference measures, away from its kink', () => {
    for (const x of xs.filter((one) => Math.abs(one) > 1e-3)) {
      const f = (at: number) => solve(logistic, { ...own, fn, x: at }).values['y'] as number
      expect(solve(logistic, { ...own, fn, x }).values['dy']).toBeCloseTo(centralDifference(f, x, 1e-5), 7)
    }
  })
  test('every form of a step has the value of the one that is shown', () => {
    for (const x of xs.slice(0, 80)) {
      const state = { ...own, fn, x }
      const { steps, values } = solve(logistic, state)
      const all = { ...given(logistic, state), ...values }
      for (const { id, forms } of steps) for (const form of forms) expect(evaluate(form, numbers, (name) => all[name])).toBeCloseTo(values[id] as number, 11)
    }
  })
  test.each([1000, -1000, 1e6, -1e6])('stays a number at %s', (x) => {
    for (const value of Object.values(solve(logistic, { ...own, fn, x }).values)) expect(Number.isFinite(value)).toBe(true)
  })
})

test.each([
  ['y', 0.797056831], ['dy', 0.161757239],
])('at x = 1.368 %s is %s, as computed elsewhere', (id, truth) => {
  expect(Math.abs((solve(logistic, own).values[id] as number) / truth - 1)).toBeLessThan(2e-9)
})

describe('what a layer may forget', () => {
  test('a batch of 100, a width of 1,000 and float32: 400,000 bytes of 800,000', () => {
    expect(solve(logistic, own).values).toMatchObject({ values: 100_000, both: 800_000, kept: 400_000, saved: 400_000 })
  })
  test('GELU and SiLU must keep their input, the others need not', () => {
    expect(activationNames.filter((fn) => !forgets(fn))).toEqual(['gelu', 'silu'])
    expect(solve(logistic, { ...own, fn: 'silu' }).values).toMatchObject({ kept: 800_000, saved: 0 })
  })
  test('counts are whole and safe at the ends of their ranges', () => {
    const { values } = solve(logistic, { ...own, batch: 1e6, width: 1e6, precision: 'float64' })
    for (const id of ['values', 'both', 'kept', 'saved']) expect(Number.isSafeInteger(values[id])).toBe(true)
    expect(values['both']).toBe(Number(16n * 10n ** 12n))
  })
})

describe('slips of the slope at x = 1.368', () => {
  test.each([
    ['sign-lost', -0.161757], ['slope-of-input', -0.503424], ['sigma-twice', 0.214149], ['tanh-rule', 0.3647], ['not-squared', 0.202943], ['inner-dropped', -0.6353],
  ])('%s gives %s and is named', (slip, value) => {
    const [verdict] = check(logistic, own, [{ of: 'dy', text: String(value) }])
    expect(verdict?.kind).toBe('slip')
    expect(verdict?.slips).toContain(slip)
  })
  test('an output rounded before its slope is taken: harmless at 0.7971, half as much again at 0.99', () => {
    const [, middle] = check(logistic, own, [{ of: 'y', text: '0.7971' }, { of: 'dy', text: '0.161732' }])
    expect(middle?.kind).toBe('rounded')
    const [, edge] = check(logistic, { ...own, x: 5 }, [{ of: 'y', text: '0.99' }, { of: 'dy', text: '0.0099' }])
    expect(edge?.own).toBeCloseTo(0.0099, 12)
    expect(edge!.own / edge!.truth - 1).toBeCloseTo(0.489, 3)
  })
})

describe('the original, marked', () => {
  const sheet = readSheet(readFileSync(new URL('original.sheet.yaml', import.meta.url), 'utf8'))
  const verdicts = check(logistic, own, sheet.lines, sheet.names)
  test('its three formulas hold, and so does what it says of a layer', () => {
    expect(verdicts.map(({ kind }) => kind)).toEqual(['right', 'right', 'right', 'right'])
    expect(verdicts.slice(0, 3).flatMap(({ notes }) => notes)).toEqual([])
  })
  test('a formula with one sign changed would not have passed', () => {
    const [verdict] = check(logistic, own, [{ of: 'dy', text: '', formula: '1/(1 + e^-x)*(1 + 1/(1 + e^-x))' }])
    expect(verdict?.kind).not.toBe('right')
  })
})

test.each(levels)('exercises of level %s let every slip show, and ask for steps that there are', (level) => {
  for (let i = 0; i < 10; i++) {
    const state = exercise(logistic, level, draw('logistic', level, i))
    expect(isTelling(logistic, state)).toBe(true)
    for (const id of logistic.asks[level]) expect(logistic.steps(state).map((step) => step.id)).toContain(id)
  }
})
