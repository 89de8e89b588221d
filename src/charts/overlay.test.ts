import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Epoch } from '../runs/run.ts'
import { findingOfOverlay, labelsApart, meansOf } from './overlay.ts'

const curve = (...errors: number[]): Epoch[] => errors.map((error, i) => ({ epoch: i + 1, train: { error, loss: 1 }, validation: { error, loss: 1 }, test: { error, loss: 1 }, seconds: 1 }))

test('a mean goes as far as the shortest of its runs', () => {
  expect(meansOf([curve(0.2, 0.1), curve(0.4)], 'validation', 'error')).toEqual([{ epoch: 1, value: expect.closeTo(0.3, 12) }])
  expect(meansOf([], 'validation', 'error')).toEqual([])
})

test('labels keep apart, keep their order and stay inside', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 5 }), (heights) => {
    const placed = labelsApart(heights, 8)
    const order = heights.map((_, i) => i).toSorted((a, b) => heights[a]! - heights[b]!)
    for (const [n, i] of order.entries()) {
      expect(placed[i]!).toBeLessThanOrEqual(100)
      if (n > 0) expect(placed[i]! - placed[order[n - 1]!]!).toBeGreaterThan(8 - 1e-9)
    }
  }), { seed: 6 })
})

test('the text of an overlay names the least first, and how many runs a mean has', () => {
  const told = (letter: string, ...runs: Epoch[][]) => ({ letter, says: 'x', runs, mean: meansOf(runs, 'validation', 'error') })
  expect(findingOfOverlay([told('A', curve(0.3)), told('B', curve(0.2, 0.1), curve(0.2, 0.1))], 'validation', 'error')).toBe('Validation error, least first: B (x, mean of 2 runs) 10.00\u00a0% after epoch 2; A (x) 30.00\u00a0% after epoch 1.')
})
