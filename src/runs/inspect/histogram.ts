/** How often values fall into bins of equal width, and how many are exactly 0: a ReLU that is off gives 0 to the bit. */
export interface Histogram {
  /** Values of each bin; the last includes its upper edge. Values outside are in none. */
  readonly counts: readonly number[]
  readonly zeros: number
  readonly of: number
  readonly least: number
  readonly largest: number
}

/** @param low and @param high the edges of the whole, low < high */
export function histogram(values: readonly number[], low: number, high: number, bins: number): Histogram {
  const counts = new Array<number>(bins).fill(0)
  let zeros = 0
  let least = Number.POSITIVE_INFINITY
  let largest = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value === 0) zeros++
    least = Math.min(least, value)
    largest = Math.max(largest, value)
    const bin = value === high ? bins - 1 : Math.floor(((value - low) / (high - low)) * bins)
    if (bin >= 0 && bin < bins) counts[bin]!++
  }
  return { counts, zeros, of: values.length, least, largest }
}

/** The histogram of every class's logit, all on one axis from the least to the largest of them (0 included). */
export function logitHistograms(logits: ArrayLike<number>, bins: number, classes = 10): { low: number; high: number; histograms: Histogram[] } {
  const columns = Array.from({ length: classes }, (_, c) => Array.from({ length: logits.length / classes }, (_, n) => logits[n * classes + c]!))
  let low = 0
  let high = 0
  for (const value of columns.flat())
    if (Number.isFinite(value)) {
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
  if (high === low) high = low + 1
  return { low, high, histograms: columns.map((values) => histogram(values, low, high, bins)) }
}
