import { describe, expect, test } from 'vitest'
import { after, bestOf, demonstration, type Group, ladder, middle, setup, train } from './centring.ts'

const shown = demonstration()

test('the same seed gives the same losses, to the last bit', () => {
  expect(train(3, 1, 0.2)).toEqual(train(3, 1, 0.2))
  expect(train(3, 1, 0.2)).not.toEqual(train(4, 1, 0.2))
})

test('a smaller step follows the slope: descent loses what the gradient promises', () => {
  // d loss / d rate at 0 is −|∇|²: halving a small rate halves the first drop.
  const drop = (rate: number) => {
    const [first = 0, second = 0] = train(1, 0, rate)
    return first - second
  }
  expect(drop(1e-5) / drop(5e-6)).toBeCloseTo(2, 3)
  expect(drop(1e-5)).toBeGreaterThan(0)
})

test('both sides start from one initialization and ten tasks', () => {
  expect([shown.centered.shift, shown.shifted.shift]).toEqual([0, 1])
  for (const { losses } of [shown.centered, shown.shifted]) expect(losses).toHaveLength(setup.seeds)
})

describe('what the chapter says of the runs', () => {
  test('each side has a best rate inside the ladder, so that no end of it decides', () => {
    for (const { rate } of [shown.centered, shown.shifted]) {
      expect(rate).toBeGreaterThan(setup.rates[0])
      expect(rate).toBeLessThan(setup.rates.at(-1)!)
    }
    expect(shown.centered.rate).toBeGreaterThan(shown.shifted.rate)
  })
  test('the wins and the middle are counted as anyone would', () => {
    const [a, b] = [after(shown.centered), after(shown.shifted)]
    expect(shown.wins).toBe(a.map((loss, i) => Number(loss < b[i]!)).reduce((sum, v) => sum + v, 0))
    const sorted = b.toSorted((p, q) => p - q)
    expect(middle(shown.shifted)).toBeCloseTo((sorted[4]! + sorted[5]!) / 2, 14)
  })
  test('centered nets end lower in most seeds, and get there in fewer steps', () => {
    expect(shown.wins).toBeGreaterThanOrEqual(9)
    expect(shown.overtaken).toBeLessThan(setup.steps / 2)
    expect(shown.ratio).toBeGreaterThan(2)
  })
})

test('a rate at which one seed diverges is ruled out', () => {
  const calm: Group = { shift: 0, rate: 0.1, losses: [Float64Array.of(1, 0.5), Float64Array.of(1, 0.5)] }
  const wild: Group = { shift: 0, rate: 1, losses: [Float64Array.of(1, 0.01), Float64Array.of(1, Infinity)] }
  const two = (group: Group): Group => ({ ...group, losses: group.losses.map((row) => Float64Array.from({ length: setup.steps + 1 }, (_, i) => row[Math.min(i, 1)]!)) })
  expect(bestOf([two(wild), two(calm)]).rate).toBe(0.1)
  expect(ladder(0).map(({ rate }) => rate)).toEqual([...setup.rates])
})
