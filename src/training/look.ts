import { draw } from '../math/random.ts'
import type { Spec } from '../runs/spec.ts'
import type { Data, SplitName } from './data.ts'
import { forward } from './engines/forward.ts'
import { classes, layersOf, type Tensors } from './network.ts'
import { pixels } from './pixels.ts'
import { imagesAt } from './score.ts'

/** What a network makes of every image of a split, without dropout. */
export interface Looked {
  readonly split: SplitName
  /** Which images of the data set these are. */
  readonly indices: Uint32Array
  readonly labels: Uint8Array
  /** What the labels are called, where they are not the letters A to J. */
  readonly classes?: readonly string[]
  /** count × 784, 0 (paper) … 255 (ink). */
  readonly images: Uint8Array
  /** count × 10. */
  readonly logits: Float64Array
  /** Per hidden layer, one byte a unit: 1 where its pre-activation was above 0 for at least one image. */
  readonly active: readonly Uint8Array[]
}

/** Thinned networks: one image through random halves of the hidden units. */
export interface Thinned {
  /** Per mask and hidden layer, one byte a unit: 1 where it stays. */
  readonly stays: readonly (readonly Uint8Array[])[]
  /** Per mask, the ten logits. */
  readonly logits: readonly Float64Array[]
  /** The logits of the whole network. */
  readonly whole: Float64Array
}

/** Images per forward pass: small enough that whoever waits between two hears soon. */
const portion = 64

const wide = (weights: Tensors): Record<string, Float64Array> => Object.fromEntries(Object.entries(weights).map(([name, tensor]) => [name, Float64Array.from(tensor)]))

/**
 * Reads a split with the weights of a checkpoint, in 64 bits, whatever engine trained them.
 * @param pause awaited between portions; may throw to give up
 */
export async function look(spec: Spec, weights: Tensors, data: Data, split: SplitName, pause: (done: number, of: number) => Promise<void> = async () => {}): Promise<Looked> {
  const layers = layersOf(spec)
  const hidden = layers.slice(0, -1)
  const indices = split === 'train' ? data.splits.train.slice(0, spec.trainingImages) : data.splits[split].slice()
  const exact = wide(weights)
  const logits = new Float64Array(indices.length * classes)
  const active = hidden.map(({ outputs }) => new Uint8Array(outputs))
  for (let from = 0; from < indices.length; from += portion) {
    const some = indices.subarray(from, from + portion)
    const { z, a } = forward(layers, exact, imagesAt(data, some), some.length)
    logits.set(a.at(-1)!, from * classes)
    for (const [l, { outputs }] of hidden.entries()) for (let k = 0; k < z[l]!.length; k++) if (z[l]![k]! > 0) active[l]![k % outputs] = 1
    await pause(from + some.length, indices.length)
  }
  const images = new Uint8Array(indices.length * pixels)
  for (const [n, index] of indices.entries()) images.set(data.images.subarray(index * pixels, (index + 1) * pixels), n * pixels)
  return { split, indices, labels: Uint8Array.from(indices, (i) => data.labels[i]!), images, logits, active, ...(data.classes && { classes: data.classes }) }
}

/** The outputs of every layer for one image, the logits last. @param image 784 bytes, 0 … 255 */
export function activations(spec: Spec, weights: Tensors, image: Uint8Array): readonly Float64Array[] {
  return forward(layersOf(spec), wide(weights), Float32Array.from(image, (p) => p / 255), 1).a.slice(1)
}

/** One image through `count` masks at the spec's dropout rate, outputs that stay scaled by 1/(1 − rate) as in training. */
export function thinned(spec: Spec, weights: Tensors, image: Uint8Array, count: number): Thinned {
  const layers = layersOf(spec)
  const exact = wide(weights)
  const input = Float32Array.from(image, (p) => p / 255)
  const scale = 1 / (1 - spec.dropout)
  const stays = Array.from({ length: count }, (_, mask) =>
    layers.slice(0, -1).map(({ outputs }, layer) => {
      const random = draw(spec.seed, 'thinned', mask, layer + 1)
      return Uint8Array.from({ length: outputs }, () => (random() < spec.dropout ? 0 : 1))
    }),
  )
  const pass = (masks: readonly Uint8Array[]) => forward(layers, exact, input, 1, masks.map((mask) => Float32Array.from(mask, (s) => s * scale))).a.at(-1)!
  return { stays, logits: stays.map(pass), whole: pass([]) }
}
