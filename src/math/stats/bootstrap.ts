import { draw } from '../random.ts'
import { mean } from './mean.ts'

export interface Interval {
  readonly mean: number
  readonly low: number
  readonly high: number
}

const resamples = 10_000

/**
 * The mean with its 95 % percentile bootstrap interval (Efron and Tibshirani 1993, chapter 13): 10,000 resamples,
 * drawn by a fixed key, so that the same values always give the same interval. Of differences between
 * matched runs it is the paired interval. One value has no interval: low and high are NaN.
 * @param level share of the resamples that the interval holds; 95 % unless said
 */
export function bootstrapMean(values: readonly number[], level = 0.95): Interval {
  const center = mean(values)
  const n = values.length
  if (n < 2) return { mean: center, low: Number.NaN, high: Number.NaN }
  const random = draw('bootstrap', n)
  const means = new Float64Array(resamples)
  for (let i = 0; i < resamples; i++) {
    let sum = 0
    for (let j = 0; j < n; j++) sum += values[Math.floor(random() * n)]!
    means[i] = sum / n
  }
  means.sort()
  const at = (share: number) => means[Math.round(share * (resamples - 1))]!
  return { mean: center, low: at((1 - level) / 2), high: at((1 + level) / 2) }
}
