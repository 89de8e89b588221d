import { expect, test } from 'vitest'
import { apartFromSeed, bands } from './bands.ts'
import type { Run } from './run.ts'
import { defaultSpec } from './spec.ts'

const score = (error: number) => ({ error, loss: 3 * error })
const run = (seed: number, errors: number[], learningRate = 0.0002, end: Run['end'] = 'finished'): Run => ({
  id: `${seed}`,
  spec: { ...defaultSpec, seed, learningRate },
  data: '',
  epochs: errors.map((e, i) => ({ epoch: i + 1, train: score(e / 2), validation: score(e), test: score(e + 0.01), seconds: 1 })),
  made: [],
  end,
})

test('a band holds every run of its experiment and no other', () => {
  const groups = bands([run(3, [0.1, 0.08]), run(1, [0.12, 0.07]), run(2, [0.5, 0.4], 0.003), run(4, [0.9, Number.NaN], 0.0002, { diverged: 2, likely: '' })])
  expect(groups.map((g) => g.seeds)).toEqual([[1, 3], [2]])
  expect(groups[0]!.ranges.error.validation).toEqual([[0.1, 0.12], [0.07, 0.08]])
  expect(groups[0]!.spec).toBe(apartFromSeed({ ...defaultSpec, seed: 99 }))
})

test('a band ends where its shortest run does', () => {
  expect(bands([run(1, [0.1]), run(2, [0.1, 0.2])])[0]!.ranges.loss.train).toHaveLength(1)
})

test('a band is rounded outwards: five decimals, and every run still within', () => {
  const [group] = bands([run(1, [0.065663976]), run(2, [0.063096111])])
  expect(group!.ranges.error.validation).toEqual([[0.06309, 0.06567]])
})
