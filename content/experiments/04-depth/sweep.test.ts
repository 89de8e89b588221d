import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClaims } from '../../../src/runs/claims.ts'
import { made } from '../../../src/runs/testing/made.ts'
import { factsOf } from './facts.ts'
import { depths, stacks } from './grid.ts'
import * as says from './sentences.ts'
import { sweepOf } from './sweep.ts'

const runs = (means: readonly number[], train: readonly number[] = means.map((m) => m / 2), { spread = 0.0005, seeds = 5 } = {}) => made(...stacks.map((layers, i) => ({ spec: { layers }, mean: means[i]!, train: train[i]!, spread: i % 2 ? spread : -spread, seeds })))
const of = (...given: Parameters<typeof runs>) => sweepOf(runs(...given))!

const two = of([0.14, 0.08, 0.07, 0.0701, 0.08], [0.12, 0.03, 0.02, 0.01, 0.015])
const all = of([0.14, 0.12, 0.1, 0.08, 0.06])
const none = of([0.08, 0.08, 0.09, 0.1, 0.12], [0.01, 0.02, 0.03, 0.04, 0.05])

describe('the sentences follow the sweep', () => {
  test('each further layer is told with its interval', () => {
    expect(says.further(two)).toMatch(/^All layers have 500 units\. From none to 1 the validation error falls by 6\.00 points \(.*\); from 1 layer to 2 it falls by 1\.00 points .*; from 2 layers to 3 it changes by 0\.01 points, .* holds 0; from 3 layers to 4 it rises by 0\.99 points .* 5 matched seeds, widened by Holm’s rule so that all 4 can be read together\.$/)
  })
  test('the last layer that helps is named, with what each costs', () => {
    expect(says.lastGain(two)).toBe('Each layer after the first adds 250,500 parameters; the second is the last that is shown to help.')
    expect(says.lastGain(all)).toBe('Each of the 4 layers helps.')
    expect(says.lastGain(none)).toBe('Not even the first is shown to help.')
    expect(says.lastGain(of([0.14, 0.08, 0.0801, 0.0802, 0.0801]))).toContain('none of them is shown to help')
  })
  test('the trouble of the deepest is with training or with what was trained, or cannot be told, or there is none', () => {
    expect(says.fitting(two)).toBe('Training error is 1.50\u00a0% at 4 layers and 2.00\u00a0% at 2 layers, which has the least validation error: the deepest fits its own letters better, and is not better for it on others.')
    expect(says.fitting(of([0.14, 0.08, 0.09, 0.1, 0.11], [0.12, 0.01, 0.02, 0.03, 0.04]))).toContain('4.00\u00a0% at 4 layers and 1.00\u00a0% at 1 layer, which has the least validation error: after these epochs the trouble of the deepest is with training.')
    expect(says.fitting({ ...two, fits: { ...two.fits, low: -0.01, high: 0.01 } })).toContain('cannot tell the two apart')
    expect(says.fitting(all)).toBe('Training error is 3.00\u00a0% at 4 layers.')
  })
  test('parameters of five hundred units a layer are those of the formula 250,500 apart', () => expect(two.depths.map(({ parameters }) => parameters)).toEqual([7850, 397_510, 648_010, 898_510, 1_149_010]))
})

test('without five matched seeds of all five there is no sweep, and the depths of the original are what they were', () => {
  const claims = readClaims(readFileSync('content/experiments/04-depth/claims.yaml', 'utf8'))
  expect(sweepOf(runs([0.1, 0.1, 0.1, 0.1, 0.1], undefined, { seeds: 4 }))).toBeUndefined()
  const four = made(...depths.map((layers, i) => ({ spec: { layers }, mean: 0.1 - i / 100, spread: 0.001 })))
  const stack = runs([0.1, 0.1, 0.1, 0.1, 0.1]).filter(({ spec }) => !depths.includes(spec.layers as 'none'))
  const more = [...stack, ...made({ spec: { layers: '500' }, mean: 0.1 })]
  const [alone, all] = [factsOf(four, claims), factsOf([...four, ...more], claims)]
  expect([alone.sweep, all.sweep?.depths.length]).toEqual([undefined, 5])
  expect({ ...all, sweep: undefined }).toEqual({ ...alone, sweep: undefined })
})
