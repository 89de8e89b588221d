import { expect, test } from 'vitest'
import { draw } from '../../math/random.ts'
import { cellAt, gridOf, inSight, place, walk } from './grid.ts'

const random = draw('wall')
const grids = Array.from({ length: 200 }, () => gridOf(Math.floor(20_000 * random() ** 3), 30 + 900 * random(), random() < 0.5))

test('the middle of every cell is that cell, and beside the last one there is none', () => {
  for (const grid of grids) {
    const index = Math.floor(random() * grid.count)
    const { left, top } = place(grid, index)
    if (grid.count > 0) expect(cellAt(grid, left + grid.width / 2, top + grid.height / 2)).toBe(index)
    expect(cellAt(grid, 1, grid.rows * grid.height + 1)).toBeUndefined()
    expect(cellAt(grid, grid.columns * grid.width + 1, 1)).toBeUndefined()
  }
})
test('what is in sight is a few rows, whatever the number of images', () => {
  for (const grid of grids) {
    const { from, to } = inSight(grid, random() * grid.rows * grid.height, 400)
    expect(to - from).toBeLessThanOrEqual((Math.ceil(400 / grid.height) + 1) * grid.columns)
  }
  expect(inSight(gridOf(18_726, 920, false), 0, 400)).toEqual({ from: 0, to: 180 })
})
test('keys never leave the wall, and every cell can be walked to', () => {
  for (const grid of grids.filter(({ count }) => count > 0)) {
    let index = 0
    for (let i = 0; i < 50; i++) {
      const key = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'][Math.floor(8 * random())]!
      index = walk(grid, index, key, 5)!
      expect(index).toBeGreaterThanOrEqual(0)
      expect(index).toBeLessThan(grid.count)
    }
  }
  expect(walk(gridOf(10, 200, false), 9, 'ArrowRight', 3)).toBe(9)
  expect(walk(gridOf(10, 200, false), 3, 'a', 3)).toBeUndefined()
  expect(walk(gridOf(0, 200, false), 0, 'End', 3)).toBeUndefined()
})
