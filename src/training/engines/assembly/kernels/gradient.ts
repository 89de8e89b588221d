import { fill, get, madd, panel, size, spread } from './lanes.ts'
import { tile } from './own.ts'
import { update } from './update.ts'

/**
 * The gradient by the weights of a layer, xᵀ·g, and a step with it, tile by tile: four rows of one panel at a time are summed in registers
 * and used at once, so that no gradient is ever kept. Lengths are in bytes.
 * @param x what went into the layer: rows of `inner` (a multiple of eight numbers), `stride` apart
 * @param g the gradient by its sums: rows of `columns` (the same), `gStride` apart
 */
export function updateWeights(x: usize, stride: usize, g: usize, gStride: usize, rows: usize, w: usize, inner: usize, columns: usize, decay: f32): void {
  const mine = tile
  for (let column: usize = 0; column < columns; column += panel) {
    for (let i: usize = 0; i < inner; i += 16) {
      let a0 = fill(0), a1 = fill(0), b0 = fill(0), b1 = fill(0), c0 = fill(0), c1 = fill(0), d0 = fill(0), d1 = fill(0)
      let from = x + i
      let at = g + column
      const end = at + rows * gStride
      for (; at < end; at += gStride, from += stride) {
        const g0 = get(at), g1 = get(at, size)
        let s = spread(from)
        a0 = madd(s, g0, a0), a1 = madd(s, g1, a1)
        s = spread(from + 4)
        b0 = madd(s, g0, b0), b1 = madd(s, g1, b1)
        s = spread(from + 8)
        c0 = madd(s, g0, c0), c1 = madd(s, g1, c1)
        s = spread(from + 12)
        d0 = madd(s, g0, d0), d1 = madd(s, g1, d1)
      }
      store<V>(mine, a0), store<V>(mine, a1, size)
      store<V>(mine, b0, panel), store<V>(mine, b1, panel + size)
      store<V>(mine, c0, 2 * panel), store<V>(mine, c1, 2 * panel + size)
      store<V>(mine, d0, 3 * panel), store<V>(mine, d1, 3 * panel + size)
      update(w, mine, 4 * panel, decay)
      w += 4 * panel
    }
  }
}
