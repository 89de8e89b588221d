import type { Spec } from '../runs/spec.ts'
import type { Data } from './data.ts'
import type { Engine } from './engines/engine.ts'
import { members } from './ensemble.ts'
import { batchOf, begin, type Checkpoint, planOf, shuffled, type Tick, train } from './train.ts'

/** The ticks of several runs at one moment, in the order of the runs; undefined for those that have ended before. */
export type Row = readonly (Tick | undefined)[]

/**
 * Trains runs that differ in their seed alone, each as `train` does and with its own draws, and computes their steps as one.
 * A run that ends, by patience or by numbers that overflow, leaves the others alone. An epoch's seconds are a run's share
 * of the time that all took. Pausing, stopping and going on are as with `train`; runs go on together from the same epoch.
 * @param engine one that has `openEnsemble`
 */
export async function* trainTogether(specs: readonly Spec[], data: Data, engine: Engine, from: readonly Checkpoint[] = specs.map(begin)): AsyncGenerator<Row, void> {
  const each = members(engine, specs.length)
  const runs = specs.map((spec, i) => train(spec, data, each[i]!, from[i]))
  const left = new Set(runs)
  /** A run that ends lets go of its network at once: the others would wait for it. */
  const tickOf = async (run: (typeof runs)[number]): Promise<Tick | undefined> => {
    if (!left.has(run)) return undefined
    const { value } = await run.next()
    if (value?.kind === 'end') {
      left.delete(run)
      await run.return()
    }
    return value ?? undefined
  }
  let seconds = 0
  try {
    while (left.size > 0) {
      const since = performance.now()
      const row = await Promise.all(runs.map(tickOf))
      seconds += (performance.now() - since) / 1000
      const share = seconds / left.size
      if (row.some((tick) => tick?.kind === 'epoch')) seconds = 0
      yield row.map((tick) => (tick?.kind === 'epoch' ? { ...tick, record: { ...tick.record, seconds: share } } : tick))
    }
  } finally {
    await Promise.all(runs.map((run) => run.return()))
  }
}

/** Milliseconds after which no more steps are timed. */
const enough = 2000

/**
 * Whether the steps of these runs take less time as one computation than one after another, on this engine and data: medians
 * of at most five after one to warm up. Each ends with a read, since a GPU answers before it is done.
 */
export async function pays(engine: Engine, specs: readonly Spec[], data: Data, now: () => number = () => performance.now()): Promise<boolean> {
  if (!engine.openEnsemble || specs.length < 2) return false
  const batches = specs.map((spec) => batchOf(spec, data, shuffled(data.splits.train.subarray(0, spec.trainingImages), spec.seed, 1), 1, 0))
  const one = batches[0]!.images.subarray(0, batches[0]!.images.length / batches[0]!.count)
  const plan = planOf(specs[0]!)
  const ensemble = await engine.openEnsemble(plan, specs.map(begin))
  let together: number
  try {
    together = await middleOf(now, async (time) => {
      await ensemble.step(batches, time)
      await ensemble.logits(one, 1)
    })
  } finally {
    ensemble.close()
  }
  const session = await engine.open(plan, begin(specs[0]!))
  try {
    const apart = await middleOf(now, async (time) => {
      for (const batch of batches) await session.step(batch, time)
      await session.logits(one, 1)
    })
    return together < apart
  } finally {
    session.close()
  }
}

async function middleOf(now: () => number, work: (time: number) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let n = 0, all = 0; n < 6 && (n < 2 || all < enough); n++) {
    const since = now()
    await work(n + 1)
    const took = now() - since
    all += took
    if (n > 0) times.push(took)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!
}
