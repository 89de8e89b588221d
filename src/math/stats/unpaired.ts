import type { Interval } from './bootstrap.ts'
import { deviation, mean } from './mean.ts'
import { quantileStudent } from './student.ts'

/**
 * The difference of the means of two independent samples, a − b, with Welch's interval, which does not ask that both
 * scatter alike (Welch, Biometrika 34:28, 1947; degrees of freedom by Satterthwaite, Biometrics Bulletin 2:110, 1946).
 * A sample of fewer than two values has no scatter: low and high are NaN. Where neither scatters, both are the difference.
 * @param level share of the intervals so made that hold the true difference, where both are normal; 95 % unless said
 */
export function unpaired(a: readonly number[], b: readonly number[], level = 0.95): Interval {
  const difference = mean(a) - mean(b)
  const [of, less] = [a, b].map((values) => deviation(values) ** 2 / values.length) as [number, number]
  const variance = of + less
  if (variance === 0) return { mean: difference, low: difference, high: difference }
  if (Number.isNaN(variance)) return { mean: difference, low: Number.NaN, high: Number.NaN }
  const freedom = variance ** 2 / (of ** 2 / (a.length - 1) + less ** 2 / (b.length - 1))
  const half = quantileStudent(1 - (1 - level) / 2, freedom) * Math.sqrt(variance)
  return { mean: difference, low: difference - half, high: difference + half }
}
