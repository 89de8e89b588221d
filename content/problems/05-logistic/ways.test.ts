import { describe, expect, test } from 'vitest'
import { draw } from '../../../src/math/random.ts'
import { kept, passage, saturation, slopesAt, trueSlope, writtenSlope } from './ways.ts'

/** Through typed arrays, one operation at a time: nothing of the book's own rounding is in it. */
const cell = new Float32Array(1)
function f32(x: number): number {
  cell[0] = x
  return cell[0]!
}

describe('the textbook formula', () => {
  test.each(['float64', 'float32'] as const)('gives NaN at −1000 and 0 at +1000 in %s', (name) => {
    expect(slopesAt(-1000, name).naive).toBeNaN()
    expect(slopesAt(1000, name).naive).toBe(0)
  })
  test('breaks in float32 already at −45, where e^45 squared is too large', () => {
    expect(slopesAt(-45, 'float32').naive).toBe(0)
    expect(slopesAt(-45, 'float32').stable / Math.exp(-45)).toBeCloseTo(1, 6)
  })
})

describe('outputs kept in float32', () => {
  test('lose the slope at +20 and keep it at −20: 0 against 2.06115e−9', () => {
    expect(slopesAt(20, 'float32').output).toBe(0)
    expect(slopesAt(-20, 'float32').output).toBeCloseTo(2.06115e-9, 14)
    expect(slopesAt(20, 'float32').stable).toBe(slopesAt(-20, 'float32').stable)
  })
  test('are 1 from 24 ln 2 = 16.6355 on, where the true slope is 5.96047e−8', () => {
    const x = saturation('float32')
    expect(x).toBeCloseTo(24 * Math.LN2, 5)
    expect(trueSlope(x).mantissa * 10 ** trueSlope(x).power).toBeCloseTo(5.96047e-8, 12)
  })
  test('are what typed arrays compute, on both sides, for 4,000 inputs', () => {
    const random = draw('float32')
    for (let i = 0; i < 4000; i++) {
      const x = f32(50 * random() - 25)
      const e = f32(Math.exp(-Math.abs(x)))
      const y = x >= 0 ? f32(1 / f32(1 + e)) : f32(e / f32(1 + e))
      expect(kept(x, 'float32')).toBe(y)
      expect(slopesAt(x, 'float32').output).toBe(f32(y * f32(1 - y)))
    }
  })
})

test('in float64 the output is 1 from 53 ln 2 = 36.7368 on', () => {
  expect(saturation('float64')).toBeCloseTo(53 * Math.LN2, 6)
})

test('outputs kept in bfloat16 are 1 from ln 511 = 6.23637 on, a hair before 9 ln 2; at 6.25 the slope lost is 0.00192302', () => {
  expect(saturation('bfloat16')).toBeCloseTo(Math.log(511), 4)
  expect(Math.abs(saturation('bfloat16') - 9 * Math.LN2)).toBeLessThan(0.002)
  expect([kept(6.25, 'bfloat16'), kept(6.21875, 'bfloat16') < 1]).toEqual([1, true])
  const { mantissa, power } = trueSlope(6.25)
  expect(mantissa * 10 ** power).toBeCloseTo(0.00192302, 8)
})

test('outputs kept in float16 are 1 from ln 4095 on', () => {
  expect(saturation('float16')).toBeCloseTo(Math.log(4095), 6)
})

test('the stable way meets 1/(4 cosh²(x/2)) to the last bits on both sides', () => {
  for (let x = -700; x <= 700; x += 0.37) {
    const other = 0.25 / Math.cosh(x / 2) ** 2
    expect(Math.abs(slopesAt(x, 'float64').stable / other - 1)).toBeLessThan(1e-12)
  }
})

test('the true slope at ±1000 is 5.07596 × 10⁻⁴³⁵ (e^−1000 to 30 digits: 5.07595889754945676529180947957e−435)', () => {
  const { mantissa, power } = trueSlope(-1000)
  expect(power).toBe(-435)
  expect(mantissa).toBeCloseTo(5.0759588975494567, 9)
  expect(writtenSlope(1000, 5)).toBe('5.076 × 10⁻⁴³⁵')
  expect(writtenSlope(1.368, 5)).toBe('0.16176')
})

test('line by line at 17: float32 has lost e^−17 in the sum, float64 has not', () => {
  expect(passage(17, 'float32')).toEqual({ power: f32(Math.exp(-17)), sum: 1, y: 1, rest: 0, slope: 0 })
  const { power, sum, y, rest, slope } = passage(17, 'float64')
  expect([power, sum - 1, rest, slope].map((x) => x / Math.exp(-17))).toEqual([1, 1, 1, 1].map(() => expect.closeTo(1, 6)))
  expect(y).toBeLessThan(1)
})

test('line by line at −17 both formats keep the slope, since nothing is near 1 but the sum', () => {
  for (const name of ['float64', 'float32'] as const) {
    const { power, slope } = passage(-17, name)
    expect(slope / power).toBeCloseTo(1, 6)
  }
})
