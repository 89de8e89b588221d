import { expect, test } from 'vitest'
import { draw } from '../../../src/math/random.ts'
import { levels } from '../../../src/solution/problem.ts'
import { markHonest } from '../../../src/solution/testing/honest.ts'
import backprop from './problem.ts'

test('20,000 honestly rounded sheets, other than those of the short test, blame nobody', () => {
  const { lines, coarse, held } = markHonest(backprop, 20_000, (i) => backprop.draft(levels[i % levels.length]!, draw('honest, long', i)))
  expect(held).toEqual([])
  expect(lines).toBe(20_000 * 25)
  expect(coarse / lines).toBeLessThan(0.03)
})
