import { answers } from '../../../runs/inspect/answers.ts'
import type { Spec } from '../../../runs/spec.ts'
import type { Looked, Tensors, Trainer } from '../../../training/client.ts'

/** A trained network and what it makes of a split: all that the views of it read. */
export interface Sight {
  readonly spec: Spec
  readonly weights: Tensors
  /** Whole epochs that the network has been trained for. */
  readonly epoch: number
  /** Steps of the next epoch. */
  readonly step: number
  readonly looked: Looked
  /** The class that each image got. */
  readonly given: Uint8Array
  /** What the ten outputs are called: by their class, or by their number where the data have no such class. */
  readonly names: readonly string[]
  /** The classes of the data, by their outputs. */
  readonly classes: readonly number[]
  /** Those, and whatever else some image was answered: the network has ten outputs, whatever the data. */
  readonly answered: readonly number[]
  /** What a class is called in a sentence. */
  readonly noun: 'letter' | 'class'
  readonly trainer: Pick<Trainer, 'activations' | 'thinned'>
}

export function sightOf(spec: Spec, { epoch, step, weights }: { epoch: number; step: number; weights: Tensors }, looked: Looked, trainer: Sight['trainer']): Sight {
  const outputs = [...'ABCDEFGHIJ'].map((_, c) => c)
  const names = outputs.map((c) => looked.classes?.[c] ?? (looked.classes ? `output ${c + 1}` : 'ABCDEFGHIJ'[c]!))
  const given = answers(looked.logits)
  const classes = outputs.filter((c) => !looked.classes || c < looked.classes.length)
  const got = new Set(given)
  const answered = outputs.filter((c) => classes.includes(c) || got.has(c))
  return { spec, weights, epoch, step, looked, given, names, classes, answered, noun: looked.classes ? 'class' : 'letter', trainer }
}

/** One image of a look. @param at its place in it */
export function imageAt({ images }: Looked, at: number): Uint8Array {
  return images.subarray(784 * at, 784 * (at + 1))
}
