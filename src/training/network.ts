import { draw } from '../math/random.ts'
import type { Activation } from '../runs/activation.ts'
import { activationsOf, unitsOf } from '../runs/layers.ts'
import type { Spec } from '../runs/spec.ts'
import { pixels } from './pixels.ts'

export const classes = 10

/** A dense layer: z = x·W + b, a = f(z), with W of shape [inputs, outputs], row by row. */
export interface Layer {
  readonly inputs: number
  readonly outputs: number
  readonly activation: Activation
}

/** The layers of a spec, input to logits. The deliberate bug is a ReLU where the logits should stand free. */
export function layersOf(spec: Spec): readonly Layer[] {
  const widths = [pixels, ...unitsOf(spec.layers), classes]
  const activations = activationsOf(spec)
  return widths.slice(1).map((outputs, i) => ({ inputs: widths[i]!, outputs, activation: activations[i] ?? (spec.bug === 'relu-logits' ? 'relu' : 'linear') }))
}

/** Named flat arrays: `W1`, `b1` for the first layer and so on; of the optimizer `W1.mean` and so on. */
export type Tensors = Readonly<Record<string, Float32Array | Float64Array>>

/** `W1`, `b1`, `W2`, … with their shapes, in the order of the layers. */
export function shapesOf(layers: readonly Layer[]): readonly (readonly [name: string, shape: readonly number[]])[] {
  return layers.flatMap(({ inputs, outputs }, i) => [[`W${i + 1}`, [inputs, outputs]] as const, [`b${i + 1}`, [outputs]] as const])
}

/**
 * Half the width of the uniform law that weights are drawn from. He et al. 2015, arXiv 1502.01852 and
 * Glorot, Bengio 2010 in their uniform forms, which need no logarithm or cosine and so are the same on every machine.
 */
const widthOf: Record<Spec['initialization'], (layer: Layer) => number> = {
  he: ({ inputs }) => Math.sqrt(6 / inputs),
  xavier: ({ inputs, outputs }) => Math.sqrt(6 / (inputs + outputs)),
  uniform: () => 0.05,
  zeros: () => 0,
}

/** The weights that a spec starts from, a function of its seed: float32, biases zero. */
export function initialWeights(spec: Spec): Tensors {
  const layers = layersOf(spec)
  return Object.fromEntries(
    layers.flatMap((layer, i) => {
      const random = draw(spec.seed, 'weights', i + 1)
      const width = widthOf[spec.initialization](layer)
      const weights = new Float32Array(layer.inputs * layer.outputs)
      for (let k = 0; k < weights.length; k++) weights[k] = width * (2 * random() - 1)
      return [[`W${i + 1}`, weights], [`b${i + 1}`, new Float32Array(layer.outputs)]]
    }),
  )
}
