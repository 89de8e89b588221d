import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signedRank } from './wilcoxon.ts'

/** The p by its definition: every way to deal the signs, one by one, over midranks that are counted pair by pair. */
function enumerated(differences: readonly number[]): number {
  const all = differences.filter((d) => d !== 0)
  const n = all.length
  const ranks = all.map((a) => all.reduce((sum, b) => sum + (Math.abs(b) < Math.abs(a) ? 1 : Math.abs(b) === Math.abs(a) ? 0.5 : 0), 0.5))
  const off = (positive: (i: number) => boolean) => Math.abs(ranks.reduce((sum, rank, i) => sum + (positive(i) ? rank : 0), 0) - (n * (n + 1)) / 4)
  const seen = off((i) => all[i]! > 0)
  let as = 0
  for (let signs = 0; signs < 2 ** n; signs++) if (off((i) => ((signs >> i) & 1) === 1) >= seen) as++
  return as / 2 ** n
}

/** 1 … n, every so-manieth of them negative. */
const every = (n: number, negative: number) => Array.from({ length: n }, (_, i) => ((i + 1) % negative === 0 ? -i - 1 : i + 1))

describe('Wilcoxon’s signed-rank test', () => {
  test('it gives the p of another library, without ties and with', () => {
    // scipy 1.17.1: wilcoxon(d, mode='exact'); with ties wilcoxon(d, method=PermutationMethod(n_resamples=inf)).
    // The first: Hollander and Wolfe's depression scores.
    for (const [differences, p] of [
      [[0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01], 0.0390625],
      [every(20, 3), 0.1230926513671875],
      [every(30, 4), 0.012047622352838516],
      [every(50, 3), 0.02616696817119646],
      [[1, -2, 2, 3, -3, 3, 4, 5, 6, -1], 0.10546875],
      [[1, 1, 1, -1, 2, 2, -2, 3, 3, 3, 3, -4], 0.1689453125],
    ] as const)
      expect(signedRank(differences).p).toBeCloseTo(p, 14)
  })
  test('the rank sum is that of the positive differences, zeros dropped', () => {
    expect(signedRank([0, 1, -2, 2, 0, 3])).toEqual({ n: 4, w: 1 + 2.5 + 4, p: 0.5 })
  })
  test('it is the share of all ways to deal the signs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 11 }), (differences) => {
        expect(signedRank(differences).p).toBeCloseTo(enumerated(differences), 12)
      }),
      { seed: 7, numRuns: 200 },
    )
  })
  test('all on one side is the least p there is, nothing is 1, and fifty stay exact', () => {
    for (const n of [1, 5, 6, 30, 50]) expect(signedRank(every(n, n + 1)).p).toBe(2 ** (1 - n))
    expect([[], [0, 0]].map((none) => signedRank(none).p)).toEqual([1, 1])
  })
  test('neither order, nor side, nor unit matters', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -30, max: 30 }), { maxLength: 40 }), (differences) => {
        const { p } = signedRank(differences)
        expect(signedRank(differences.toReversed()).p).toBe(p)
        expect(signedRank(differences.map((d) => -4 * d)).p).toBe(p)
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThanOrEqual(1)
      }),
      { seed: 7 },
    )
  })
})
