import { expect, test } from 'vitest'
import { bendOf, slopeOf } from './regression.ts'

test('slope and bend are those of numpy.polyfit, of degree one and two', () => {
  const x = [8.97, 9.97, 10.97, 12.29, 13.29, 13.87]
  const y = [-1.2, -1.45, -1.8, -2.2, -2.41, -2.5]
  expect(slopeOf(x, y)).toBeCloseTo(-0.275113573527339, 12)
  expect(bendOf(x, y)).toBeCloseTo(0.014244440854708985, 12)
})

test('points on a line have its slope and no bend, points on a parabola its factor, wherever they stand', () => {
  const x = [-3, 0, 1, 7, 20]
  expect(slopeOf(x, x.map((v) => 5 - 2 * v))).toBeCloseTo(-2, 12)
  expect(bendOf(x, x.map((v) => 5 - 2 * v))).toBeCloseTo(0, 12)
  expect(bendOf(x, x.map((v) => 0.25 * v * v + 3 * v - 1))).toBeCloseTo(0.25, 12)
})

test('one place has no line, and two have no parabola', () => {
  expect(() => slopeOf([1, 1], [2, 3])).toThrow(RangeError)
  expect(() => bendOf([1, 2, 2], [2, 3, 4])).toThrow(RangeError)
})
