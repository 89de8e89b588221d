import type { Spec } from '../../runs/spec.ts'
import type { Data } from '../data.ts'
import { batchOf, begin, planOf, shuffled } from '../train.ts'
import type { Engine, EngineName } from './engine.ts'

/** Why an engine is not used. */
export interface Skipped {
  readonly engine: EngineName
  readonly reason: string
}

export interface Choice {
  readonly engine: Engine
  readonly skipped: readonly Skipped[]
  /** Milliseconds per step of those that were timed. */
  readonly paces: Readonly<Partial<Record<EngineName, number>>>
}

/** No engine runs here; `skipped` says why, engine by engine. */
export class NoEngine extends Error {
  override readonly name = 'NoEngine'
  readonly skipped: readonly Skipped[]

  constructor(skipped: readonly Skipped[]) {
    super(`No engine runs here. ${skipped.map(({ engine, reason }) => `${engine}: ${reason}`).join('; ')}.`)
    this.skipped = skipped
  }
}

/** Milliseconds that an engine may take to load before it counts as failed. */
const loading = 30_000

/** Milliseconds per step; may give up on one that is far above the limit. */
type Timing = (engine: Engine, limit: number) => Promise<number>

/** How much slower than the fastest an engine that was chosen earlier may be before it gives way. */
const patience = 1.2
/** Nowhere the fastest: not even loaded where another one runs, unless they stand first. */
const lastResorts: readonly EngineName[] = ['cpu', 'float64']

/**
 * Loads the engines in the order given and takes the one that is fastest on a few steps of this very spec, or, where
 * there is nothing to `time`, the first that loads. One that fails is passed over, with its reason. The one chosen `earlier` stays
 * unless it takes a fifth longer than the fastest: runs that are compared should not change engines for nothing.
 */
export async function choose(names: readonly EngineName[], load: (name: EngineName) => Promise<Engine>, time?: Timing, earlier?: EngineName): Promise<Choice> {
  const skipped: Skipped[] = []
  const paces: Partial<Record<EngineName, number>> = {}
  let best: Engine | undefined
  let least = Number.POSITIVE_INFINITY
  for (const [place, name] of names.entries()) {
    if (best && (!time || (lastResorts.includes(name) && place > 0))) break
    try {
      const engine = await within(loading, load(name))
      if (time) {
        paces[name] = await time(engine, least)
        const counted = paces[name] / (name === earlier ? patience : 1)
        if (counted >= least) continue
        least = counted
      }
      best = engine
    } catch (error) {
      skipped.push({ engine: name, reason: reasonOf(error) })
    }
  }
  if (!best) throw new NoEngine(skipped)
  return { engine: best, skipped, paces }
}

export const reasonOf = (error: unknown): string => (error instanceof Error && error.message ? error.message : String(error))

/**
 * Milliseconds per step, median of five after one to warm up. Each ends with a read, since a GPU answers before it is
 * done. Gives up after one step that takes three times the limit.
 */
export async function pace(engine: Engine, spec: Spec, data: Data, limit: number, now: () => number = () => performance.now()): Promise<number> {
  const session = await engine.open(planOf(spec), begin(spec))
  try {
    const batch = batchOf(spec, data, shuffled(data.splits.train.subarray(0, spec.batch), spec.seed, 1), 1, 0)
    const one = batch.images.subarray(0, batch.images.length / batch.count)
    const times: number[] = []
    for (let step = 0; step < 6; step++) {
      const since = now()
      await session.step(batch, step + 1)
      await session.logits(one, 1)
      const took = now() - since
      if (step > 0) times.push(took)
      if (step === 1 && times[0]! > 3 * limit) return times[0]!
    }
    return times.sort((a, b) => a - b)[2]!
  } finally {
    session.close()
  }
}

/** Rejects where the answer does not come in time. */
export function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer for ${milliseconds / 1000} seconds`)), milliseconds)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
