import { describe, expect, test } from 'vitest'
import { draw } from '../math/random.ts'
import { activationField } from '../runs/activation.ts'
import { defaultSpec, type Spec } from '../runs/spec.ts'
import { cpu, wasm } from './engines/backends.ts'
import type { Engine } from './engines/engine.ts'
import { wasmOn } from './engines/node.ts'
import { tfjs } from './engines/tfjs.ts'
import { allOptimizers, distance } from './testing/networks.ts'
import { synthetic } from './testing/synthetic.ts'
import { pays, trainTogether } from './together.ts'
import { type Checkpoint, type Tick, train } from './train.ts'

const data = synthetic(70, 30, 20)
const base: Spec = { ...defaultSpec, layers: '6', batch: 20, epochs: 3, trainingImages: 70, learningRate: 0.01 }
const seeds = (change: Partial<Spec>, from = 1): Spec[] => [0, 1, 2].map((i) => ({ ...base, ...change, seed: from + i }))
/** The tfjs backends of Node, told that they may compute networks as one, which is slower there. */
const backends = { cpu, wasm: wasm(wasmOn) }
const engineOf = (name: keyof typeof backends) => tfjs(backends[name], true)

/** A run as its ticks tell it: every epoch without its seconds, where it stood after each, and its end. */
class Told {
  readonly epochs: { epoch: number; train: { loss: number; error: number }; validation: { error: number } }[] = []
  readonly seconds: number[] = []
  readonly checkpoints: Checkpoint[] = []
  steps = 0
  end: unknown

  async hear(tick: Tick) {
    if (tick.kind === 'step') this.steps++
    if (tick.kind === 'end') this.end = tick.end
    if (tick.kind !== 'epoch') return
    const { seconds, ...record } = tick.record
    this.epochs.push(record)
    this.seconds.push(seconds)
    this.checkpoints.push(await tick.checkpoint())
  }
}

async function apart(specs: readonly Spec[], engine: Engine) {
  const all: Told[] = []
  for (const spec of specs) {
    const told = new Told()
    for await (const tick of train(spec, data, engine)) await told.hear(tick)
    all.push(told)
  }
  return all
}

async function together(specs: readonly Spec[], engine: Engine, from?: readonly Checkpoint[]) {
  const all = specs.map(() => new Told())
  for await (const row of trainTogether(specs, data, engine, from)) for (const [i, tick] of row.entries()) if (tick) await all[i]!.hear(tick)
  return all
}

/** Relative, after a few steps in 32 bits whose sums may be taken in another order; RMSProp, whose first steps are those of signs, has most of that. */
const tolerance = { loss: 1e-4, tensor: 1e-3 }

function expectEqual(ours: Told, theirs: Told, says: string) {
  expect(ours.epochs.map(({ epoch }) => epoch), says).toEqual(theirs.epochs.map(({ epoch }) => epoch))
  expect([ours.end, ours.steps], says).toEqual([theirs.end, theirs.steps])
  for (const [e, { train: training, validation }] of ours.epochs.entries()) {
    const other = theirs.epochs[e]!
    // Numbers that overflow must do so in the same epoch, no more.
    if (Number.isFinite(other.train.loss)) expect(Math.abs(training.loss / other.train.loss - 1), says).toBeLessThan(tolerance.loss)
    else expect(Number.isFinite(training.loss), says).toBe(false)
    expect(validation.error, says).toBe(other.validation.error)
  }
  for (const [e, checkpoint] of ours.checkpoints.entries()) {
    if (!Number.isFinite(theirs.epochs[e]!.train.loss)) continue
    const { weights, optimizer, ...rest } = theirs.checkpoints[e]!
    expect(checkpoint, says).toMatchObject(rest)
    for (const part of [[checkpoint.weights, weights], [checkpoint.optimizer, optimizer]] as const) {
      expect(Object.keys(part[0]), says).toEqual(Object.keys(part[1]))
      for (const [name, tensor] of Object.entries(part[1])) {
        expect(part[0][name], says).toHaveLength(tensor.length)
        expect(distance(part[0][name]!, tensor), `${says}: ${name}`).toBeLessThan(tolerance.tensor)
      }
    }
  }
}

/** Specs drawn at random, every optimizer and every depth from 0 to 3 among them. */
const drawn = allOptimizers.flatMap((optimizer) =>
  [0, 1, 2, 3].map((depth) => {
    const random = draw('together', optimizer, depth)
    const whole = (from: number, to: number) => from + Math.floor((to - from + 1) * random())
    return {
      optimizer,
      layers: Array.from({ length: depth }, () => whole(3, 7)).join(',') || 'none',
      activation: activationField.sample(random),
      dropout: random() < 0.5 ? 0 : 0.3,
      weightDecay: random() < 0.5 ? 0 : 0.01,
      batch: whole(11, 40),
      trainingImages: whole(30, 70),
      learningRate: optimizer === 'sgd' || optimizer === 'momentum' ? 0.05 : 0.005,
      epochs: 2,
      seed: whole(1, 1000),
    } satisfies Partial<Spec>
  }),
)

describe.each([['cpu', drawn], ['wasm', drawn.filter(({ layers }) => layers.split(',').length === 2)]] as const)('three seeds as one computation, on tfjs %s,', (name, changes) => {
  test.each(changes)('come to the epochs and the weights of three runs: $optimizer, layers $layers, $activation, dropout $dropout, decay $weightDecay, seed $seed', async (change) => {
    const engine = await engineOf(name)
    const before = engine.memory()
    const specs = seeds(change, change.seed)
    const [ours, theirs] = [await together(specs, engine), await apart(specs, engine)]
    for (const [i, told] of ours.entries()) expectEqual(told, theirs[i]!, `seed ${specs[i]!.seed}`)
    expect(new Set(ours.map(({ epochs }) => epochs[0]!.train.loss)).size).toBe(3)
    expect(engine.memory()).toEqual(before)
  })
})

test('a seed whose numbers overflow ends alone, with its epoch and its cause, and the others stay what they are', async () => {
  const engine = await engineOf('cpu')
  const specs = seeds({ optimizer: 'momentum', learningRate: 10, momentum: 0.9, layers: '4,4', activation: 'linear', epochs: 12, batch: 70 })
  const theirs = await apart(specs, engine)
  const lengths = theirs.map(({ epochs }) => epochs.length)
  expect(new Set(lengths).size, 'they overflow in different epochs').toBeGreaterThan(1)
  const ours = await together(specs, engine)
  for (const [i, told] of ours.entries()) expectEqual(told, theirs[i]!, `seed ${i + 1}`)
})

test('patience ends each seed where it ends it alone', async () => {
  const engine = await engineOf('cpu')
  const before = engine.memory()
  const specs = seeds({ epochs: 30, patience: 2, learningRate: 0.02 })
  const theirs = await apart(specs, engine)
  expect(new Set(theirs.map(({ epochs }) => epochs.length)).size, 'they end in different epochs').toBeGreaterThan(1)
  const ours = await together(specs, engine)
  for (const [i, told] of ours.entries()) expectEqual(told, theirs[i]!, `seed ${i + 1}`)
  expect(engine.memory()).toEqual(before)
})

test('from checkpoints of an epoch they go on, together or one of them alone', async () => {
  const engine = await engineOf('cpu')
  const specs = seeds({ dropout: 0.2 })
  const whole = await together(specs, engine)
  const rest = await together(specs, engine, whole.map(({ checkpoints }) => checkpoints[0]!))
  for (const [i, { epochs }] of rest.entries()) expect(epochs).toEqual(whole[i]!.epochs.slice(1))
  const alone = new Told()
  for await (const tick of train(specs[1]!, data, engine, whole[1]!.checkpoints[1])) await alone.hear(tick)
  expect(Math.abs(alone.epochs[0]!.train.loss / whole[1]!.epochs[2]!.train.loss - 1)).toBeLessThan(tolerance.loss)
})

test('seconds are a share: those of all runs make up no more than the time that passed', async () => {
  const engine = await engineOf('cpu')
  const since = performance.now()
  const ours = await together(seeds({}), engine)
  const passed = (performance.now() - since) / 1000
  const sum = ours.flatMap(({ seconds }) => seconds).reduce((a, b) => a + b)
  expect(sum).toBeGreaterThan(0)
  expect(sum).toBeLessThanOrEqual(passed)
})

test('left in the middle they leave nothing behind', async () => {
  const engine = await engineOf('cpu')
  const before = engine.memory()
  const rows = trainTogether(seeds({}), data, engine)
  await rows.next()
  expect(engine.memory()).not.toEqual(before)
  await rows.return()
  expect(engine.memory()).toEqual(before)
})

test('an engine that fails ends all of them with its reason', async () => {
  const engine = await engineOf('cpu')
  const failing: Engine = {
    ...engine,
    async openEnsemble(plan, starts) {
      const ensemble = await engine.openEnsemble!(plan, starts)
      return { ...ensemble, step: async (_, time) => (time > 1 ? Promise.reject(new Error('out of memory')) : undefined), logits: async () => [], close: () => ensemble.close() }
    },
  }
  const before = engine.memory()
  await expect(together(seeds({}), failing)).rejects.toThrow('out of memory')
  expect(engine.memory()).toEqual(before)
})

test('runs of different plans are refused', async () => {
  const [one, other] = seeds({})
  await expect(together([one!, { ...other!, learningRate: 0.02 }], await engineOf('cpu'))).rejects.toThrow('different plans')
})

test('they are trained as one only where that measures faster, and never on an engine that does not offer it', async () => {
  const engine = await engineOf('cpu')
  const clock = (step: number, ensemble: number) => {
    let now = 0
    const timed: Engine = {
      ...engine,
      async open(plan, start) {
        const session = await engine.open(plan, start)
        return { ...session, step: async () => void (now += step) }
      },
      async openEnsemble(plan, starts) {
        const held = await engine.openEnsemble!(plan, starts)
        return { step: async () => void (now += ensemble), gradients: (b) => held.gradients(b), logits: (...a) => held.logits(...a), read: (p) => held.read(p), keep: (p) => held.keep(p), close: () => held.close() }
      },
    }
    return pays(timed, seeds({}), data, () => now)
  }
  const before = engine.memory()
  expect(await clock(10, 29)).toBe(true)
  expect(await clock(10, 31)).toBe(false)
  expect(await clock(1e6, 29e5)).toBe(true)
  expect(engine.memory()).toEqual(before)
  const { openEnsemble: _, ...without } = engine
  expect(await pays(without, seeds({}), data)).toBe(false)
  expect(await pays(engine, seeds({}).slice(1, 2), data)).toBe(false)
})
