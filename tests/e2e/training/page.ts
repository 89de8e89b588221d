import { defaultSpec, type Spec } from '../../../src/runs/spec.ts'
import { type Checkpoint, createTrainer, type EngineName } from '../../../src/training/client.ts'
import { type Build } from '../../../src/training/engines/assembly/kernels.ts'
import { assemblyIn, loaders } from '../../../src/training/engines/browser.ts'
import { float64 } from '../../../src/training/engines/float64.ts'
import { allActivations, distance, instance } from '../../../src/training/testing/networks.ts'
import { synthetic } from '../../../src/training/testing/synthetic.ts'
import { trainTogether } from '../../../src/training/together.ts'
import { type Tick, train } from '../../../src/training/train.ts'

type Stored = { epoch: number; step: number } & Record<'weights' | 'optimizer', Record<string, number[]>>

/**
 * Trains and returns every epoch's scores; `stop` ends after that many epochs and returns a checkpoint that JSON can hold.
 * `patience` is for an engine so slow that its silence is no sign of death, in milliseconds.
 */
async function run(spec: Spec, engine: 'auto' | EngineName, { stop = Infinity, from, patience }: { stop?: number; from?: Stored; patience?: number } = {}) {
  const notices: string[] = []
  const trainer = createTrainer({ base: new URL('/', location.href).href, onNotice: (says) => notices.push(says), ...(patience && { patience }) })
  let shown = 0
  const summary = await trainer.open(spec.data, ({ ready }) => (shown = ready))
  const epochs: unknown[] = []
  let checkpoint: Stored | undefined
  let end: unknown
  for await (const tick of trainer.ticks(spec, { engine, ...(from && { from: read(from) }) })) {
    if (tick.kind === 'end') end = tick.end
    if (tick.kind !== 'epoch') continue
    const { seconds: _, ...scores } = tick.record
    epochs.push(scores)
    if (epochs.length === stop) {
      checkpoint = written(await tick.checkpoint())
      break
    }
  }
  const { engine: used, threads } = trainer
  trainer.close()
  return { summary, shown, epochs, end, engine: used, threads, notices, ...(checkpoint && { checkpoint }) }
}

const each = <A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B) => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
const written = ({ epoch, step, weights, optimizer }: Checkpoint): Stored => ({ epoch, step, weights: each(weights, (t) => Array.from(t)), optimizer: each(optimizer, (t) => Array.from(t)) })
const read = ({ epoch, step, weights, optimizer }: Stored): Checkpoint => ({ epoch, step, weights: each(weights, (t) => Float32Array.from(t)), optimizer: each(optimizer, (t) => Float32Array.from(t)) })

/** How far each tensor's gradient lies from the 64-bit one, the farthest of each network. */
async function gradients(name: EngineName, build?: Build) {
  const engine = await (build ? assemblyIn(build) : loaders[name]())
  const apart: Record<string, number> = {}
  for (const [i, activation] of allActivations.entries())
    for (let depth = 0; depth <= 4; depth++) {
      const { says, plan, start, batch } = instance(depth, activation, 40 + 10 * i + depth, depth % 2 ? { dropout: 0.4, weightDecay: 0.05 } : {})
      const [ours, oracle] = [await engine.open(plan, start), await float64.open(plan, start)]
      const [g, g64] = [await ours.gradients(batch), await oracle.gradients(batch)]
      ours.close()
      oracle.close()
      apart[says] = Math.max(...Object.keys(g64).map((tensor) => distance(g[tensor]!, g64[tensor]!)))
    }
  return apart
}

/**
 * Three seeds as one computation, of which some end by patience before others, beside the same seeds one by one: every epoch's
 * scores, and how far apart the last weights lie, tensor by tensor, the farthest of all.
 */
async function together(name: EngineName) {
  const engine = await loaders[name]()
  const data = synthetic(60, 20, 20)
  const specs = [1, 2, 3].map((seed): Spec => ({ ...defaultSpec, layers: '8,6', dropout: 0.2, weightDecay: 0.01, learningRate: 0.01, batch: 30, trainingImages: 60, epochs: 3, patience: 1, seed }))
  const told = (tick: Tick | undefined) => (tick?.kind === 'epoch' ? [{ train: tick.record.train, validation: tick.record.validation, at: tick.checkpoint() }] : [])
  type Told = ReturnType<typeof told>
  const ours: Told[] = specs.map(() => [])
  for await (const row of trainTogether(specs, data, engine)) {
    for (const [i, tick] of row.entries()) ours[i]!.push(...told(tick))
    await Promise.all(ours.flat().map(({ at }) => at))
  }
  const theirs: Told[] = specs.map(() => [])
  for (const [i, spec] of specs.entries())
    for await (const tick of train(spec, data, engine)) {
      theirs[i]!.push(...told(tick))
      await theirs[i]!.at(-1)?.at
    }
  const scores = (all: Told[]) => all.map((epochs) => epochs.map(({ train, validation }) => ({ train, validation })))
  let apart = 0
  for (const i of specs.keys()) {
    const [w, other] = [(await ours[i]!.at(-1)!.at).weights, (await theirs[i]!.at(-1)!.at).weights]
    for (const tensor of Object.keys(other)) apart = Math.max(apart, distance(w[tensor]!, other[tensor]!))
  }
  return { together: scores(ours), apart: scores(theirs), weights: apart, left: engine.memory().tensors }
}

const offered = { run, gradients, together }
export type Offered = typeof offered
Object.assign(globalThis, { offered })
