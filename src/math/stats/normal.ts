/** Density of the standard normal distribution. */
export function density(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)
}

/**
 * Probability that a standard normal number lies above x, to a relative error below 1e-12.
 * Series for |x| < 3 (Abramowitz and Stegun 26.2.11), continued fraction beyond (26.2.14).
 */
export function above(x: number): number {
  if (x < 0) return 1 - above(-x)
  if (x < 3) {
    let term = x
    let sum = x
    for (let n = 3; Math.abs(term) > 1e-17 * sum; n += 2) {
      term *= (x * x) / n
      sum += term
    }
    return 0.5 - density(x) * sum
  }
  let fraction = x
  for (let n = 200; n > 0; n--) fraction = x + n / fraction
  return density(x) / fraction
}

/** The value that a standard normal number stays below with probability p, 0 < p < 1: bisection on `above`. */
export function quantile(p: number): number {
  let [low, high] = [-40, 40]
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2
    if (1 - above(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
