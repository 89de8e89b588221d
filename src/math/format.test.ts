import { expect, test } from 'vitest'
import { bracketed, format } from './format.ts'

test.each([
  [6.2157798e-4, 5, '6.2158 × 10⁻⁴'],
  [-0.0016575412, 5, '−0.0016575'],
  [-1.4320000000000002, 5, '−1.432'],
  [-0.2, 5, '−0.2'],
  [0.6454476306, 4, '0.6454'],
  [0.99999999, 3, '1'],
  [999999.96, 5, '1 × 10⁶'],
  [123456.7, 5, '123457'],
  [1154560, 5, '1,154,560'],
  [-12, 5, '−12'],
  [0, 5, '0'],
  [-0, 5, '0'],
  [1.5e300, 5, '1.5 × 10³⁰⁰'],
  [Infinity, 5, 'overflow'],
  [NaN, 5, 'overflow'],
  [0.1 + 0.2, 17, '0.30000000000000004'],
])('%s to %s digits reads %s', (x, digits, written) => {
  expect(format(x, digits)).toBe(written)
})

test('an exponent can be put off: pencil notes write small numbers in full', () => {
  expect(format(6.2157798e-4, 5, -5)).toBe('0.00062158')
  expect(format(6.2157798e-6, 5, -5)).toBe('6.2158 × 10⁻⁶')
})

test('a number filled into a formula brings the brackets that its place asks for', () => {
  expect(bracketed('−0.3', 'first')).toBe('−0.3')
  expect(bracketed('−0.3', 'factor')).toBe('(−0.3)')
  expect(bracketed('0.3', 'factor')).toBe('0.3')
  expect(bracketed('6.2 × 10⁻⁴', 'factor')).toBe('6.2 × 10⁻⁴')
  expect(bracketed('6.2 × 10⁻⁴', 'base')).toBe('(6.2 × 10⁻⁴)')
})
