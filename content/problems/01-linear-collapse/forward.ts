import type { Layer } from './layers.ts'
import type { Between } from './lines.ts'

/** The affine activation f(z) = cz + d. */
export interface Affine {
  readonly c: number
  readonly d: number
}

/** What happens to a layer's sums: the affine activation stands after every layer, the ReLU only between them. */
export function activate(z: number, between: Between, last: boolean, { c, d }: Affine): number {
  if (between === 'affine') return c * z + d
  return between === 'relu' && !last ? Math.max(0, z) : z
}

/** One input sent through the network layer by layer: the input, then what each layer gives. */
export function forward(layers: readonly Layer[], between: Between, f: Affine, x: readonly number[]): number[][] {
  const all: number[][] = [[...x]]
  for (const [k, { W, b }] of layers.entries()) {
    const before = all[k]!
    all.push(W.map((row, i) => activate(row.reduce((sum, w, j) => sum + w * before[j]!, b[i]!), between, k === layers.length - 1, f)))
  }
  return all
}
