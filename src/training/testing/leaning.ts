import { cpu } from '../engines/backends.ts'
import type { Engine, Ensemble } from '../engines/engine.ts'
import { tfjs } from '../engines/tfjs.ts'

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * tfjs on the CPU, told to offer several networks as one computation, and made to lose by waiting: at steps of one network
 * alone, or at those of several as one. For tests.
 */
export async function leaning(slow: 'apart' | 'together', onStep: () => void | Promise<void> = () => undefined): Promise<Engine> {
  const engine = await tfjs(cpu, true)
  return {
    ...engine,
    async open(plan, start) {
      const session = await engine.open(plan, start)
      return { ...session, step: async (...a) => void (await Promise.all([session.step(...a), slow === 'apart' && pause(40)])) }
    },
    async openEnsemble(plan, starts) {
      const held = await engine.openEnsemble!(plan, starts)
      const step: Ensemble['step'] = async (...a) => void (await Promise.all([held.step(...a), onStep(), slow === 'together' && pause(200)]))
      return { step, gradients: (batches) => held.gradients(batches), logits: (...a) => held.logits(...a), read: (place) => held.read(place), keep: (places) => held.keep(places), close: () => held.close() }
    },
  }
}
