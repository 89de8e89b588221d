import { fill, get, madd, mul, panel, size, totals } from './lanes.ts'

/**
 * out ← (g·Wᵀ) ⊙ slope: how the loss rises with what stood before the activation of the layer below. Two rows by four columns stay in
 * registers. Lengths are in bytes.
 * @param g rows of `columns`, `stride` apart; they are taken in pairs
 * @param w panels of `inner` rows of two V
 * @param inner length of a row of `out`, a multiple of eight numbers; its rows and those of `slope` lie `outStride` apart
 */
export function back(g: usize, stride: usize, rows: usize, columns: usize, w: usize, inner: usize, slope: usize, out: usize, outStride: usize): void {
  const apart = (inner >> 2) * panel
  for (let row: usize = 0; row < rows; row += 2) {
    const start = g + row * stride
    for (let i: usize = 0; i < inner; i += 16) {
      let a0 = fill(0), a1 = fill(0), a2 = fill(0), a3 = fill(0), b0 = fill(0), b1 = fill(0), b2 = fill(0), b3 = fill(0)
      let at = w + i * (panel >> 2)
      let g0 = start
      let g1 = g0 + stride
      const end = g0 + columns
      while (g0 < end) {
        let a = get(g0), b = get(g1)
        let s = get(at)
        a0 = madd(a, s, a0), b0 = madd(b, s, b0)
        s = get(at, panel)
        a1 = madd(a, s, a1), b1 = madd(b, s, b1)
        s = get(at, 2 * panel)
        a2 = madd(a, s, a2), b2 = madd(b, s, b2)
        s = get(at, 3 * panel)
        a3 = madd(a, s, a3), b3 = madd(b, s, b3)
        a = get(g0, size), b = get(g1, size)
        s = get(at, size)
        a0 = madd(a, s, a0), b0 = madd(b, s, b0)
        s = get(at, panel + size)
        a1 = madd(a, s, a1), b1 = madd(b, s, b1)
        s = get(at, 2 * panel + size)
        a2 = madd(a, s, a2), b2 = madd(b, s, b2)
        s = get(at, 3 * panel + size)
        a3 = madd(a, s, a3), b3 = madd(b, s, b3)
        at += apart
        g0 += panel, g1 += panel
      }
      const to = row * outStride + i
      four(out + to, slope + to, a0, a1, a2, a3)
      four(out + to + outStride, slope + to + outStride, b0, b1, b2, b3)
    }
  }
}

@inline function four(out: usize, slope: usize, a: V, b: V, c: V, d: V): void {
  if (ASC_FEATURE_SIMD) store<V>(out, mul(totals(a, b, c, d), get(slope)))
  else {
    store<V>(out, mul(a, get(slope)))
    store<V>(out, mul(b, get(slope, size)), size)
    store<V>(out, mul(c, get(slope, 2 * size)), 2 * size)
    store<V>(out, mul(d, get(slope, 3 * size)), 3 * size)
  }
}
