/** ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1) above 10, reached by Γ(x + 1) = xΓ(x). Relative error of Γ below 1e-13. */
function logGamma(x: number): number {
  let factor = 1
  let z = x
  for (; z < 10; z++) factor *= z
  const series = 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5) - 1 / (1680 * z ** 7) + 1 / (1188 * z ** 9) - 691 / (360360 * z ** 11)
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(factor)
}

/** Regularized incomplete beta function I_x(a, b), 0 ≤ x ≤ (a + 1)/(a + b + 2): its continued fraction (DLMF 8.17.22), from the end. */
function lowerBeta(x: number, a: number, b: number): number {
  let fraction = 1
  for (let m = 200; m > 0; m--) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m - 1) * (a + b + m - 1) * x) / ((a + 2 * m - 2) * (a + 2 * m - 1))
    fraction = 1 + odd / (1 + even / fraction)
  }
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return front / (a * fraction)
}

/** Probability that a number of Student's t distribution lies above x, to a relative error below 1e-10. @param freedom degrees of freedom, not always whole, above 0 and up to 1e5 */
export function aboveStudent(x: number, freedom: number): number {
  if (x < 0) return 1 - aboveStudent(-x, freedom)
  if (x === 0) return 0.5
  const [a, b] = [freedom / 2, 0.5]
  const outer = freedom / (freedom + x * x)
  // I_x(a, b) = 1 − I_{1−x}(b, a): the fraction converges on the smaller side.
  return 0.5 * (outer <= (a + 1) / (a + b + 2) ? lowerBeta(outer, a, b) : 1 - lowerBeta((x * x) / (freedom + x * x), b, a))
}

/** The value that such a number stays below with probability p, 0.5 ≤ p < 1: bisection on `aboveStudent`. */
export function quantileStudent(p: number, freedom: number): number {
  let [low, high] = [0, 1]
  while (aboveStudent(high, freedom) > 1 - p) high *= 2
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2
    if (aboveStudent(middle, freedom) > 1 - p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
