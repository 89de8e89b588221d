import { evaluate, numbers } from '../math/algebra.ts'
import { additions, parameters, products } from '../math/counts.ts'
import { call, type Expr, ref } from '../math/expr.ts'
import { unitsOf } from './layers.ts'
import type { Optimizer, Spec } from './spec.ts'

/** Numbers that one image, and one answer, consists of. */
const pixels = 28 * 28
const letters = 10

const [inputs, outputs] = [ref('inputs'), ref('outputs')]

/** One dense layer, as formulas over its `inputs` and `outputs`: those of the chapters on parameters and on FLOPs. */
export const dense = {
  parameters: parameters([inputs], outputs),
  products: products([inputs], outputs),
  /** Every product and addition of one image on its way forward, the bias included: 2·inputs·outputs. */
  forward: call('add', call('add', products([inputs], outputs), additions([inputs], outputs)), outputs),
} as const satisfies Record<string, Expr>

/** What the optimizer remembers per parameter, and the operations of its update. */
const updates: Readonly<Record<Optimizer, { memory: number; operations: number }>> = {
  sgd: { memory: 0, operations: 2 },
  momentum: { memory: 1, operations: 4 },
  rmsprop: { memory: 1, operations: 8 },
  adam: { memory: 2, operations: 12 },
}

export interface Costs {
  readonly parameters: number
  /** Products and additions of one image on its way forward; activations, dropout and softmax are left out. */
  readonly forward: number
  /** Those of one step: forward, both products of the way back, and the update of every parameter. */
  readonly step: number
  /** Bytes in float32: parameters, gradients, what the optimizer remembers, and the batch with all layers' outputs and their gradients. */
  readonly memory: number
}

/** The inputs and outputs of every dense layer, from the pixels on. */
export function widthsOf(spec: Spec): readonly (readonly [inputs: number, outputs: number])[] {
  const widths = [pixels, ...unitsOf(spec.layers), letters]
  return widths.slice(1).map((outputs, i) => [widths[i]!, outputs] as const)
}

function total(form: Expr, spec: Spec): number {
  return widthsOf(spec).reduce((sum, [inputs, outputs]) => sum + evaluate(form, numbers, (id) => (id === 'inputs' ? inputs : outputs)), 0)
}

/** What a spec costs, from the formulas above. The way back needs a product as large as the forward one for the weights, and one for the inputs of every layer but the first. */
export function costsOf(spec: Spec): Costs {
  const all = total(dense.parameters, spec)
  const forward = total(dense.forward, spec)
  const [first] = widthsOf(spec)
  const ofFirst = 2 * first![0] * first![1]
  const { memory, operations } = updates[spec.optimizer]
  const batch = Math.min(spec.batch, spec.trainingImages)
  const numbersOfBatch = batch * (pixels + 2 * widthsOf(spec).reduce((sum, [, outputs]) => sum + outputs, 0))
  return {
    parameters: all,
    forward,
    step: batch * (3 * forward - ofFirst) + operations * all,
    memory: 4 * ((2 + memory) * all + numbersOfBatch),
  }
}

/** Products and additions of a whole run, the scores of the splits after every epoch included. @param scored images that are scored beside the training ones */
export function workOf(spec: Spec, scored: number): number {
  const { step, forward } = costsOf(spec)
  return spec.epochs * (Math.ceil(spec.trainingImages / spec.batch) * step + (spec.trainingImages + scored) * forward)
}
