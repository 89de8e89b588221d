import type { Score } from '../runs/run.ts'
import type { Data } from './data.ts'
import type { Session } from './engines/engine.ts'
import { classes } from './network.ts'
import { pixels } from './pixels.ts'

/** Images per forward pass: large enough to be quick, small enough to answer a stop soon. */
export const portion = 500

/** 0 … 1 of each byte. */
const shades = Float32Array.from({ length: 256 }, (_, byte) => byte / 255)

/** The images at these indices as numbers 0 … 1, one after another. */
export function imagesAt(data: Data, indices: Uint32Array): Float32Array {
  const out = new Float32Array(indices.length * pixels)
  for (const [n, index] of indices.entries()) {
    const from = index * pixels
    for (let p = 0, to = n * pixels; p < pixels; p++, to++) out[to] = shades[data.images[from + p]!]!
  }
  return out
}

/** Error and mean cross-entropy over images, summed in 64 bits. Logits that are no numbers count as errors and make the loss NaN. */
export async function score(session: Session, data: Data, indices: Uint32Array): Promise<Score> {
  let wrong = 0
  let loss = 0
  for (let from = 0; from < indices.length; from += portion) {
    const some = indices.subarray(from, from + portion)
    const logits = await session.logits(imagesAt(data, some), some.length)
    for (const [n, index] of some.entries()) {
      const row = logits.subarray(n * classes, (n + 1) * classes)
      const label = data.labels[index]!
      const top = Math.max(...row)
      // The first of equal outputs is the answer, as with argmax everywhere.
      if (row.indexOf(top) !== label) wrong++
      let sum = 0
      for (const x of row) sum += Math.exp(x - top)
      loss += top - row[label]! + Math.log(sum)
    }
  }
  return { error: wrong / indices.length, loss: loss / indices.length }
}
