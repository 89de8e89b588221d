import { expect, test } from 'vitest'
import { draw } from '../random.ts'
import { expectedBest } from './best.ts'
import { bootstrapMean } from './bootstrap.ts'
import { deviation, mean } from './mean.ts'
import { above, quantile } from './normal.ts'
import { pairsFor } from './power.ts'
import { standardError, twoProportions, wilson } from './proportions.ts'

test('the tail of the normal distribution meets tabled values on both sides of where its formula changes', () => {
  // Half of Python's math.erfc(x / √2).
  for (const [x, p] of [[0, 0.5], [0.5, 0.3085375387259869], [1, 0.15865525393145707], [1.96, 0.024997895148220435], [2.999, 0.0013543365337271066], [3, 0.0013498980316300957], [5, 2.866515718791946e-07], [10, 7.619853024160593e-24]] as const)
    expect(above(x) / p).toBeCloseTo(1, 11)
  expect(above(-1) + above(1)).toBeCloseTo(1, 14)
  expect(quantile(0.975)).toBeCloseTo(1.959963984540054, 10)
})

test('counts of wrong images get the intervals and the doubt that others computed for them', () => {
  const { low, high } = wilson(229, 2726)
  expect([low, high].map((x) => (100 * x).toFixed(2))).toEqual(['7.42', '9.50'])
  expect((100 * standardError(211, 2726)).toFixed(3)).toBe('0.512')
  expect(twoProportions(229, 2726, 211, 2726).p.toFixed(2)).toBe('0.37')
  expect(twoProportions(104, 1000, 100, 1000).p.toFixed(2)).toBe('0.77')
})

test('the best of equals flatters as the tables of order statistics say', () => {
  expect(expectedBest(1)).toBeCloseTo(0, 9)
  expect(expectedBest(2)).toBeCloseTo(1 / Math.sqrt(Math.PI), 9)
  expect(expectedBest(5).toFixed(5)).toBe('1.16296')
  expect(expectedBest(10_000).toFixed(3)).toBe('3.852')
})

test('a bootstrap interval holds the mean, is the same each time, and is about as wide as theory says', () => {
  const random = draw('sample')
  const values = Array.from({ length: 30 }, () => random() + random() + random())
  const interval = bootstrapMean(values)
  expect(interval).toEqual(bootstrapMean(values))
  expect(interval.low).toBeLessThan(interval.mean)
  expect(interval.high).toBeGreaterThan(interval.mean)
  expect(interval.mean).toBe(mean(values))
  expect((interval.high - interval.low) / ((2 * 1.96 * deviation(values)) / Math.sqrt(30))).toBeCloseTo(1, 1)
})

test('one run has no interval', () => {
  expect(bootstrapMean([0.08])).toEqual({ mean: 0.08, low: Number.NaN, high: Number.NaN })
})

test('the interval misses the true mean about as often as it says', () => {
  let held = 0
  for (let i = 0; i < 60; i++) {
    const random = draw('coverage', i)
    const { low, high } = bootstrapMean(Array.from({ length: 20 }, random))
    if (low <= 0.5 && 0.5 <= high) held++
  }
  expect(held).toBeGreaterThanOrEqual(50)
})

test('the pairs that a paired test needs are those that tables of its power give', () => {
  // By the noncentral t distribution (statsmodels' TTestPower, R's power.t.test): 0.5 points at these deviations.
  for (const [sd, pairs] of [[0.25, 5], [0.27, 5], [0.31, 6], [0.48, 10], [0.7, 18], [1, 34]] as const) expect(Math.abs(pairsFor(0.5, sd) - pairs)).toBeLessThanOrEqual(1)
  expect([0.5, 0.275].map((sd) => pairsFor((100 * 4) / 2726, sd))).toEqual([94, 30])
  expect([0.48, 0.7, 1].map((sd) => pairsFor(0.5, sd, 0.9))).toEqual([12, 23, 44])
})
