import { expect, test } from 'vitest'
import type { Run } from '../runs/run.ts'
import { defaultSpec, type Spec } from '../runs/spec.ts'
import { acrossSeeds, seeds, spread } from './letters-runs.ts'

const run = (error: number, spec: Partial<Spec>, more: Partial<Run> = {}): Run => {
  const score = (e: number) => ({ error: e, loss: 1 })
  const epoch = (n: number, e: number) => ({ epoch: n, train: score(0), validation: score(e), test: score(e + 0.01), seconds: 1 })
  return { id: `${error}`, spec: { ...defaultSpec, ...spec }, data: 'hash', epochs: [epoch(1, 0.5), epoch(2, error)], made: [], end: 'finished', ...more }
}

test('the card counts finished runs of the default experiment on the same data, one a seed, seed 1 not among them', () => {
  const good = seeds.map((seed) => run(seed / 100, { seed }))
  const others = [
    run(0.9, { seed: 1 }),
    run(0.9, { seed: 2, learningRate: 0.002 }),
    run(0.9, { seed: 3 }, { data: 'older' }),
    run(0.9, { seed: 4 }, { end: 'stopped' }),
    run(0.9, { seed: 5, data: 'letters-random' }),
  ]
  expect(acrossSeeds([...others, ...good.toReversed()], 'letters', 'hash')).toEqual(good)
})

test('errors are those of the last epoch, with the deviation of a sample', () => {
  const { mean, deviation, least, largest } = spread([run(0.05, {}), run(0.07, {}), run(0.06, {})], 'test')
  expect([mean, deviation, least, largest].map((x) => Number(x.toFixed(9)))).toEqual([0.07, 0.01, 0.06, 0.08])
})
