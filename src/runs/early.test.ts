import { expect, test } from 'vitest'
import { bestEpoch } from './early.ts'

const epochs = (...errors: number[]) => errors.map((error, i) => ({ epoch: i + 1, train: { error: 0, loss: 0 }, validation: { error, loss: 9 - i }, test: { error: 0, loss: 0 }, seconds: 1 }))

test('early stopping goes by the validation error, and of two equal epochs takes the first', () => {
  expect(bestEpoch(epochs(0.3, 0.1, 0.2, 0.1))?.epoch).toBe(2)
  expect(bestEpoch(epochs(0.3))?.epoch).toBe(1)
  expect(bestEpoch([])).toBeUndefined()
})
