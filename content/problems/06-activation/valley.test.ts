import { describe, expect, test } from 'vitest'
import { draw } from '../../../src/math/random.ts'
import { descent, height, stepsTo, valley } from './valley.ts'

const random = draw('valley')

/** The matrix of second moments, entry by entry from the moments of a uniform variable. */
function moments(n: number, shift: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 / 3 + shift ** 2 : shift ** 2)))
}
const times = (a: number[][], x: number[]) => a.map((row) => row.reduce((sum, v, j) => sum + v * x[j]!, 0))
const dot = (a: number[], b: number[]) => a.reduce((sum, v, i) => sum + v * b[i]!, 0)

/** The greatest eigenvalue, by power iteration. */
function greatest(a: number[][]): number {
  let x = a.map(() => random() + 0.1)
  for (let i = 0; i < 500; i++) {
    const y = times(a, x)
    x = y.map((v) => v / Math.sqrt(dot(y, y)))
  }
  return dot(x, times(a, x))
}

describe.each([
  [2, 1], [3, 0.4], [10, 1], [7, -0.6], [100, 1],
])('%s inputs shifted by %s', (n, shift) => {
  const a = moments(n, shift)
  const v = valley(n, shift)

  test('have the eigenvalues that power iteration finds', () => {
    const top = greatest(a)
    // Of top·I − a the greatest eigenvalue belongs to the least one of a.
    const bottom = top - greatest(a.map((row, i) => row.map((value, j) => (i === j ? top : 0) - value)))
    expect(v.across).toBeCloseTo(top, 8)
    expect(v.along).toBeCloseTo(bottom, 8)
    expect(v.ratio).toBeCloseTo(top / bottom, 6)
  })

  test('need as many steps as descent over the whole matrix does', () => {
    const loss = (w: number[]) => dot(w, times(a, w)) / 2
    let w = a.map(() => random() - 0.3)
    const start = loss(w)
    let steps = 0
    while (loss(w) > 0.01 * start) {
      const g = times(a, w)
      w = w.map((value, i) => value - v.rate * g[i]!)
      steps += 1
    }
    expect(stepsTo(0.01, v)).toBe(steps)
  })

  test('no other fixed rate is faster in the worst direction', () => {
    const worst = (rate: number) => Math.max(Math.abs(1 - rate * v.along), Math.abs(1 - rate * v.across))
    for (let i = -9; i < 10; i++) if (i !== 0) expect(worst(v.rate * (1 + i / 50))).toBeGreaterThan(v.keeps)
    expect(worst(v.rate)).toBeCloseTo(v.keeps, 12)
  })
})

test('n inputs from 0 to 1 make the ratio 1 + 3n: 7, 31, 301; centered ones make it 1', () => {
  // Uniform on (0, 1) is uniform on (0, 2) halved: every curvature is a quarter, the ratio the same.
  expect([2, 10, 100].map((n) => valley(n, 1).ratio)).toEqual([7, 31, 301])
  expect(valley(10, 0)).toMatchObject({ ratio: 1, keeps: 0 })
})

test('to one percent of the loss it is 36 steps against 1', () => {
  expect([stepsTo(0.01, valley(10, 1)), stepsTo(0.01, valley(10, 0))]).toEqual([36, 1])
})

test('descent crosses the valley at every step and loses the same share of the loss each time', () => {
  const v = valley(10, 1)
  const places = descent(v, 12)
  for (const [i, place] of places.entries()) {
    expect(Math.sign(place.across)).toBe(i % 2 ? -1 : 1)
    expect(place.along).toBeLessThan(0)
    expect(height(place, v) / height(places[0]!, v)).toBeCloseTo((30 / 32) ** (2 * i), 10)
  }
})
