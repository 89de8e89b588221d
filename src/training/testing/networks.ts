import { draw, type Random } from '../../math/random.ts'
import type { Activation } from '../../runs/activation.ts'
import { defaultSpec, type Optimizer, type Spec, specFields } from '../../runs/spec.ts'
import { activationText, deepest } from '../../runs/layers.ts'
import type { Batch, Plan, Start } from '../engines/engine.ts'
import { classes, initialWeights, layersOf, type Tensors } from '../network.ts'
import { pixels } from '../pixels.ts'
import { activations } from '../rules.ts'
import { numbers } from '../engines/numbers.ts'

/** One network, one batch, and where training stands. */
export interface Instance {
  readonly says: string
  readonly plan: Plan
  readonly start: Start
  readonly batch: Batch
}

const all = Object.keys({ ...activations, linear: true }) as Activation[]
export const allActivations: readonly Activation[] = all
/** Texts for four hidden layers of four activations, every activation at each place. */
export const mixedActivations: readonly string[] = all.map((_, a) => activationText([...all, ...all].slice(a, a + deepest)))
export const allOptimizers = (specFields.optimizer.control.kind === 'choice' ? specFields.optimizer.control.options.map(({ value }) => value) : []) as Optimizer[]

/** Pre-activations nearer to a kink than this may fall on the other side of it in 32 bits. */
const away = 1e-3

/** A random network of these hidden layers and activations, one name or several with commas between, whose every pre-activation lies away from 0. */
export function instance(depth: number, activation: string, seed: number, change: Partial<Spec> = {}): Instance {
  for (let attempt = 0; ; attempt++) {
    const random = draw('networks', depth, activation, seed, attempt)
    const widths = Array.from({ length: depth }, () => 3 + Math.floor(6 * random()))
    const spec: Spec = { ...defaultSpec, layers: widths.join(',') || 'none', activation, seed: seed + 1000 * attempt, initialization: 'xavier', ...change }
    const layers = layersOf(spec)
    const weights: Record<string, Float32Array> = {}
    for (const [name, tensor] of Object.entries(initialWeights(spec))) weights[name] = name.startsWith('b') ? Float32Array.from(tensor, () => random() - 0.5) : Float32Array.from(tensor)
    const batch = batchFor(random, widths, spec.dropout)
    const { optimizer, learningRate, momentum, weightDecay } = spec
    const plan = { layers, optimizer, learningRate, momentum, weightDecay }
    if (nearest(plan, weights, batch) > away)
      return { says: `${pixels}-${[...widths, classes].join('-')} ${activation}${spec.dropout ? `, dropout ${spec.dropout}` : ''}, seed ${seed}`, plan, start: { weights, optimizer: {} }, batch }
  }
}

/** Four images with few pixels of ink each, and fixed masks. */
function batchFor(random: Random, widths: readonly number[], dropout: number): Batch {
  const count = 4
  const images = Float32Array.from({ length: count * pixels }, () => (random() < 0.1 ? random() : 0))
  const labels = Uint8Array.from({ length: count }, () => Math.floor(random() * classes))
  const masks = dropout > 0 ? widths.map((units) => Float32Array.from({ length: count * units }, () => (random() < dropout ? 0 : 1 / (1 - dropout)))) : []
  return { count, images, labels, masks }
}

/** The pre-activation nearest to 0, by a forward pass written out once more. */
function nearest({ layers }: Plan, weights: Tensors, { count, images, masks }: Batch): number {
  let least = Number.POSITIVE_INFINITY
  let a: ArrayLike<number> = images
  for (const [l, { inputs, outputs, activation }] of layers.entries()) {
    const next = new Float64Array(count * outputs)
    for (let n = 0; n < count; n++)
      for (let o = 0; o < outputs; o++) {
        let z = weights[`b${l + 1}`]![o]!
        for (let i = 0; i < inputs; i++) z += a[n * inputs + i]! * weights[`W${l + 1}`]![i * outputs + o]!
        if (activation !== 'linear') least = Math.min(least, Math.abs(z))
        const value = activation === 'linear' ? z : activations[activation].value(numbers, z)
        next[n * outputs + o] = value * (masks[l]?.[n * outputs + o] ?? 1)
      }
    a = next
  }
  return least
}

/** ‖a − b‖ / ‖b‖; what stands above 0 where b is 0 is ‖a‖. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let apart = 0
  let size = 0
  for (let i = 0; i < b.length; i++) {
    apart += (a[i]! - b[i]!) ** 2
    size += b[i]! ** 2
  }
  return Math.sqrt(apart) / (Math.sqrt(size) || 1)
}
