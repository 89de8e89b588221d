import { expect, test } from 'vitest'
import { draw } from '../math/random.ts'
import { endLabel, endsLeft, type Spot } from './endLabel.ts'

/** Height of a line at a place, by looking at every piece of it. */
const at = (line: readonly Spot[], x: number) => line.slice(1).flatMap((b, i) => (line[i]!.x <= x && x <= b.x ? [line[i]!.y + ((b.y - line[i]!.y) * (x - line[i]!.x)) / (b.x - line[i]!.x)] : []))[0]

test('no line runs through the value at its end, however it falls or rises, and the value stands in the panel', () => {
  const random = draw('end labels')
  for (let i = 0; i < 2000; i++) {
    const n = 2 + Math.floor(30 ** random())
    const last = 20 + 80 * random()
    const line = Array.from({ length: n }, (_, j) => ({ x: (last * j) / (n - 1), y: 100 * random() }))
    const { y, dy } = endLabel(line, random() < 0.7)
    const end = line.at(-1)!
    for (const height of [96, 136]) {
      const [head, foot] = [y + (100 * (dy - 10)) / height, y + (100 * dy) / height]
      const told = JSON.stringify({ line, y, dy, height })
      expect(head, told).toBeGreaterThan(-20)
      expect(foot, told).toBeLessThanOrEqual(98)
      const [from, to] = endsLeft(end) ? [end.x - 30, end.x] : [end.x + 1, end.x + 30]
      for (let x = from; x <= to; x += 0.5) {
        const here = at(line, x)
        expect(here !== undefined && here > head - 1 && here < foot + 1, told).toBe(false)
      }
    }
  }
})

test('a flat line has its value above its end, one that falls steeply below, one at the top below', () => {
  const line = (...heights: number[]) => heights.map((y, i) => ({ x: (100 * i) / (heights.length - 1), y }))
  expect(endLabel(line(40, 41, 40))).toEqual({ y: 40, dy: -10 })
  expect(endLabel(line(5, 68))).toEqual({ y: 68, dy: 20 })
  expect(endLabel(line(8, 9, 8))).toEqual({ y: 8, dy: 20 })
  expect(endLabel([{ x: 0, y: 50 }])).toEqual({ y: 50, dy: -10 })
})

test('where there is no room below, it stands above all of the line that it is beside', () => {
  expect(endLabel([{ x: 0, y: 10 }, { x: 100, y: 90 }]).y).toBeCloseTo(66, 9)
  expect(endLabel([{ x: 0, y: 20 }, { x: 100, y: 60 }], false).y).toBeCloseTo(48, 9)
})
