import type { Engine } from '../../../src/training/engines/engine.ts'
import { layersOf } from '../../../src/training/network.ts'
import { begin } from '../../../src/training/train.ts'
import { busy, type Peer } from './peer.ts'

/** An engine of the book, on batches that are ready. @param seeds that many networks in turn @param timed by what its seconds are told */
export const onEngine = (name: string, steps: number, load: () => Promise<Engine>, seeds = 1, timed: typeof busy = busy): Peer => ({
  name,
  steps,
  async open(spec, batches) {
    const engine = await load()
    const plan = { ...spec, layers: layersOf(spec) }
    const sessions = await Promise.all(Array.from({ length: seeds }, (_, i) => engine.open(plan, begin({ ...spec, seed: spec.seed + i }))))
    let time = 0
    const step = () => sessions[time % seeds]!.step(batches[time % batches.length]!, 1 + Math.floor(time++ / seeds))
    return {
      run: (count) =>
        timed(async () => {
          for (let i = 0; i < count; i++) await step()
          // A read, since some engines answer before they are done
          await sessions[0]!.logits(batches[0]!.images.subarray(0, 784), 1)
        }),
      close: () => sessions.forEach((session) => session.close()),
    }
  },
})
