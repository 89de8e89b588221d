import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holm, holmIntervals } from './holm.ts'

const p = fc.double({ min: 0, max: 1, noNaN: true })
const several = fc.array(p, { minLength: 1, maxLength: 12 })

describe('adjusted p', () => {
  test('they are those of another library', () => {
    // statsmodels 0.15.0: multipletests(ps, method='holm')[1]
    for (const [ps, adjusted] of [
      [[0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]],
      [[0.5, 0.02, 0.02, 0.9, 0.0001], [1, 0.08, 0.08, 1, 0.0005]],
      [[0.03], [0.03]],
      [[0.6, 0.5, 0.4], [1, 1, 1]],
    ] as const)
      expect(holm(ps)).toEqual(adjusted.map((x) => expect.closeTo(x, 12)))
    expect(holm([])).toEqual([])
  })
  test('none is below its p, above m times it, or out of order; and the order of the tests does not matter', () => {
    fc.assert(
      fc.property(several, (ps) => {
        const adjusted = holm(ps)
        for (const [i, a] of adjusted.entries()) {
          expect(a).toBeGreaterThanOrEqual(ps[i]!)
          expect(a).toBeLessThanOrEqual(Math.min(1, ps.length * ps[i]!))
          for (const [j, b] of adjusted.entries()) if (ps[i]! <= ps[j]!) expect(a).toBeLessThanOrEqual(b)
        }
        expect(holm(ps.toReversed())).toEqual(adjusted.toReversed())
      }),
      { seed: 7 },
    )
  })
})

describe('intervals', () => {
  /** How often 0.05 is shared at these levels. */
  const shares = (ps: readonly number[], decided: (i: number) => boolean) =>
    holmIntervals(ps, (i, level) => ({ low: decided(i) ? 1 : -1, high: 2, level })).map(({ level }) => Math.round(0.05 / (1 - level)))
  test('the clearer a comparison, the wider its interval; equal p are equally wide', () => {
    expect(shares([0.01, 0.04, 0.03, 0.005], () => true)).toEqual([3, 1, 2, 4])
    expect(shares([0.2, 0.01, 0.01], () => true)).toEqual([1, 3, 3])
  })
  test('where one holds 0, it and all after it keep its level', () => {
    expect(shares([0.001, 0.02, 0.01, 0.03], (i) => i === 0)).toEqual([4, 3, 3, 3])
    expect(shares([0.001, 0.02], () => false)).toEqual([2, 2])
  })
  test('intervals that mirror their p leave out 0 exactly where the adjusted p is below 0.05', () => {
    fc.assert(
      // Such an interval at a level leaves 0 out if its p is below 1 − level.
      fc.property(several, (ps) => {
        const found = holmIntervals(ps, (i, level) => ({ low: 1 - level - ps[i]!, high: 1 }))
        expect(found.map(({ low }) => low > 0)).toEqual(holm(ps).map((a) => a < 0.05))
      }),
      { seed: 7 },
    )
  })
})
