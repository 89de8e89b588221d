import type { Spec } from '../../../src/runs/spec.ts'
import type { Data } from '../../../src/training/data.ts'
import type { Engine } from '../../../src/training/engines/engine.ts'
import { batchOf, begin, planOf, shuffled } from '../../../src/training/train.ts'
import { middle } from '../middle.ts'

/** How much is measured. */
export interface Extent {
  /** Networks that differ in their seed alone. */
  readonly seeds: number
  /** Of each network in a round, after one to warm up. */
  readonly steps: number
  readonly rounds: number
}

/**
 * Images a second by the clock, of all seeds: as one computation, and one seed after another, in turns within each round; medians.
 * @param engine one that has `openEnsemble` @throws Error once the device under it is gone or at fault
 */
export async function seedsOn(engine: Engine, spec: Spec, data: Data, { seeds, steps, rounds }: Extent): Promise<{ together: number; inTurn: number }> {
  const specs = Array.from({ length: seeds }, (_, i) => ({ ...spec, seed: spec.seed + i }))
  const batches = specs.map((each) => batchOf(each, data, shuffled(data.splits.train.subarray(0, each.trainingImages), each.seed, 1), 1, 0))
  const one = batches[0]!.images.subarray(0, batches[0]!.images.length / batches[0]!.count)
  const plan = planOf(spec)
  const lost = engine.lost?.then((reason): never => {
    throw new Error(reason)
  })
  lost?.catch(() => undefined)
  const ensemble = await engine.openEnsemble!(plan, specs.map(begin))
  const sessions = await Promise.all(specs.map((each) => engine.open(plan, begin(each))))
  const ways = {
    async together(time: number) {
      await ensemble.step(batches, time)
    },
    async inTurn(time: number) {
      for (const [i, session] of sessions.entries()) await session.step(batches[i]!, time)
    },
  }
  const read = { together: () => ensemble.logits(one, 1), inTurn: () => sessions.at(-1)!.logits(one, 1) }
  const rates = { together: [] as number[], inTurn: [] as number[] }
  const time = { together: 0, inTurn: 0 }
  /** Ends with a read, since a GPU answers before it is done. */
  const seconds = async (way: keyof typeof ways, count: number) => {
    const since = performance.now()
    for (let i = 0; i < count; i++) await ways[way](++time[way])
    await read[way]()
    return (performance.now() - since) / 1000
  }
  const measure = async () => {
    for (const way of ['together', 'inTurn'] as const) await seconds(way, 1)
    for (let round = 0; round < rounds; round++)
      for (const way of ['together', 'inTurn'] as const) rates[way].push((steps * seeds * batches[0]!.count) / (await seconds(way, steps)))
  }
  try {
    await Promise.race([measure(), ...(lost ? [lost] : [])])
  } finally {
    for (const held of [ensemble, ...sessions]) held.close()
  }
  return { together: middle(rates.together), inTurn: middle(rates.inTurn) }
}
