import { describe, expect, test } from 'vitest'
import { erf, erfc } from './erf.ts'

/** Abramowitz and Stegun, Handbook of Mathematical Functions, table 7.1. */
const published: [number, number][] = [
  [0.02, 0.0225645747], [0.1, 0.1124629160], [0.5, 0.5204998778], [1, 0.8427007929], [1.5, 0.9661051465], [2, 0.9953222650],
]

/**
 * erf in whole numbers of 2^-200: the series 2/√π Σ (−1)ⁿ x^(2n+1) / (n! (2n+1)) has large terms that cancel, so it is
 * summed with 200 binary places. π and the root come from whole-number arithmetic as well.
 */
const places = 200n
const unit = 1n << places
function root(n: bigint): bigint {
  let x = n
  for (let y = (x + 1n) / 2n; y < x; y = (x + n / x) / 2n) x = y
  return x
}
/** arctan(1/k) by its series: Machin's formula gives π. */
function arctan(k: bigint): bigint {
  let sum = 0n
  let power = unit / k
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += n % 4n === 1n ? power / n : -power / n
    power /= k * k
  }
  return sum
}
const pi = 4n * (4n * arctan(5n) - arctan(239n))
/** A float64 exactly, in units. */
function exact(x: number): bigint {
  const scaled = x * 2 ** 80
  return BigInt(scaled) << (places - 80n)
}
function series(x: number): bigint {
  const at = exact(x)
  let term = at
  let sum = 0n
  for (let n = 0n; term !== 0n; n++) {
    sum += term / (2n * n + 1n)
    term = (-term * at * at) / unit / unit / (n + 1n)
  }
  return (2n * sum * unit) / root(pi * unit)
}
/** Units as a float64. */
function float(x: bigint): number {
  return Number(x) / 2 ** 200
}

describe('erf', () => {
  test('meets the published table', () => {
    for (const [x, value] of published) expect(Math.abs(erf(x) - value)).toBeLessThan(5.1e-11)
  })
  test('meets its series, summed in whole numbers of 200 binary places, to 1e-15, and so does erfc', () => {
    for (let i = -240; i <= 240; i++) {
      const x = i / 40 + 2 ** -20
      const value = series(x)
      expect(Math.abs(erf(x) - float(value))).toBeLessThan(4e-16)
      expect(Math.abs(erfc(x) / float(unit - value) - 1)).toBeLessThan(2e-15)
    }
  })
  test('is odd, ends at ±1, and keeps tiny arguments and NaN', () => {
    for (const x of [1e-300, 0.3, 0.46875, 0.5, 4, 5, 30, Infinity]) expect(erf(-x)).toBe(-erf(x))
    expect([erf(1000), erf(Infinity), erfc(Infinity), erfc(-Infinity)]).toEqual([1, 1, 0, 2])
    expect(erf(1e-300) / 1e-300).toBeCloseTo(2 / Math.sqrt(Math.PI), 15)
    expect(erf(NaN)).toBeNaN()
    expect(erfc(NaN)).toBeNaN()
  })
})
