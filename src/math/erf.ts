/**
 * erf and erfc by W. J. Cody, “Rational Chebyshev approximations for the error function”, Mathematics of Computation 23
 * (1969) 631–637, with the coefficients of his CALERF (netlib.org/specfun/erf): three ranges of |x|, each the quotient
 * of two polynomials, good to the last bits of a float64.
 */
type Fraction = readonly [above: readonly number[], below: readonly number[]]

const small: Fraction = [
  [1.85777706184603153e-1, 3.1611237438705656, 113.864154151050156, 377.485237685302021, 3209.37758913846947],
  [1, 23.6012909523441209, 244.024637934444173, 1282.61652607737228, 2844.23683343917062],
]
const middle: Fraction = [
  [
    2.15311535474403846e-8, 0.564188496988670089, 8.88314979438837594, 66.1191906371416295, 298.635138197400131, 881.95222124176909, 1712.04761263407058,
    2051.07837782607147, 1230.33935479799725,
  ],
  [
    1, 15.7449261107098347, 117.693950891312499, 537.181101862009858, 1621.38957456669019, 3290.79923573345963, 4362.61909014324716, 3439.36767414372164,
    1230.33935480374942,
  ],
]
const large: Fraction = [
  [1.63153871373020978e-2, 0.305326634961232344, 0.360344899949804439, 0.125781726111229246, 1.60837851487422766e-2, 6.58749161529837803e-4],
  [1, 2.56852019228982242, 1.87295284992346725, 0.527905102951428412, 6.05183413124413191e-2, 2.33520497626869185e-3],
]

function quotient([above, below]: Fraction, x: number): number {
  const at = (coefficients: readonly number[]) => coefficients.reduce((sum, c) => sum * x + c, 0)
  return at(above) / at(below)
}

/** erfc of y > 0.46875. */
function tail(y: number): number {
  if (y > 27) return 0
  // e^(−y²) in two factors: the square of a number of few bits is exact.
  const coarse = Math.trunc(16 * y) / 16
  const bell = Math.exp(-coarse * coarse) * Math.exp(-(y - coarse) * (y + coarse))
  if (y <= 4) return bell * quotient(middle, y)
  const z = 1 / (y * y)
  return (bell * (1 / Math.sqrt(Math.PI) - z * quotient(large, z))) / y
}

/** The error function 2/√π ∫₀ˣ e^(−t²) dt. */
export function erf(x: number): number {
  const y = Math.abs(x)
  if (Number.isNaN(x)) return x
  if (y <= 0.46875) return x * quotient(small, x * x)
  return Math.sign(x) * (1 - tail(y))
}

/** 1 − erf(x), to full relative accuracy where x is large and the difference would lose it. */
export function erfc(x: number): number {
  if (!(Math.abs(x) > 0.46875)) return 1 - erf(x)
  return x < 0 ? 2 - tail(-x) : tail(x)
}
