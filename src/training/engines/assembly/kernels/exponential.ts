import { absolute, add, div, fill, larger, madd, mul, powerOfTwo, signed, smaller, sub, whereAbove, whole } from './lanes.ts'

/** e^x to about an ulp, for x from −87 to 88, held to those beyond. Polynomial: Cephes, expf (S. Moshier). */
@inline export function exponential(x: V): V {
  const held = larger(smaller(x, fill(88)), fill(-87))
  const k = whole(mul(held, fill(1.44269504)))
  const r = madd(k, fill(2.12194440e-4), madd(k, fill(-0.693359375), held))
  let p = fill(1.9875691500e-4)
  p = madd(p, r, fill(1.3981999507e-3))
  p = madd(p, r, fill(8.3334519073e-3))
  p = madd(p, r, fill(4.1665795894e-2))
  p = madd(p, r, fill(1.6666665459e-1))
  p = madd(p, r, fill(5.0000001201e-1))
  return mul(add(madd(mul(r, r), p, r), fill(1)), powerOfTwo(k))
}

@inline export function logistic(z: V): V {
  return div(fill(1), add(fill(1), exponential(sub(fill(0), z))))
}

/** Near 0 the polynomial of Cephes, tanhf: 1 − 2/(e^2z + 1) would cancel there. */
@inline export function hyperbolic(z: V): V {
  const a = absolute(z)
  const far = sub(fill(1), div(fill(2), add(exponential(add(a, a)), fill(1))))
  const s = mul(z, z)
  let p = fill(-5.70498872745e-3)
  p = madd(p, s, fill(2.06390887954e-2))
  p = madd(p, s, fill(-5.37397155531e-2))
  p = madd(p, s, fill(1.33314422036e-1))
  p = madd(p, s, fill(-3.33332819422e-1))
  return whereAbove(a, fill(0.625), signed(far, z), madd(mul(p, s), z, z))
}

/**
 * The normal distribution function Φ(z), given e^(−z²/2). By erfc(x) = t·e^(−x² + c(t)), t = 1/(1 + x/2), right to 1.2e-7 of
 * itself (Press et al., Numerical Recipes, erfcc).
 */
@inline export function normal(z: V, bell: V): V {
  const t = div(fill(1), madd(absolute(z), fill(0.353553391), fill(1)))
  let c = fill(0.17087277)
  c = madd(c, t, fill(-0.82215223))
  c = madd(c, t, fill(1.48851587))
  c = madd(c, t, fill(-1.13520398))
  c = madd(c, t, fill(0.27886807))
  c = madd(c, t, fill(-0.18628806))
  c = madd(c, t, fill(0.09678418))
  c = madd(c, t, fill(0.37409196))
  c = madd(c, t, fill(1.00002368))
  c = madd(c, t, fill(-1.26551223))
  const tail = mul(mul(fill(0.5), t), mul(bell, exponential(c)))
  return whereAbove(z, fill(0), sub(fill(1), tail), tail)
}
