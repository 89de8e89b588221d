import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClaims } from '../../../src/runs/claims.ts'
import { made } from '../../../src/runs/testing/made.ts'
import { factsOf } from './facts.ts'
import { allWidths } from './grid.ts'
import * as says from './sentences.ts'
import { sweepOf } from './sweep.ts'

const runs = (means: readonly number[], { spread = 0.0005, seeds = 5 } = {}) => made(...allWidths.map((layers, i) => ({ spec: { layers }, mean: means[i]!, spread: i % 2 ? spread : -spread, seeds })))
const of = (...given: Parameters<typeof runs>) => sweepOf(runs(...given))!

const flattening = of([0.2, 0.16, 0.12, 0.1, 0.09, 0.0899, 0.0898, 0.0897])
const falling = of([0.2, 0.18, 0.16, 0.14, 0.12, 0.1, 0.08, 0.06])
const rising = of([0.06, 0.08, 0.1, 0.12, 0.14, 0.16, 0.18, 0.2])
const again = of([0.2, 0.16, 0.1599, 0.12, 0.1199, 0.1198, 0.1, 0.0999])

describe('the sentences follow the sweep', () => {
  test('width pays up to somewhere, to the end, from the start not, or once more', () => {
    expect(says.paying(flattening)).toMatch(/^Up to 200 units every step lowers the error, from 20\.00\u00a0% to 9\.00\u00a0%\. From there to 500 it changes by −0\.01 points, and the interval, .*, holds 0\. In brackets 95\u00a0% intervals over 5 matched seeds, widened by Holm’s rule so that all 7 can be read together\.$/)
    expect(says.paying(falling)).toMatch(/^Every step from 10 units to 2,000 lowers the error, from 20\.00\u00a0% to 6\.00\u00a0%/)
    expect(says.paying(rising)).toMatch(/^Not even the first step pays: from 10 to 20 units the validation error rises by 2\.00 points/)
    expect(says.paying(again)).toMatch(/^Up to 20 units .* From there to 50 it changes .*; from 50 to 100 it falls by 3\.99 points .* and from 500 to 1,000 it falls by 1\.98 points/)
  })
  test('twice the units are told as a factor, at both ends', () => {
    expect(says.doublings(flattening)).toBe('From 10 to 20 units, twice the units multiply the mean error by 0.80; from 1,000 to 2,000, by 1.00. The price is the same each time, twice the parameters.')
    expect(says.doublings(falling)).toContain('the gain does not shrink')
    // From 20 to 50 is log₂ 2.5 doublings: (0.16/0.18)^(1/1.3219).
    expect(falling.steps[1]!.doubling).toBeCloseTo(0.914755, 5)
  })
  test('how much of the fall the original could see is told where there is one', () => {
    expect(says.stand(flattening, [100, 500, 1000])).toBe('The whole fall from 10 to 2,000 units is 11.03 points in these runs; 1.02 of it lie between 100 and 1,000, where the original looked.')
    expect(says.stand(rising, [100, 500, 1000])).toBe('')
  })
})

test('without five matched seeds of all eight there is no sweep, and the three widths of the original are what they were', () => {
  const claims = readClaims(readFileSync('content/experiments/03-width/claims.yaml', 'utf8'))
  const means = [0.2, 0.16, 0.12, 0.1, 0.09, 0.085, 0.084, 0.083]
  expect(sweepOf(runs(means, { seeds: 4 }))).toBeUndefined()
  const three = runs(means).filter(({ spec }) => ['100', '500', '1000'].includes(spec.layers))
  const [alone, more] = [factsOf(three, claims), factsOf(runs(means), claims)]
  expect([alone.sweep, more.sweep?.widths.length]).toEqual([undefined, 8])
  expect({ ...more, sweep: undefined, perImage: undefined }).toEqual({ ...alone, sweep: undefined, perImage: undefined })
})
