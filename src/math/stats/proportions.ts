import { above, quantile } from './normal.ts'

/** 95 % interval for a share of which `count` of `of` were seen (Wilson 1927), as fractions. */
export function wilson(count: number, of: number): { low: number; high: number } {
  const z = quantile(0.975)
  const share = count / of
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  return { low: middle - half, high: middle + half }
}

/** Standard error of a share that was seen as `count` of `of`. */
export function standardError(count: number, of: number): number {
  const share = count / of
  return Math.sqrt((share * (1 - share)) / of)
}

/** Could two counts stem from one share? Pooled two-sided z test. */
export function twoProportions(a: number, ofA: number, b: number, ofB: number): { z: number; p: number } {
  const pooled = (a + b) / (ofA + ofB)
  const z = (a / ofA - b / ofB) / Math.sqrt(pooled * (1 - pooled) * (1 / ofA + 1 / ofB))
  return { z, p: 2 * above(Math.abs(z)) }
}
