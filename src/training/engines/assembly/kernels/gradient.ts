import { fill, get, madd, panel, size, spread } from './lanes.ts'
import { strip, stripBytes, tile } from './own.ts'
import { adam, isAdam, slot, step, tiny, update } from './update.ts'

/**
 * Bytes that a tile has of a row of x: six numbers, or four where six do not divide the row. Twelve sums at once keep two multipliers busy
 * that take four cycles each; eight hardly do.
 */
const six: usize = 24
const four: usize = 16

/** Where the tiles of four begin in a row of whole eights: at its end, or one or two of them before it. */
@inline function sixes(inner: usize): usize {
  const rest = inner % six
  return inner - (rest === four ? four : rest === 0 ? 0 : 2 * four)
}

/**
 * x as `updateWeights` likes it: tile by tile of its columns, each with its rows one after another. Where x lies row by row, each of them
 * is on a page of its own.
 * @param inner length of a row in bytes, a multiple of eight numbers
 * @param out room for rows · inner
 */
export function turn(x: usize, stride: usize, rows: usize, inner: usize, out: usize): void {
  const change = sixes(inner)
  for (let i: usize = 0; i < inner; ) {
    const wide = i < change ? six : four
    let from = x + i
    for (let row: usize = 0; row < rows; row++, from += stride, out += wide) {
      store<u64>(out, load<u64>(from))
      store<u64>(out, load<u64>(from, 8), 8)
      if (wide === six) store<u64>(out, load<u64>(from, 16), 16)
    }
    i += wide
  }
}

/**
 * The gradient by the weights of a layer, xᵀ·g, and a step with it, tile by tile: six rows of one panel at a time are summed in registers
 * and used at once, so that no gradient is ever kept. Lengths are in bytes.
 * @param x what went into the layer, `inner` bytes a row (a multiple of eight numbers), as `turn` left it
 * @param g the gradient by its sums: rows of `columns` (the same), `stride` apart
 */
export function updateWeights(x: usize, g: usize, stride: usize, rows: usize, w: usize, inner: usize, columns: usize, decay: f32): void {
  const mine = tile
  const byAdam = isAdam()
  const rate = step()
  const small = tiny()
  const apart = slot()
  const fall = fill(decay)
  const together = rows * panel <= stripBytes
  const next = together ? panel : stride
  const change = sixes(inner)
  for (let column: usize = 0; column < columns; column += panel) {
    let start = g + column
    if (together) {
      const end = strip + rows * panel
      for (let at = strip; at < end; at += panel, start += stride) {
        store<V>(at, get(start))
        store<V>(at, get(start, size), size)
      }
      start = strip
    }
    const end = start + rows * next
    let from = x
    for (let i: usize = 0; i < change; i += six) {
      let a0 = fill(0), a1 = fill(0), b0 = fill(0), b1 = fill(0), c0 = fill(0), c1 = fill(0), d0 = fill(0), d1 = fill(0), e0 = fill(0), e1 = fill(0), f0 = fill(0), f1 = fill(0)
      for (let at = start; at < end; at += next, from += six) {
        const g0 = get(at), g1 = get(at, size)
        let s = spread(from)
        a0 = madd(s, g0, a0), a1 = madd(s, g1, a1)
        s = spread(from, 4)
        b0 = madd(s, g0, b0), b1 = madd(s, g1, b1)
        s = spread(from, 8)
        c0 = madd(s, g0, c0), c1 = madd(s, g1, c1)
        s = spread(from, 12)
        d0 = madd(s, g0, d0), d1 = madd(s, g1, d1)
        s = spread(from, 16)
        e0 = madd(s, g0, e0), e1 = madd(s, g1, e1)
        s = spread(from, 20)
        f0 = madd(s, g0, f0), f1 = madd(s, g1, f1)
      }
      if (byAdam) {
        adam(w, a0, fall, rate, small, apart)
        adam(w + size, a1, fall, rate, small, apart)
        adam(w + 2 * size, b0, fall, rate, small, apart)
        adam(w + 3 * size, b1, fall, rate, small, apart)
        adam(w + 4 * size, c0, fall, rate, small, apart)
        adam(w + 5 * size, c1, fall, rate, small, apart)
        adam(w + 6 * size, d0, fall, rate, small, apart)
        adam(w + 7 * size, d1, fall, rate, small, apart)
        adam(w + 8 * size, e0, fall, rate, small, apart)
        adam(w + 9 * size, e1, fall, rate, small, apart)
        adam(w + 10 * size, f0, fall, rate, small, apart)
        adam(w + 11 * size, f1, fall, rate, small, apart)
      } else {
        store<V>(mine, a0), store<V>(mine, a1, size)
        store<V>(mine, b0, panel), store<V>(mine, b1, panel + size)
        store<V>(mine, c0, 2 * panel), store<V>(mine, c1, 2 * panel + size)
        store<V>(mine, d0, 3 * panel), store<V>(mine, d1, 3 * panel + size)
        store<V>(mine, e0, 4 * panel), store<V>(mine, e1, 4 * panel + size)
        store<V>(mine, f0, 5 * panel), store<V>(mine, f1, 5 * panel + size)
        update(w, mine, 6 * panel, decay)
      }
      w += 6 * panel
    }
    for (let i = change; i < inner; i += four) {
      let a0 = fill(0), a1 = fill(0), b0 = fill(0), b1 = fill(0), c0 = fill(0), c1 = fill(0), d0 = fill(0), d1 = fill(0)
      for (let at = start; at < end; at += next, from += four) {
        const g0 = get(at), g1 = get(at, size)
        let s = spread(from)
        a0 = madd(s, g0, a0), a1 = madd(s, g1, a1)
        s = spread(from, 4)
        b0 = madd(s, g0, b0), b1 = madd(s, g1, b1)
        s = spread(from, 8)
        c0 = madd(s, g0, c0), c1 = madd(s, g1, c1)
        s = spread(from, 12)
        d0 = madd(s, g0, d0), d1 = madd(s, g1, d1)
      }
      if (byAdam) {
        adam(w, a0, fall, rate, small, apart)
        adam(w + size, a1, fall, rate, small, apart)
        adam(w + 2 * size, b0, fall, rate, small, apart)
        adam(w + 3 * size, b1, fall, rate, small, apart)
        adam(w + 4 * size, c0, fall, rate, small, apart)
        adam(w + 5 * size, c1, fall, rate, small, apart)
        adam(w + 6 * size, d0, fall, rate, small, apart)
        adam(w + 7 * size, d1, fall, rate, small, apart)
      } else {
        store<V>(mine, a0), store<V>(mine, a1, size)
        store<V>(mine, b0, panel), store<V>(mine, b1, panel + size)
        store<V>(mine, c0, 2 * panel), store<V>(mine, c1, 2 * panel + size)
        store<V>(mine, d0, 3 * panel), store<V>(mine, d1, 3 * panel + size)
        update(w, mine, 4 * panel, decay)
      }
      w += 4 * panel
    }
  }
}
