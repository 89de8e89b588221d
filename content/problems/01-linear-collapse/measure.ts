import { draw } from '../../../src/math/random.ts'
import { directions } from '../../../src/math/singular.ts'
import { type Affine, network } from './forward.ts'
import type { Layer } from './layers.ts'
import type { Between } from './lines.ts'

/** How many random inputs the collapsed map is compared on. */
export const trials = 1000
/** Inputs lie between −reach and reach in every coordinate. */
export const reach = 3

const drawn = new Map<number, readonly (readonly number[])[]>()

/** The same inputs every time. Two draws fill all 53 bits of a number, so that sums of them round. */
export function randomInputs(width: number): readonly (readonly number[])[] {
  let known = drawn.get(width)
  if (!known) {
    const random = draw('linear-collapse', 'inputs', width)
    known = Array.from({ length: trials }, () => Array.from({ length: width }, () => reach * (2 * (random() + random() / 2 ** 32) - 1)))
    drawn.set(width, known)
  }
  return known
}

/** The largest difference in any output between the layers and the collapsed map, over the random inputs. */
export function largestDifference(layers: readonly Layer[], between: Between, f: Affine, one: Layer): number {
  const [long, short] = [network(layers, between, f), network([one], 'none', f)]
  let largest = 0
  for (const x of randomInputs(layers[0]!.W[0]!.length)) {
    const [y, z] = [long(x), short(x)]
    for (let i = 0; i < y.length; i++) {
      const gap = Math.abs(y[i]! - z[i]!)
      if (!(gap <= largest)) largest = gap
    }
  }
  return largest
}

/** The product of the layers' matrices, W_n … W_1, times c for every layer where one is given. */
export function product(layers: readonly Layer[], c = 1): number[][] {
  let all = layers[0]!.W.map((row) => row.map((w) => c * w))
  for (const { W } of layers.slice(1)) all = W.map((row) => all[0]!.map((_, j) => c * row.reduce((sum, w, k) => sum + w * all[k]![j]!, 0)))
  return all
}

/**
 * The rank of the collapsed matrix: how many directions come out with more than rounding noise, which is measured
 * against the sizes of the layers and not of their product, since a product may cancel.
 */
export function rank(layers: readonly Layer[], c = 1): number {
  const size = layers.reduce((all, { W }) => all * Math.abs(c) * Math.hypot(...W.flat()), 1)
  return directions(product(layers, c)).filter(({ strength }) => strength > 1e-13 * size).length
}
