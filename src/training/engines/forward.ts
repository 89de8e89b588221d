import type { Layer } from '../network.ts'
import { activations } from '../rules.ts'
import { numbers } from './numbers.ts'

/** Pre-activations and outputs of every layer, each count × units; a[0] are the images. */
export interface Passed {
  readonly z: readonly Float64Array[]
  readonly a: readonly Float64Array[]
}

/** One forward pass in plain loops. @param images count × 784 @param masks multiply the hidden outputs; none where empty */
export function forward(layers: readonly Layer[], weights: Readonly<Record<string, Float64Array>>, images: ArrayLike<number>, count: number, masks: readonly Float32Array[] = []): Passed {
  const z: Float64Array[] = []
  const a = [Float64Array.from(images)]
  for (const [i, { inputs, outputs, activation }] of layers.entries()) {
    const sums = new Float64Array(count * outputs)
    for (let n = 0; n < count; n++) sums.set(weights[`b${i + 1}`]!, n * outputs)
    multiply(sums, a[i]!, weights[`W${i + 1}`]!, count, inputs, outputs)
    const out = activation === 'linear' ? sums.slice() : sums.map((x) => activations[activation].value(numbers, x))
    const mask = masks[i]
    if (mask) for (let k = 0; k < out.length; k++) out[k]! *= mask[k]!
    z.push(sums)
    a.push(out)
  }
  return { z, a }
}

/** into += a·b, with a [rows, inner] and b [inner, columns]. Zeros of a cost nothing. */
export function multiply(into: Float64Array, a: Float64Array, b: Float64Array, rows: number, inner: number, columns: number): void {
  for (let r = 0; r < rows; r++)
    for (let k = 0; k < inner; k++) {
      const x = a[r * inner + k]!
      if (x !== 0) for (let c = 0; c < columns; c++) into[r * columns + c]! += x * b[k * columns + c]!
    }
}
