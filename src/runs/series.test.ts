import { expect, test } from 'vitest'
import { fewest } from './compare.ts'
import { seriesOf, stepsBetween } from './series.ts'
import { made } from './testing/made.ts'

const changes = [{ layers: '10' }, { layers: '20' }, { layers: '50' }]
const of = (...seeds: readonly number[]) => made(...changes.map((spec, i) => ({ spec, mean: 0.1 - i / 100, train: 0.05 - i / 100, spread: i / 1000, seeds: seeds[i]! })))

test('a sweep stands on the seeds that all its settings have, and on none below what an interval needs', () => {
  expect(seriesOf(of(9, 6, 7), changes)!.map(({ spec, seeds, mean }) => [spec.layers, seeds.length, Number(mean.toFixed(6))])).toEqual([['10', 6, 0.1], ['20', 6, 0.09], ['50', 6, 0.079667]])
  expect(seriesOf(of(9, fewest - 1, 7), changes)).toBeUndefined()
  expect(seriesOf(of(9, 6, 7).slice(9), changes)).toBeUndefined()
  expect(seriesOf([], changes)).toBeUndefined()
})

test('runs of another length, other images or with a fault count for no setting, nor do those that did not finish', () => {
  const others = made(...[{ epochs: 20 }, { dropout: 0.5 }, { bug: 'relu-logits' as const }, { trainingImages: 500 }].map((more) => ({ spec: { layers: '10', ...more }, mean: 0.5 })))
  const stopped = made({ spec: { layers: '10' }, mean: 0.5 }).map((run) => ({ ...run, end: 'stopped' as const, spec: { ...run.spec, seed: run.spec.seed + 20 } }))
  expect(seriesOf([...others, ...of(6, 6, 6), ...stopped], changes)).toEqual(seriesOf(of(6, 6, 6), changes))
})

test('steps go from neighbor to neighbor, later minus earlier, and are judged together', () => {
  const steps = stepsBetween(seriesOf(of(6, 6, 6), changes)!)
  expect(steps.map(({ from, to }) => [from.spec.layers, to.spec.layers])).toEqual([['10', '20'], ['20', '50']])
  expect(steps.map(({ difference }) => Number(difference.mean.toFixed(6)))).toEqual([-0.01, -0.01])
  // Two comparisons, equal p: Holm's rule doubles both.
  expect(steps.map(({ difference }) => difference.adjusted / difference.p)).toEqual([2, 2])
})
