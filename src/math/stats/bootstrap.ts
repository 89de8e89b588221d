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
 */
export function bootstrapMean(values: readonly number[]): Interval {
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
  return { mean: center, low: at(0.025), high: at(0.975) }
}
