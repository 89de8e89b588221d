import { expect, test } from 'vitest'
import { centralDifference } from './difference.ts'

test('a central difference is exact for a parabola and of second order for a cubic', () => {
  expect(centralDifference((x) => 3 * x * x, 2, 0.5)).toBe(12)
  const errors = [0.1, 0.05].map((h) => centralDifference((x) => x ** 3, 1, h) - 3)
  expect(errors[0]! / errors[1]!).toBeCloseTo(4, 6)
})
