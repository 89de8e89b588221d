import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate, numbers } from './algebra.ts'
import { contains, type Interval, intervals, meets, point } from './intervals.ts'
import { formula } from './parse.ts'
import { expressions } from './testing/arbitrary.ts'

const size = fc.oneof(fc.constantFrom(0, 1, -1, 0.5, 2, 1000, -1000, 1e-300, 1e300), fc.double({ min: -5, max: 5, noNaN: true }))
/** An interval and a number in it. */
const held = fc.tuple(size, size, fc.double({ min: 0, max: 1, noNaN: true })).map(([a, b, t]) => {
  const [low, high] = a < b ? [a, b] : [b, a]
  const x = low + (high - low) * t
  return { i: { low, high }, x: Math.min(high, Math.max(low, x)) }
})

test('the interval of an expression contains its value at every point of the intervals of its names', () => {
  let finite = 0
  fc.assert(
    fc.property(expressions(), held, held, held, (e, a, b, w1) => {
      const names: Record<string, { i: Interval; x: number }> = { a, b, w1 }
      const value = evaluate(e, numbers, (id) => names[id]?.x)
      const over = evaluate(e, intervals, (id) => names[id]?.i)
      if (!Number.isNaN(value)) {
        finite += 1
        expect(contains(over, value)).toBe(true)
      }
      expect(over.low <= over.high).toBe(true)
    }),
    { seed: 6, numRuns: 20_000 },
  )
  expect(finite).toBeGreaterThan(10_000)
})

describe('intervals', () => {
  const over = (text: string, a: Interval, b: Interval = point(0)) => evaluate(formula(text), intervals, (id) => ({ a, b })[id])

  test('of a single point stay as narrow as rounding allows', () => {
    const { low, high } = over('a*b + exp(a)/b', point(0.3), point(1.7))
    expect(high - low).toBeLessThan(1e-14)
  })
  test('keep an exact zero exact', () => {
    expect(over('a*b', point(0), { low: -1e9, high: 1e9 })).toEqual({ low: 0, high: 0 })
    expect(over('(1 - a)*b', point(1), point(5))).toEqual({ low: 0, high: 0 })
  })
  test('of a square begin at 0, of a quotient by something that may be 0 are everything', () => {
    expect(over('a^2', { low: -1, high: 2 }).low).toBe(0)
    expect(over('1/a', { low: -1, high: 1 })).toEqual({ low: -Infinity, high: Infinity })
  })
  test('meet where their ends touch', () => {
    expect(meets({ low: 0, high: 1 }, { low: 1, high: 2 })).toBe(true)
    expect(meets({ low: 0, high: 1 }, { low: 1.1, high: 2 })).toBe(false)
  })
  test('of whole numbers are exact, so that a floor stays where it is', () => {
    const over = (text: string, a: number, b: number) => evaluate(formula(text), intervals, (id) => ({ a: point(a), b: point(b) })[id])
    expect(over('floor((12 - a + 2)/b) + 1', 4, 2)).toEqual(point(6))
    expect(over('(a*a*50 + (a*a*50 - 1))*720', 4, 0)).toEqual(point(1_151_280))
    for (let a = 0; a < 200; a++) for (let b = 1; b < 60; b++) expect(over('floor(a/b)', a, b)).toEqual(point(Math.floor(a / b)))
  })
})
