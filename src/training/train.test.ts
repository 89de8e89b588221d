import { describe, expect, test } from 'vitest'
import type { Epoch } from '../runs/run.ts'
import { defaultSpec, type Spec } from '../runs/spec.ts'
import type { Engine } from './engines/engine.ts'
import { float64 } from './engines/float64.ts'
import { nodeEngines } from './engines/node.ts'
import { synthetic } from './testing/synthetic.ts'
import { batchOf, begin, type Checkpoint, shuffled, train } from './train.ts'

const data = synthetic(300, 100, 100)
const spec: Spec = { ...defaultSpec, layers: '16', learningRate: 0.002, batch: 50, epochs: 4, trainingImages: 250, dropout: 0.2 }

/** All epochs without their seconds, the checkpoints after them, and the end. */
async function run(engine: Engine, from?: Checkpoint, change: Partial<Spec> = {}) {
  const epochs: Omit<Epoch, 'seconds'>[] = []
  const checkpoints: Checkpoint[] = []
  let end: unknown
  for await (const tick of train({ ...spec, ...change }, data, engine, from)) {
    if (tick.kind === 'end') end = tick.end
    if (tick.kind !== 'epoch') continue
    const { seconds, ...record } = tick.record
    expect(seconds).toBeGreaterThan(0)
    epochs.push(record)
    checkpoints.push(await tick.checkpoint())
  }
  return { epochs, checkpoints, end }
}

describe.each(['assembly', 'wasm', 'cpu', 'float64'] as const)('on %s', (name) => {
  const engine = nodeEngines[name]

  test('the same spec gives the same numbers to the last bit, another seed others', async () => {
    const [first, again, other] = [await run(await engine()), await run(await engine()), await run(await engine(), undefined, { seed: 2 })]
    expect(again).toEqual(first)
    expect(other.epochs).not.toEqual(first.epochs)
    expect(first.end).toBe('finished')
    expect(first.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4])
    expect(first.epochs.at(-1)!.train.error).toBeLessThan(first.epochs[0]!.train.error)
  })

  test('a run stopped after any epoch and continued is the run that was never stopped', async () => {
    const whole = await run(await engine())
    for (const [i, checkpoint] of whole.checkpoints.entries()) {
      const rest = await run(await engine(), structuredClone(checkpoint))
      expect([...whole.epochs.slice(0, i + 1), ...rest.epochs]).toEqual(whole.epochs)
    }
  })

  test('so is one that is stopped in the middle of an epoch', async () => {
    const whole = await run(await engine())
    const ticks = train(spec, data, await engine())
    let checkpoint: Checkpoint | undefined
    for (let tick = 0; tick < 9; tick++) {
      const { value } = await ticks.next()
      if (value?.kind === 'step') checkpoint = await value.checkpoint()
    }
    await ticks.return()
    expect(checkpoint).toMatchObject({ epoch: 1, step: 3 })
    const rest = await run(await engine(), checkpoint)
    expect(rest.epochs).toEqual(whole.epochs.slice(1))
  })

  test('tensors and bytes after 50 epochs are those after 2, and none are left behind at the end', async () => {
    const used = await engine()
    const before = used.memory()
    const seen: unknown[] = []
    for await (const tick of train({ ...spec, epochs: 50, trainingImages: 40 }, data, used)) {
      if (tick.kind !== 'epoch') continue
      await tick.checkpoint()
      seen.push(used.memory())
    }
    expect(seen).toHaveLength(50)
    expect(seen[49]).toEqual(seen[1])
    expect(seen[1]).not.toEqual(before)
    expect(used.memory()).toEqual(before)
  })

  test('a run that is left in the middle leaves nothing behind', async () => {
    const used = await engine()
    const before = used.memory()
    const ticks = train(spec, data, used)
    await ticks.next()
    expect(used.memory()).not.toEqual(before)
    await ticks.return()
    expect(used.memory()).toEqual(before)
  })

  test('numbers that overflow end the run, with the epoch and what most likely did it', async () => {
    const { end, epochs } = await run(await engine(), undefined, { optimizer: 'momentum', learningRate: 10, layers: '16,16,16', activation: 'linear', momentum: 0.999, weightDecay: 1, epochs: 60 })
    expect(end).toMatchObject({ diverged: epochs.length, likely: expect.stringMatching(/above 1, each step throws/) })
    expect(Number.isFinite(epochs.at(-1)!.train.loss)).toBe(false)
  })
})

test('a run continued on another engine keeps its curve, within the rounding of 32 bits', async () => {
  const whole = await run(float64)
  for (const name of ['assembly', 'wasm', 'cpu'] as const) {
    const rest = await run(await nodeEngines[name](), whole.checkpoints[1])
    for (const [i, { train: training, validation }] of rest.epochs.entries()) {
      const oracle = whole.epochs[i + 2]!
      expect(Math.abs(training.loss / oracle.train.loss - 1)).toBeLessThan(1e-3)
      expect(Math.abs(validation.error - oracle.validation.error)).toBeLessThanOrEqual(0.02)
    }
  }
})

test('patience ends a run that many epochs after its best, before and after a stop alike', async () => {
  const change = { epochs: 40, patience: 2, learningRate: 0.02 }
  const whole = await run(float64, undefined, change)
  const errors = whole.epochs.map(({ validation }) => validation.error)
  expect(whole.epochs.length).toBeLessThan(40)
  expect(errors.indexOf(Math.min(...errors))).toBe(errors.length - 3)
  const rest = await run(float64, whole.checkpoints.at(-2), change)
  expect(rest.epochs).toEqual(whole.epochs.slice(-1))
  expect((await run(float64, whole.checkpoints.at(-1), change)).epochs).toEqual([])
})

test('every epoch shows each training image once, in an order of its own', () => {
  const indices = data.splits.train.subarray(0, 250)
  const [one, two] = [shuffled(indices, 1, 1), shuffled(indices, 1, 2)]
  expect(one.toSorted()).toEqual(indices)
  expect(one).not.toEqual(two)
  expect(shuffled(indices, 1, 1)).toEqual(one)
  const sizes = [0, 1, 2, 3, 4].map((step) => batchOf({ ...spec, batch: 60 }, data, one, 1, step).count)
  expect(sizes).toEqual([60, 60, 60, 60, 10])
})

test('a mask drops its share of outputs, keeps their expected sum, and is the same whoever asks', () => {
  const batch = () => batchOf({ ...spec, layers: '400,100', dropout: 0.3 }, data, data.splits.train, 3, 1).masks
  const [mask, second] = batch()
  expect(batch()[0]).toEqual(mask)
  expect(second).toHaveLength(50 * 100)
  const dropped = mask!.filter((m) => m === 0).length / mask!.length
  // 20,000 draws: three standard errors are 0.0097
  expect(Math.abs(dropped - 0.3)).toBeLessThan(0.0097)
  expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / 0.7)]))
})

test('initial weights are a function of seed and spec: of the law that is asked for, biases zero', () => {
  const small = { ...defaultSpec, layers: '64' }
  const { weights } = begin(small)
  expect(begin(small).weights).toEqual(weights)
  expect(begin({ ...small, seed: 2 }).weights.W1![0]).not.toBe(weights.W1![0])
  const W1 = Array.from(weights.W1!)
  const [largest, square] = [W1.reduce((most, w) => Math.max(most, Math.abs(w)), 0), W1.reduce((sum, w) => sum + w * w, 0) / W1.length]
  expect(largest).toBeLessThanOrEqual(Math.fround(Math.sqrt(6 / 784)))
  // He: the variance is 2 / inputs
  expect(Math.abs(square / (2 / 784) - 1)).toBeLessThan(0.02)
  expect(weights.b1!.every((b) => b === 0)).toBe(true)
  expect(begin({ ...small, initialization: 'zeros' }).weights.W2!.every((w) => w === 0)).toBe(true)
})
