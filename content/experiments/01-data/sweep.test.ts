import { describe, expect, test } from 'vitest'
import { made } from '../../../src/runs/testing/made.ts'
import { sizes } from './grid.ts'
import * as says from './sentences.ts'
import { sweepOf } from './sweep.ts'

/** Errors over sizes: at 500 letters a fifth, each doubling multiplies by a factor, which may change with every doubling. */
const runs = (factor: number, { bend = 0, spread = 0.0005, seeds = 5, train = (_: number): number => 0.01 } = {}) =>
  made(...sizes.map((trainingImages, i) => {
    const doublings = Math.log2(trainingImages / 500)
    return { spec: { trainingImages }, mean: 0.2 * factor ** doublings * Math.exp(bend * doublings ** 2), spread: i % 2 ? spread : -spread, seeds, train: train(trainingImages) }
  }))
const of = (...given: Parameters<typeof runs>) => sweepOf(runs(...given))!

const straight = of(0.8)
const flattening = of(0.7, { bend: 0.03, train: (n) => 50 / n })
const steepening = of(0.9, { bend: -0.03 })

describe('the sentences follow the sweep', () => {
  test('a straight line is told as one factor and one slope, with what half the error would take', () => {
    expect(straight.course).toBe('straight')
    // log₂ 0.8 = −0.3219, and 2^(1/0.3219) = 8.61.
    expect(says.twice(straight)).toMatch(/^From 500 to 15,000 training letters the mean validation error goes from 20\.00\u00a0% to 6\.69\u00a0%, .* a straight line: twice the letters multiply the error by 0\.80 \(0\.\d\d to 0\.\d\d\), a slope of −0\.32 \(−0\.3\d to −0\.3\d; 95\u00a0% intervals over 5 matched seeds\)\. If it went on like that, half the error would take 8\.6 times the letters\.$/)
  })
  test('a line that bends is told by both its ends, and promises nothing beyond', () => {
    expect(says.twice(flattening)).toMatch(/do not lie on a straight line, even on two logarithmic axes; it flattens: twice the letters multiply the error by 0\.72 .* at the small end and by 0\.\d\d .* at the large one/)
    expect(says.twice(steepening)).toContain('it steepens')
    for (const some of [flattening, steepening]) expect(says.twice(some)).not.toContain('half the error')
    expect(flattening.ends[1].mean).toBeGreaterThan(flattening.ends[0].mean)
  })
  test('half the error is not promised where more letters raise it', () => expect(says.twice(of(1.05))).not.toContain('half'))
  test('steps grow with the set: 40 and 1,200; whether the small set was learned is told', () => {
    expect(says.budget(flattening)).toContain('8 epochs of 500 letters are 40, of 15,000 1,200. Training error ends at 10.00\u00a0% and 0.33\u00a0%: the small set was learned less far')
    expect(says.budget(straight)).toContain('want of letters and not of training')
  })
})

test('the slope of errors that follow a power law exactly is its exponent, for every seed', () => {
  const exact = of(0.8, { spread: 0 })
  for (const value of Object.values(exact.exponent)) expect(value).toBeCloseTo(Math.log2(0.8), 9)
  expect(exact.half).toBeCloseTo(2 ** (-1 / Math.log2(0.8)), 9)
})

test('without five matched seeds of all six there is no sweep', () => {
  expect(sweepOf(runs(0.8, { seeds: 4 }))).toBeUndefined()
  expect(sweepOf(runs(0.8).filter(({ spec }) => spec.trainingImages !== 500))).toBeUndefined()
})
