import { expect, test } from 'vitest'
import { neverSays, type Seed, seedsSay, seedsWritten } from './seeds.ts'

const names = 'ABCDEFGHIJ'
const seed = (seed: number, ...never: number[]): Seed => ({ seed, never, error: 0.1 })

test('the letters never answered are a sentence of their own', () => {
  expect(neverSays([], names)).toBe('Every letter is answered.')
  expect(neverSays([4], names)).toBe('Never answered: E.')
  expect(neverSays([2, 7], names)).toBe('Never answered: C, H.')
})

test('seeds in a row are told apart, each with its letters', () => {
  expect(seedsWritten([seed(1, 2), seed(4, 4, 7), seed(6)], names)).toBe('1\u00a0(C), 4\u00a0(E, H), 6')
})

test('what came of several seeds is one sentence', () => {
  expect(seedsSay([])).toBe('')
  expect(seedsSay([seed(8)])).toBe('Of 1 seed with the bug, 1 answered every letter.')
  expect(seedsSay([seed(8), seed(1, 2), seed(4, 7)])).toBe('Of 3 seeds with the bug, 1 answered every letter; 2 never answered 1 of the ten.')
  expect(seedsSay([seed(2, 2, 3, 6), seed(8), seed(1, 2)])).toBe('Of 3 seeds with the bug, 1 answered every letter; 2 never answered 1 to 3 of the ten.')
})
