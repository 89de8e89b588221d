import { expect, test } from 'vitest'
import { text } from '../../../src/math/print/text.ts'
import { identities } from './identities.ts'

test.each(identities().map((one) => [text(one.left), text(one.right), one] as const))('%s = %s to the last binary digits', (_a, _b, { most }) => {
  expect(most).toBeLessThan(4e-15)
})

test('eight identities are compared, and a wrong one would be seen', () => {
  expect(identities()).toHaveLength(8)
  expect(Math.max(...[-2, -1, 0.3, 1, 2].map((x) => Math.abs(Math.tanh(x) - (2 / (1 + Math.exp(-x)) - 1))))).toBeGreaterThan(0.1)
})
