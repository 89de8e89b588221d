import { describe, expect, test } from 'vitest'
import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { type Fn, functions } from './functions.ts'
import { apart, gap, partners } from './partners.ts'

const all = Object.entries(partners) as [Fn, (typeof partners)[Fn]][]

describe.each(all)('what is laid on %s', (fn, { moved, expr, meets, exact, reach }) => {
  test('is drawn as its formula says', () => {
    for (const [stretch_x, stretch_y] of [[1, 1], [2, -1.5], [-0.7, 3]] as const) {
      const curve = moved(stretch_x, stretch_y)
      for (let x = -4; x <= 4; x += 0.37) expect(curve(x)).toBeCloseTo(evaluate(expr, numbers, (id) => ({ stretch_x, stretch_y, x })[id]), 12)
    }
  })

  test.each(meets)(exact ? 'is the same function at %s, %s' : 'comes no nearer by moving one stretch from %s, %s by a tenth', (a, b) => {
    const here = gap(functions[fn], moved(a, b), reach)
    if (exact) expect(here).toBeLessThan(5e-16)
    else expect(here).toBeGreaterThan(1e-3)
    const worse = [[a * 1.1, b], [a * 0.9, b], [a, b * 1.1], [a, b * 0.9]].map(([p = 0, q = 0]) => gap(functions[fn], moved(p, q), reach))
    for (const other of worse) expect(other).toBeGreaterThan(here)
  })
})

test('a function’s own values, kept, give the same difference', () => {
  for (const [fn, { moved, reach }] of all) for (const [a, b] of [[1, 1], [2, 2], [-0.3, 1.7]] as const) expect(apart(fn, a, b)).toBe(gap(functions[fn], moved(a, b), reach))
})

test('2σ(2x) − 1 lands on tanh within 3.4e−16 over [−20, 20]', () => {
  const most = gap(Math.tanh, (x) => 2 / (1 + Math.exp(-2 * x)) - 1, 20)
  expect(most).toBeLessThan(3.4e-16)
  expect(most).toBeGreaterThan(0)
})

test('the shortcut x·σ(1.702x) stays within 0.0204 of GELU, the tanh form within 4.73e−4', () => {
  expect(gap(functions.gelu, (x) => x / (1 + Math.exp(-1.702 * x)), 8)).toBeCloseTo(0.0203, 4)
  const tanhForm = (x: number) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))
  expect(gap(functions.gelu, tanhForm, 8)).toBeCloseTo(4.73e-4, 6)
  expect([1 / (1 + Math.exp(-1.702)), tanhForm(1)].map((y) => Number(y.toFixed(6)))).toEqual([0.845796, 0.841192])
})
