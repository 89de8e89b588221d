import { fill, get, madd, panel, size, total } from './lanes.ts'

/**
 * out ← (g·Wᵀ) ⊙ slope: how the loss rises with what stood before the activation of the layer below.
 * Lengths are in bytes.
 * @param g rows of `columns`, `stride` apart; they are taken in fours
 * @param w panels of `inner` rows of two V
 * @param inner length of a row of `out`, a multiple of eight numbers; its rows and those of `slope` lie `outStride` apart
 */
export function back(g: usize, stride: usize, rows: usize, columns: usize, w: usize, inner: usize, slope: usize, out: usize, outStride: usize): void {
  const apart = (inner >> 2) * panel
  for (let row: usize = 0; row < rows; row += 4) {
    const start = g + row * stride
    for (let i: usize = 0; i < inner; i += 8) {
      let a0 = fill(0), a1 = fill(0), b0 = fill(0), b1 = fill(0), c0 = fill(0), c1 = fill(0), d0 = fill(0), d1 = fill(0)
      let at = w + i * (panel >> 2)
      let g0 = start
      let g1 = g0 + stride
      let g2 = g1 + stride
      let g3 = g2 + stride
      const end = g0 + columns
      while (g0 < end) {
        let w0 = get(at), w1 = get(at, panel)
        let s = get(g0)
        a0 = madd(s, w0, a0), a1 = madd(s, w1, a1)
        s = get(g1)
        b0 = madd(s, w0, b0), b1 = madd(s, w1, b1)
        s = get(g2)
        c0 = madd(s, w0, c0), c1 = madd(s, w1, c1)
        s = get(g3)
        d0 = madd(s, w0, d0), d1 = madd(s, w1, d1)
        w0 = get(at, size), w1 = get(at, panel + size)
        s = get(g0, size)
        a0 = madd(s, w0, a0), a1 = madd(s, w1, a1)
        s = get(g1, size)
        b0 = madd(s, w0, b0), b1 = madd(s, w1, b1)
        s = get(g2, size)
        c0 = madd(s, w0, c0), c1 = madd(s, w1, c1)
        s = get(g3, size)
        d0 = madd(s, w0, d0), d1 = madd(s, w1, d1)
        at += apart
        g0 += panel, g1 += panel, g2 += panel, g3 += panel
      }
      let to = row * outStride + i
      pair(out + to, slope + to, a0, a1)
      to += outStride
      pair(out + to, slope + to, b0, b1)
      to += outStride
      pair(out + to, slope + to, c0, c1)
      to += outStride
      pair(out + to, slope + to, d0, d1)
    }
  }
}

@inline function pair(out: usize, slope: usize, a: V, b: V): void {
  store<f32>(out, total(a) * load<f32>(slope))
  store<f32>(out, total(b) * load<f32>(slope, 4), 4)
}
