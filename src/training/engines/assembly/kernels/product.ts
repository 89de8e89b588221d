import { get, madd, panel, size, spread } from './lanes.ts'

/** Bytes of a row that are multiplied before the next panel's turn: 392 numbers, so that their weights stay in the first cache. */
const block: usize = 392 * 4

/** Where the rows begin that are taken in fours: at the end, or one or two fours before it, as six does not divide them. */
@inline function sixes(rows: usize): usize {
  const even = (rows + 1) & ~1
  const rest = even % 6
  return even < 6 ? 0 : even - (rest === 4 ? 4 : rest === 0 ? 0 : 8)
}

/**
 * out ← x·W + b. Six rows and one panel at a time stay in registers, as with the gradient, or four.
 * Lengths are in bytes.
 * @param x rows of `inner` (an even count of numbers), `stride` apart; up to three that follow are read, and written in `out`
 * @param w panels of as many rows of two V
 * @param columns length of a row of `out`, a multiple of eight numbers
 */
export function product(x: usize, stride: usize, rows: usize, inner: usize, w: usize, bias: usize, out: usize, outStride: usize, columns: usize): void {
  const change = sixes(rows)
  for (let from: usize = 0; from < inner; from += block) {
    const some = min(block, inner - from)
    for (let column: usize = 0; column < columns; column += panel) {
      const weights = w + inner * (column >> 2) + from * (panel >> 2)
      for (let row: usize = 0; row < change; row += 6) {
        const o0 = out + row * outStride + column
        const o1 = o0 + outStride
        const o2 = o1 + outStride
        const o3 = o2 + outStride
        const o4 = o3 + outStride
        const o5 = o4 + outStride
        let a0: V, a1: V, b0: V, b1: V, c0: V, c1: V, d0: V, d1: V, e0: V, e1: V, f0: V, f1: V
        if (from === 0) {
          a0 = b0 = c0 = d0 = e0 = f0 = get(bias + column)
          a1 = b1 = c1 = d1 = e1 = f1 = get(bias + column, size)
        } else {
          a0 = get(o0), a1 = get(o0, size)
          b0 = get(o1), b1 = get(o1, size)
          c0 = get(o2), c1 = get(o2, size)
          d0 = get(o3), d1 = get(o3, size)
          e0 = get(o4), e1 = get(o4, size)
          f0 = get(o5), f1 = get(o5, size)
        }
        let at = weights
        let x0 = x + row * stride + from
        let x1 = x0 + stride
        let x2 = x1 + stride
        let x3 = x2 + stride
        let x4 = x3 + stride
        let x5 = x4 + stride
        const end = x0 + some
        while (x0 < end) {
          const w0 = get(at), w1 = get(at, size)
          let s = spread(x0)
          a0 = madd(s, w0, a0), a1 = madd(s, w1, a1)
          s = spread(x1)
          b0 = madd(s, w0, b0), b1 = madd(s, w1, b1)
          s = spread(x2)
          c0 = madd(s, w0, c0), c1 = madd(s, w1, c1)
          s = spread(x3)
          d0 = madd(s, w0, d0), d1 = madd(s, w1, d1)
          s = spread(x4)
          e0 = madd(s, w0, e0), e1 = madd(s, w1, e1)
          s = spread(x5)
          f0 = madd(s, w0, f0), f1 = madd(s, w1, f1)
          at += panel
          x0 += 4, x1 += 4, x2 += 4, x3 += 4, x4 += 4, x5 += 4
        }
        store<V>(o0, a0), store<V>(o0, a1, size)
        store<V>(o1, b0), store<V>(o1, b1, size)
        store<V>(o2, c0), store<V>(o2, c1, size)
        store<V>(o3, d0), store<V>(o3, d1, size)
        store<V>(o4, e0), store<V>(o4, e1, size)
        store<V>(o5, f0), store<V>(o5, f1, size)
      }
      for (let row = change; row < rows; row += 4) {
        const o0 = out + row * outStride + column
        const o1 = o0 + outStride
        const o2 = o1 + outStride
        const o3 = o2 + outStride
        let a0: V, a1: V, b0: V, b1: V, c0: V, c1: V, d0: V, d1: V
        if (from === 0) {
          a0 = b0 = c0 = d0 = get(bias + column)
          a1 = b1 = c1 = d1 = get(bias + column, size)
        } else {
          a0 = get(o0), a1 = get(o0, size)
          b0 = get(o1), b1 = get(o1, size)
          c0 = get(o2), c1 = get(o2, size)
          d0 = get(o3), d1 = get(o3, size)
        }
        let at = weights
        let x0 = x + row * stride + from
        let x1 = x0 + stride
        let x2 = x1 + stride
        let x3 = x2 + stride
        const end = x0 + some
        while (x0 < end) {
          let w0 = get(at), w1 = get(at, size)
          let s = spread(x0)
          a0 = madd(s, w0, a0), a1 = madd(s, w1, a1)
          s = spread(x1)
          b0 = madd(s, w0, b0), b1 = madd(s, w1, b1)
          s = spread(x2)
          c0 = madd(s, w0, c0), c1 = madd(s, w1, c1)
          s = spread(x3)
          d0 = madd(s, w0, d0), d1 = madd(s, w1, d1)
          w0 = get(at, panel), w1 = get(at, panel + size)
          s = spread(x0, 4)
          a0 = madd(s, w0, a0), a1 = madd(s, w1, a1)
          s = spread(x1, 4)
          b0 = madd(s, w0, b0), b1 = madd(s, w1, b1)
          s = spread(x2, 4)
          c0 = madd(s, w0, c0), c1 = madd(s, w1, c1)
          s = spread(x3, 4)
          d0 = madd(s, w0, d0), d1 = madd(s, w1, d1)
          at += 2 * panel
          x0 += 8, x1 += 8, x2 += 8, x3 += 8
        }
        store<V>(o0, a0), store<V>(o0, a1, size)
        store<V>(o1, b0), store<V>(o1, b1, size)
        store<V>(o2, c0), store<V>(o2, c1, size)
        store<V>(o3, d0), store<V>(o3, d1, size)
      }
    }
  }
}
