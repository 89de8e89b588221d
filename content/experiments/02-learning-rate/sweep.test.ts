import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClaims } from '../../../src/runs/claims.ts'
import { made } from '../../../src/runs/testing/made.ts'
import { factsOf } from './facts.ts'
import { fineRates, learningRates } from './grid.ts'
import * as says from './sentences.ts'
import { sweepOf } from './sweep.ts'

const claims = readClaims(readFileSync('content/experiments/02-learning-rate/claims.yaml', 'utf8'))
/** A valley over the decimal logarithm of the rate: its floor, its bottom, and how steeply it rises by the decade squared. */
const valley = (bottom: number, steep: number, { floor = 0.07, spread = 0.001, seeds = 5, train = (_: number): number => 0.02 } = {}) =>
  made(...fineRates.map((learningRate, i) => ({ spec: { learningRate }, mean: Math.min(0.9, floor + steep * Math.log10(learningRate / bottom) ** 2), spread: i % 2 ? spread : -spread, train: train(learningRate), seeds })))
const of = (...given: Parameters<typeof valley>) => sweepOf(valley(...given), claims)!

const inside = of(0.001, 0.05, { train: (r) => (r < 0.0001 ? 0.2 : 0.02) })
const tried = of(0.0002, 0.05)
const below = of(0.00002, 0.05)
const edge = of(0.00001, 0.05)
const level = of(0.001, 0)

describe('the sentences follow the sweep', () => {
  test('the least is named, and how wide the floor around it is', () => {
    expect(says.valley(inside)).toBe('Of 13 rates the least mean, 7.00\u00a0%, stands at 0.001. No neighbor is shown to lie within half a point of it (95\u00a0% intervals over 5 matched seeds, by Holm’s rule for 12 comparisons).')
    expect(says.valley(of(0.001, 0.02))).toMatch(/stands at 0\.001\. The other 2 rates from 0\.0005 to 0\.002, a factor of 4, are all shown to lie less than half a point above it \(.* over 5 matched seeds, .* 12 comparisons\)\.$/)
    expect(says.valley(level)).toContain('All the others are shown')
    expect(says.valley(edge)).toContain('at the edge of the sweep')
  })
  test('a floor is shown by intervals: seeds that scatter show none, and a rate beyond a gap does not belong to it', () => {
    expect(of(0.001, 0.02, { spread: 0.02 }).flat).toHaveLength(1)
    const gap = sweepOf(valley(0.001, 0.02).map((run) => (run.spec.learningRate === 0.002 ? { ...run, epochs: run.epochs.map((e) => ({ ...e, validation: { error: 0.2, loss: 1 } })) } : run)), claims)!
    expect(gap.flat.map(({ at }) => at)).toEqual([0.0005, 0.001])
    expect(says.valley(gap)).toContain('Of the others 0.0005 alone is shown to lie less than half a point above it')
  })
  test('both walls are told, a short step that has not arrived, and seeds that are lost', () => {
    expect(says.walls(inside)).toBe('At 0.00001 the error is 27.00\u00a0%, training error 20.00\u00a0% against 2.00\u00a0% at 0.001: the short steps have not arrived. At 0.1 it is 27.00\u00a0%.')
    expect(says.walls(tried)).not.toContain('arrived')
    expect(says.walls(edge)).toMatch(/^At 0\.1 the error is 87\.00\u00a0%\.$/)
    expect(says.walls(of(0.0002, 0.2))).toContain('and no seed does better than always naming')
    expect(says.walls({ ...tried, last: { ...tried.last, lost: 2 } })).toContain('and 2 of 5 seeds do no better')
    expect(says.walls(level)).toBe('')
  })
  test('what five rates leave out may hold the least, or not', () => {
    expect(says.between(inside)).toBe('The original’s five rates have nothing between 0.0002 and 0.002, and the least stands just there.')
    expect(says.between(tried)).toContain('the least is one that they did try')
    expect(says.between(below)).toContain('reach from 0.0001 to 0.003, and the least stands outside.')
  })
})

test('without five matched seeds of all thirteen there is no sweep, and the chapter stands', () => {
  expect(sweepOf(valley(0.001, 0.05, { seeds: 4 }), claims)).toBeUndefined()
  expect(sweepOf(valley(0.001, 0.05).filter(({ spec }) => spec.learningRate !== 0.1), claims)).toBeUndefined()
})

test('the original’s five stay what they were, whatever else has been run', () => {
  const five = made(...learningRates.map((learningRate, i) => ({ spec: { learningRate }, mean: 0.07 + i / 100, spread: 0.001 })))
  const [alone, more] = [five, [...five, ...valley(0.00002, 0.05).filter(({ spec }) => !learningRates.includes(spec.learningRate as 0.0001))]].map((runs) => factsOf(runs, claims))
  expect(alone!.sweep).toBeUndefined()
  expect(more!.sweep).toBeDefined()
  expect({ ...more, sweep: undefined, at: undefined, flattery: undefined }).toEqual({ ...alone, sweep: undefined, at: undefined, flattery: undefined })
})
