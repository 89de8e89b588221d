import type { Arithmetic } from '../rules.ts'

/** The rules over plain 64-bit numbers. */
export const numbers: Arithmetic<number> = {
  num: (x) => x,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  sqrt: Math.sqrt,
  exp: Math.exp,
  tanh: Math.tanh,
  logistic: (a) => 1 / (1 + Math.exp(-a)),
  erf,
  positive: (a) => (a > 0 ? 1 : 0),
  ramp: (a) => (a > 0 || Number.isNaN(a) ? a : 0),
}

/** erf(x) = 2/√π · e^(−x²) · Σ 2ⁿx^(2n+1)/(1·3·…·(2n+1)): terms of one sign, so nothing cancels (DLMF 7.6.2). */
export function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x)
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}
