import { mean } from './mean.ts'

/** What a straight line, fitted by least squares, leaves of y; and its slope. @throws RangeError where all x are equal */
function fitted(x: readonly number[], y: readonly number[]): { slope: number; left: number[] } {
  const [mx, my] = [mean(x), mean(y)]
  const spread = x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
  if (!(spread > 0)) throw new RangeError('A line needs two different x.')
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
  const squares = fitted(x, x.map((value) => value * value)).left
  return fitted(squares, fitted(x, y).left).slope
}
