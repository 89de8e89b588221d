import { defaultSpec, type Spec } from '../../../runs/spec.ts'
import type { Checkpoint, Trainer } from '../../../training/client.ts'
import { type Sight, sightOf } from './sight.ts'

/** A network that trains in a second or two: a tenth of the units, a fifth of the letters, longer steps. */
const small: Spec = { ...defaultSpec, layers: '100', trainingImages: 3000, epochs: 3, learningRate: 0.001 }

/** With a ReLU on its logits and this seed it never answers one of the letters: a test trains it and looks. */
export const deadSpec: Spec = { ...small, seed: 6, bug: 'relu-logits' }

export const maskedSpec: Spec = { ...small, dropout: 0.5 }

/** Trains a spec to its end and looks at the validation images; undefined where `gone` says that nobody waits any more. */
export async function trained(trainer: Trainer, spec: Spec, tell: (epoch: number) => void, gone: () => boolean): Promise<Sight | undefined> {
  let last: Checkpoint | undefined
  for await (const tick of trainer.ticks(spec, { engine: 'auto' })) {
    if (gone()) return undefined
    if (tick.kind !== 'epoch') continue
    last = await tick.checkpoint()
    tell(tick.record.epoch)
  }
  return last && !gone() ? sightOf(spec, last, await trainer.look(spec, last.weights, 'validation'), trainer) : undefined
}
