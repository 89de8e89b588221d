import { expect, test } from 'vitest'
import { matrices, type Matrix } from '../../../src/math/matrices.ts'
import { finished, firstWeights, race, scaled, stepsOfProduct } from './twins.ts'

test.each([
  [1, 38],
  [2, 10],
  [3, 5],
])('from 1 towards 2 at rate 0.1, a product of %i needs %i steps', (depth, steps) => {
  expect(stepsOfProduct(depth, 1, 2, 0.1)).toBe(steps)
})

test('from zero a single weight needs 44 steps, and a product of two does not move in 20,000', () => {
  expect(stepsOfProduct(1, 0, 2, 0.1)).toBe(44)
  expect(stepsOfProduct(2, 0, 2, 0.1)).toBeUndefined()
})

const target = scaled([[1, 2], [3, 7]])!
const product = (all: readonly Matrix[]) => all.slice(1).reduce((sum, W) => matrices.apply('mul', [W, sum]) as Matrix, all[0]!)
const loss = (all: readonly Matrix[]) => product(all).flatMap((row, i) => row.map((w, j) => (w - target[i]![j]!) ** 2)).reduce((a, b) => a + b) / 2

test('both start as the same map, and the first step of each layer goes down its own slope', () => {
  const weights = firstWeights([2, 3, 2], 0.5, 1)
  const rate = 1e-6
  const { deep, single } = finished(race(target, weights, rate, 1))
  expect(single.loss[0]).toBeCloseTo(deep.loss[0]!, 15)
  // To first order a step lowers the loss by the rate times the squared length of the gradient, measured here entry by entry.
  const nudged = (k: number, i: number, j: number, by: number) => loss(weights.map((W, l) => W.map((row, r) => row.map((w, c) => (l === k && r === i && c === j ? w + by : w)))))
  const squares = weights.flatMap((W, k) => W.flatMap((row, i) => row.map((_, j) => ((nudged(k, i, j, 1e-5) - nudged(k, i, j, -1e-5)) / 2e-5) ** 2)))
  const fall = squares.reduce((a, b) => a + b)
  expect((deep.loss[0]! - deep.loss[1]!) / rate / fall).toBeCloseTo(1, 4)
})

test('the single matrix closes every gap by the rate at every step', () => {
  const { at, single } = finished(race(target, firstWeights([2, 2, 2], 0.5, 0), 0.1))
  for (const [i, step] of at.entries()) for (const part of single.parts) expect(1 - part[i]!).toBeCloseTo((1 - part[0]!) * 0.9 ** step, 10)
})

test('the deep twin learns the strong direction long before the weak one', () => {
  const { at, deep } = finished(race(target, firstWeights([2, 2, 2], 0.2, 0), 0.1))
  const learned = deep.parts.map((part) => at[part.findIndex((_, i) => part.slice(i).every((later) => Math.abs(later - 1) < 0.1))]!)
  expect(learned[1]! / learned[0]!).toBeGreaterThan(10)
})

test('at zero the deep twin stands still and the single matrix does not', () => {
  const { deep, single } = finished(race(target, firstWeights([2, 2, 2], 0, 0), 0.1))
  expect(new Set(deep.loss)).toEqual(new Set([deep.loss[0]]))
  expect(deep.done).toBeUndefined()
  expect(single.done).toBe(44)
})

test('a rate that is too large is told with the step at which the weights ran away', () => {
  expect(finished(race([[1]], firstWeights([1, 1, 1, 1, 1, 1], 1, 3), 1)).deep.lost ?? finished(race([[1]], [[[9]], [[9]]], 1)).deep.lost).toBeGreaterThan(0)
})
