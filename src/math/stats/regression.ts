import { mean } from './mean.ts'

/** What sums of a few numbers lose, relative to the greatest of them. */
const rounding = 1e-12

/** What a straight line, fitted by least squares, leaves of y; and its slope. @throws RangeError where all x are equal, but for rounding */
function fitted(x: readonly number[], y: readonly number[], scale = Math.max(...x.map(Math.abs))): { slope: number; left: number[] } {
  const [mx, my] = [mean(x), mean(y)]
  const spread = x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
  if (!(Math.sqrt(spread) > rounding * scale)) throw new RangeError('A line needs two different x.')
  const slope = x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0) / spread
  return { slope, left: y.map((value, i) => value - my - slope * (x[i]! - mx)) }
}

/** Slope of the straight line of least squares through these points. @throws RangeError where all x are equal */
export function slopeOf(x: readonly number[], y: readonly number[]): number {
  return fitted(x, y).slope
}

/**
 * Factor of x² in the parabola of least squares through these points: 0 where they lie on a straight line. What the line
 * leaves of y is fitted by what it leaves of x² (Frisch and Waugh 1933). Needs three different x.
 */
export function bendOf(x: readonly number[], y: readonly number[]): number {
  const squares = x.map((value) => value * value)
  return fitted(fitted(x, squares).left, fitted(x, y).left, Math.max(...squares)).slope
}
