import { expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { layers } from './layers.ts'
import { leaves } from './planes.ts'
import linear from './problem.ts'
import { bend } from './bend.ts'
import { folded, lora } from './transfer.ts'

const own = layers(defaults(linear.inputs))
const f = { c: 1, d: 0 }

test('both grids land on each other, line by line', () => {
  const last = leaves(own, 'none', f, [2, 1]).at(-1)!
  const one = leaves([{ W: [[1, 2], [3, 7]], b: [1, 4] }], 'none', f, [2, 1])[1]!
  expect(last.curves).toEqual(one.curves)
  expect(last.x).toEqual([5, 17])
  expect(last.origin).toEqual([1, 4])
})

test('the unit inputs go to the columns of W, beside the place of the origin', () => {
  const { units, origin } = leaves(own, 'none', f, [2, 1]).at(-1)!
  expect(units.map(([u, v]) => [u - origin[0], v - origin[1]])).toEqual([[1, 3], [2, 7]])
})

test('through a layer of one unit the plane falls onto the line through (3, 1)', () => {
  const last = leaves([{ W: [[1, 2]], b: [0] }, { W: [[3], [1]], b: [0, 0] }], 'none', f, [2, 1]).at(-1)!
  for (const { points } of last.curves) for (const [u, v] of points) expect(u - 3 * v).toBeCloseTo(0, 12)
})

test('a ReLU folds the grid: a straight line of inputs is bent', () => {
  const { curves } = leaves(own, 'relu', f, [2, 1]).at(-1)!
  const bent = curves.filter(({ points: [[a, b] = [0, 0], ...rest] }) => rest.some(([u, v]) => Math.abs((rest.at(-1)![0] - a) * (v - b) - (rest.at(-1)![1] - b) * (u - a)) > 1e-6))
  expect(bent.length).toBeGreaterThan(3)
})

test('f(a) + f(−a) is (5, 19) against 2f(0) = (2, 10) with the ReLU', () => {
  expect(bend).toEqual({ pair: [5, 19], middle: [2, 10] })
})

test('a LoRA of rank 8 trains 65,536 numbers for 16,777,216; the folded normalization is 1.5x − 1', () => {
  expect([lora.trained, lora.whole]).toEqual([65536, 16777216])
  expect(folded).toEqual({ w: 1.5, b: -1 })
})
