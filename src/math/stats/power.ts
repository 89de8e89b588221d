import { quantile } from './normal.ts'

/**
 * Pairs that a two-sided paired t test at 5 % needs to see a mean difference in so many of all attempts: the normal
 * count plus Guenther's correction z²/2 for the unknown deviation (Guenther 1981). Within one of the exact count from six pairs on.
 * @param difference and `deviation`, of the paired differences, in one unit
 */
export function pairsFor(difference: number, deviation: number, power = 0.8): number {
  const z = quantile(0.975)
  return Math.ceil(((z + quantile(power)) * (deviation / difference)) ** 2 + (z * z) / 2)
}
