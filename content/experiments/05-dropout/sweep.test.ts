import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClaims } from '../../../src/runs/claims.ts'
import { made } from '../../../src/runs/testing/made.ts'
import { factsOf } from './facts.ts'
import { budgets, shares } from './grid.ts'
import * as says from './sentences.ts'
import { sweepOf } from './sweep.ts'

type Three = readonly [number, number, number]
const runs = (short: Three, long: Three, { spread = 0.0005, seeds = 5 } = {}) =>
  made(...shares.map((dropout, i) => ({ spec: { dropout, epochs: budgets[1] }, mean: long[i]!, spread: i % 2 ? spread : -spread, seeds, early: { until: budgets[0], mean: short[i]!, train: 0.03 } })))
const of = (...given: Parameters<typeof runs>) => sweepOf(runs(...given))!

const turning = of([0.06, 0.062, 0.066], [0.06, 0.055, 0.058])
const against = of([0.066, 0.062, 0.06], [0.055, 0.06, 0.065])
const same = of([0.06, 0.062, 0.066], [0.055, 0.06, 0.066])

describe('the sentences follow the sweep', () => {
  test('each share is held against none at both lengths, four comparisons together', () => {
    expect(says.lengths(turning)).toMatch(/^Against no dropout the validation error changes so: after 8 epochs, with a share of 0\.2 it rises by 0\.20 points \(.*\) and with a share of 0\.5 it rises by 0\.60 points \(.*\); after 16 epochs, with a share of 0\.2 it falls by 0\.50 points .* widened by Holm’s rule so that all 4 can be read together\.$/)
    expect(says.lengths(of([0.06, 0.06, 0.06], [0.06, 0.06, 0.06], { spread: 0.004 }))).toContain('holds 0')
  })
  test('which share has the least mean may move, or stay', () => {
    expect(says.bestShare(turning)).toBe('The least of the three means is that of no dropout (6.00\u00a0%) after 8 epochs and of a share of 0.2 (5.50\u00a0%) after 16; how far that can be told, the intervals say.')
    expect(says.bestShare(against)).toMatch(/share of 0\.5 \(6\.00.* after 8 epochs and of no dropout .* after 16;/)
    expect(says.bestShare(same)).toBe('The least of the three means is that of no dropout at both lengths (6.00\u00a0% and 5.50\u00a0%).')
  })
  test('both lengths are read from the same long runs', () => {
    expect(turning.groups.map(({ part, says, mean }) => [part, says, Number(mean.toFixed(4))])).toEqual([['8 epochs', 'none', 0.06], ['8 epochs', '0.2', 0.062], ['8 epochs', '0.5', 0.066], ['16 epochs', 'none', 0.06], ['16 epochs', '0.2', 0.055], ['16 epochs', '0.5', 0.058]])
  })
})

test('without five matched seeds of all three there is no sweep; a share between changes nothing that is said of the ends', () => {
  const claims = readClaims(readFileSync('content/experiments/05-dropout/claims.yaml', 'utf8'))
  const three = runs([0.06, 0.062, 0.066], [0.06, 0.055, 0.058])
  const two = three.filter(({ spec }) => spec.dropout !== 0.2)
  expect(sweepOf(two)).toBeUndefined()
  expect(sweepOf(runs([0.06, 0.062, 0.066], [0.06, 0.055, 0.058], { seeds: 4 }))).toBeUndefined()
  const [alone, all] = [factsOf(two, claims), factsOf(three, claims)]
  expect(all.sweep?.seeds).toBe(5)
  expect({ ...all, sweep: undefined, groups: undefined }).toEqual({ ...alone, sweep: undefined, groups: undefined })
})
