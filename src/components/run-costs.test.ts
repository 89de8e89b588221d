import { expect, test } from 'vitest'
import { workOf } from '../runs/costs.ts'
import type { RunFile } from '../runs/provenance.ts'
import { defaultSpec, type Spec } from '../runs/spec.ts'
import { expenses, outlook } from './run-costs.ts'

const spec = (change: Partial<Spec>): Spec => ({ ...defaultSpec, ...change })
const runOf = (change: Partial<Spec>, wall: number, by = 'assembly', epochs = spec(change).epochs) =>
  ({ spec: spec(change), epochs: Array.from({ length: epochs }), made: [{ by }], provenance: { wall, processor: 'one' } }) as unknown as RunFile

test('runs of one network, length and engine are one line, whatever their rates and seeds; the dearest first', () => {
  const runs = [runOf({ seed: 1 }, 10), runOf({ seed: 2, learningRate: 0.003 }, 14), runOf({ seed: 3 }, 11), runOf({ layers: '100' }, 2), runOf({}, 40, 'wasm'), runOf({ dropout: 0.5 }, 12)]
  expect(expenses(runs).map(({ layers, engine, dropout, runs, median, least }) => [layers, engine, dropout, runs, median, least])).toEqual([
    ['1000', 'wasm', false, 1, 40, 40],
    ['1000', 'assembly', true, 1, 12, 12],
    ['1000', 'assembly', false, 3, 11, 10],
    ['100', 'assembly', false, 1, 2, 2],
  ])
})

test('what is left is told from what the engine took for an operation, and only from its runs', () => {
  const pace = 1e-9
  const made = [spec({ seed: 1 }), spec({ seed: 2, layers: '100' })]
  const runs = [...made.map((one) => runOf(one, pace * workOf(one, 3726))), runOf({ seed: 3 }, 1000, 'wasm')]
  const specs = [...made, spec({ seed: 3 }), spec({ seed: 4 }), spec({ seed: 5, epochs: 16 })]
  const { wanted, made: there, left, anew, spent } = outlook(specs, runs, 3726, 'assembly')
  expect([wanted, there]).toEqual([5, 3])
  expect(left).toBeCloseTo((3 * pace * workOf(defaultSpec, 3726)) / 3600, 9)
  expect(anew).toBeCloseTo(left + (pace * (2 * workOf(defaultSpec, 3726) + workOf(made[1]!, 3726))) / 3600, 9)
  expect(spent).toBeCloseTo((1000 + pace * (workOf(made[0]!, 3726) + workOf(made[1]!, 3726))) / 3600, 9)
})

test('runs that stopped early cost what they took, and what is left is taken to stop as early', () => {
  const pace = 1e-9
  const early = { epochs: 20, patience: 4 }
  const runs = [10, 14].map((epochs, i) => runOf({ ...early, seed: i + 1 }, pace * workOf(spec({ epochs }), 3726), 'assembly', epochs))
  expect(expenses(runs)).toMatchObject([{ epochs: [10, 14], runs: 2 }])
  const { left } = outlook([spec({ ...early, seed: 3 })], runs, 3726, 'assembly')
  expect(left).toBeCloseTo((0.6 * pace * workOf(spec(early), 3726)) / 3600, 9)
})

test('sizes of the training set are told apart', () => {
  expect(expenses([runOf({}, 10), runOf({ trainingImages: 500 }, 1)]).map(({ trainingImages, runs }) => [trainingImages, runs])).toEqual([[15000, 1], [500, 1]])
})
