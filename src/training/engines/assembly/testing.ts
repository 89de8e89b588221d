import { draw } from '../../../math/random.ts'
import { defaultSpec } from '../../../runs/spec.ts'
import { layersOf } from '../../network.ts'
import { pixels } from '../../pixels.ts'
import { begin } from '../../train.ts'
import type { Batch, Plan } from '../engine.ts'

/** A network with its initial weights. */
export const planOf = (layers: string, change = {}) => {
  const spec = { ...defaultSpec, layers, weightDecay: 0.01, activation: 'tanh' as const, ...change }
  const { optimizer, learningRate, momentum, weightDecay } = spec
  return { plan: { layers: layersOf(spec), optimizer, learningRate, momentum, weightDecay } satisfies Plan, start: begin(spec) }
}

/** A batch drawn at random. @param ink share of the pixels that are not 0 @param widths of the hidden layers, where units are dropped out */
export function batchOf(count: number, ink: number, widths: readonly number[] = []): Batch {
  const random = draw('batch', count, ink)
  return {
    count,
    images: Float32Array.from({ length: count * pixels }, () => (random() < ink ? random() : 0)),
    labels: Uint8Array.from({ length: count }, () => Math.floor(10 * random())),
    masks: widths.map((units) => Float32Array.from({ length: count * units }, () => (random() < 0.3 ? 0 : 1 / 0.7))),
  }
}
