import { expect, test } from 'vitest'
import { silentClasses } from './silent.ts'

test('a class that no answer names is silent, however often the others are named', () => {
  expect(silentClasses([0, 1, 1, 3, 0], 5)).toEqual([2, 4])
  expect(silentClasses([], 3)).toEqual([0, 1, 2])
  expect(silentClasses(Array.from({ length: 30 }, (_, i) => i % 10))).toEqual([])
})
