import { draw, shuffle } from '../math/random.ts'
import type { End, Epoch } from '../runs/run.ts'
import type { Spec } from '../runs/spec.ts'
import type { Data } from './data.ts'
import { diverged, finite } from './diverged.ts'
import type { Batch, Engine, Plan, Start } from './engines/engine.ts'
import { initialWeights, layersOf, type Tensors } from './network.ts'
import { imagesAt, score } from './score.ts'

/** Raised when the same spec, data and engine may give other numbers than before. A golden run watches over it. */
export const trainingVersion = 1

/** All that a run needs to go on, on any engine: `epoch` whole epochs and `step` steps of the next are done. */
export interface Checkpoint extends Start {
  readonly epoch: number
  readonly step: number
  readonly weights: Tensors
  readonly optimizer: Tensors
  /** The epoch with the least validation error so far, for early stopping. */
  readonly best?: { readonly epoch: number; readonly error: number }
}

/** `step` of `of` steps of an epoch are done, counted from 1. A checkpoint is that of its tick only until the next is asked for. */
export type Tick =
  | { readonly kind: 'step'; readonly step: number; readonly of: number; checkpoint(): Promise<Checkpoint> }
  | { readonly kind: 'epoch'; readonly record: Epoch; checkpoint(): Promise<Checkpoint> }
  | { readonly kind: 'end'; readonly end: End }

/** Where a run starts: the weights that its seed draws. */
export function begin(spec: Spec): Checkpoint {
  return { epoch: 0, step: 0, weights: initialWeights(spec), optimizer: {} }
}

/** What an engine has to know of a spec. */
export function planOf(spec: Spec): Plan {
  const { optimizer, learningRate, momentum, weightDecay } = spec
  return { layers: layersOf(spec), optimizer, learningRate, momentum, weightDecay }
}

/**
 * Trains, one tick at a time. Pausing is not asking for the next tick; stopping is `return()`; going on later, or on
 * another engine, is another call with `from` a checkpoint. The session is closed however it ends.
 * The last tick of a run that was not stopped is its end.
 */
export async function* train(spec: Spec, data: Data, engine: Engine, from: Checkpoint = begin(spec)): AsyncGenerator<Tick, void> {
  const pupils = data.splits.train.subarray(0, spec.trainingImages)
  const of = Math.ceil(pupils.length / spec.batch)
  const session = await engine.open(planOf(spec), from)
  try {
    let { best } = from
    let step = from.step
    const checkpoint = (epoch: number, step: number) => async (): Promise<Checkpoint> => ({ epoch, step, ...(await session.read()), ...(best && { best }) })
    for (let epoch = from.epoch + 1; epoch <= spec.epochs; epoch++) {
      if (spec.patience > 0 && best && epoch - 1 - best.epoch >= spec.patience) break
      let seconds = 0
      let since = performance.now()
      const rest = () => (seconds += (performance.now() - since) / 1000)
      const order = shuffled(pupils, spec.seed, epoch)
      while (step < of) {
        const batch = batchOf(spec, data, order, epoch, step)
        await session.step(batch, (epoch - 1) * of + ++step)
        rest()
        yield { kind: 'step', step, of, checkpoint: checkpoint(epoch - 1, step) }
        since = performance.now()
      }
      const training = await score(session, data, pupils)
      const validation = await score(session, data, data.splits.validation)
      const test = await score(session, data, data.splits.test)
      rest()
      if (!best || validation.error < best.error) best = { epoch, error: validation.error }
      step = 0
      yield { kind: 'epoch', record: { epoch, train: training, validation, test, seconds }, checkpoint: checkpoint(epoch, 0) }
      if (!finite(training, validation, test)) return yield { kind: 'end', end: diverged(spec, epoch) }
    }
    yield { kind: 'end', end: 'finished' }
  } finally {
    session.close()
  }
}

/** The images of an epoch in its order, by a generator of its own. */
export function shuffled(indices: Uint32Array, seed: number, epoch: number): Uint32Array {
  const order = indices.slice()
  shuffle(order, draw(seed, 'shuffle', epoch))
  return order
}

/** The batch of one step, counted from 0; the last of an epoch may be smaller. */
export function batchOf(spec: Spec, data: Data, order: Uint32Array, epoch: number, step: number): Batch {
  const indices = order.subarray(step * spec.batch, (step + 1) * spec.batch)
  return {
    count: indices.length,
    images: imagesAt(data, indices),
    labels: Uint8Array.from(indices, (i) => data.labels[i]!),
    masks: spec.dropout === 0 ? [] : layersOf(spec).slice(0, -1).map(({ outputs }, i) => maskOf(spec, indices.length * outputs, epoch, step, i + 1)),
  }
}

/** Which outputs of a hidden layer stay, scaled so that their sum is expected to stay: the same on every engine. */
function maskOf({ seed, dropout }: Spec, length: number, epoch: number, step: number, layer: number): Float32Array {
  const random = draw(seed, 'dropout', epoch, step, layer)
  const stays = 1 / (1 - dropout)
  // A plain loop: Float32Array.from takes nine times as long, and as long as a step.
  const mask = new Float32Array(length)
  for (let k = 0; k < length; k++) mask[k] = Number(random() >= dropout) * stays
  return mask
}
