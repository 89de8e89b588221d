import { answers } from '../../../runs/inspect/answers.ts'
import type { Spec } from '../../../runs/spec.ts'
import type { Looked, Tensors, Trainer } from '../../../training/client.ts'

/** A trained network and what it makes of a split: all that the views of it read. */
export interface Sight {
  readonly spec: Spec
  readonly weights: Tensors
  /** Whole epochs that the network has been trained for. */
  readonly epoch: number
  readonly looked: Looked
  /** The class that each image got. */
  readonly given: Uint8Array
  /** What the classes are called, ten of them. */
  readonly names: readonly string[]
  readonly trainer: Pick<Trainer, 'activations' | 'thinned'>
}

export function sightOf(spec: Spec, { epoch, weights }: { epoch: number; weights: Tensors }, looked: Looked, trainer: Sight['trainer']): Sight {
  const names = Array.from({ length: 10 }, (_, c) => looked.classes?.[c] ?? (looked.classes ? '–' : 'ABCDEFGHIJ'[c]!))
  return { spec, weights, epoch, looked, given: answers(looked.logits), names, trainer }
}

/** One image of a look. @param at its place in it */
export function imageAt({ images }: Looked, at: number): Uint8Array {
  return images.subarray(784 * at, 784 * (at + 1))
}
