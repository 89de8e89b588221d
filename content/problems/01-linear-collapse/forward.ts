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

/** One layer's outputs from what it gets, written into `out`. */
function pass({ W, b }: Layer, between: Between, last: boolean, f: Affine, before: readonly number[], out: number[]): void {
  for (let i = 0; i < W.length; i++) {
    const row = W[i]!
    let sum = b[i]!
    for (let j = 0; j < row.length; j++) sum += row[j]! * before[j]!
    out[i] = activate(sum, between, last, f)
  }
}

/** One input sent through the network layer by layer: the input, then what each layer gives. */
export function forward(layers: readonly Layer[], between: Between, f: Affine, x: readonly number[]): number[][] {
  const all: number[][] = [[...x]]
  for (const [k, layer] of layers.entries()) {
    const out: number[] = []
    pass(layer, between, k === layers.length - 1, f, all[k]!, out)
    all.push(out)
  }
  return all
}

/** The network as a function for many inputs: what a call returns is written over by the next. */
export function network(layers: readonly Layer[], between: Between, f: Affine): (x: readonly number[]) => readonly number[] {
  const outs: number[][] = layers.map(({ b }) => b.map(() => 0))
  return (x) => {
    for (let k = 0; k < layers.length; k++) pass(layers[k]!, between, k === layers.length - 1, f, k === 0 ? x : outs[k - 1]!, outs[k]!)
    return outs.at(-1)!
  }
}
