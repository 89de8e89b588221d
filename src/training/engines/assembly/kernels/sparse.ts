import { countNonzero, fill, get, madd, panel, size, spread } from './lanes.ts'
import { tile } from './own.ts'
import { adam, isAdam, slot, step, tiny, update } from './update.ts'

/**
 * How many numbers of x are not 0, also column by column.
 * @param inner numbers of a row; the rows follow one another
 * @param counts room for `inner` u32
 */
export function count(x: usize, rows: usize, inner: usize, counts: usize): usize {
  memory.fill(counts, 0, inner << 2)
  const end = counts + (inner << 2)
  for (let row: usize = 0; row < rows; row++) {
    for (let at = counts; at < end; at += size, x += size) countNonzero(at, get(x))
  }
  let all: usize = 0
  for (let at = counts; at < end; at += 4) all += <usize>load<u32>(at)
  return all
}

/**
 * Lists what is not 0, by rows and by columns: pairs of an offset and the number. In the list by rows the offset is that of the row in a
 * panel of weights, in the list by columns that of the row in g.
 * @param counts of `count`; becomes the end of each column in its list
 * @param ends room for one u32 a row: the end of each row in its list
 */
export function list(x: usize, rows: usize, inner: usize, counts: usize, ends: usize, byRow: usize, byColumn: usize, gStride: usize): void {
  let start = byColumn
  for (let i: usize = 0; i < inner; i++) {
    const many = <usize>load<u32>(counts + (i << 2))
    store<u32>(counts + (i << 2), start)
    start += many << 3
  }
  for (let row: usize = 0; row < rows; row++) {
    for (let i: usize = 0; i < inner; i++, x += 4) {
      const number = load<f32>(x)
      if (number === 0) continue
      store<u32>(byRow, i * panel)
      store<f32>(byRow, number, 4)
      byRow += 8
      const end = <usize>load<u32>(counts + (i << 2))
      store<u32>(end, row * gStride)
      store<f32>(end, number, 4)
      store<u32>(counts + (i << 2), end + 8)
    }
    store<u32>(ends + (row << 2), byRow)
  }
}

/** As `product`, by the list of rows: six panels at a time, then four, then those that are left. Lengths in bytes. */
export function productOfList(ends: usize, list: usize, rows: usize, inner: usize, w: usize, bias: usize, out: usize, outStride: usize, columns: usize): void {
  const apart = (inner >> 2) * panel
  let column: usize = 0
  for (; column + 6 * panel <= columns; column += 6 * panel, w += 6 * apart) {
    const w1 = w + apart
    const w2 = w1 + apart
    const w3 = w2 + apart
    const w4 = w3 + apart
    const w5 = w4 + apart
    let at = list
    for (let row: usize = 0; row < rows; row++) {
      const from = bias + column
      let a0 = get(from), a1 = get(from, size), b0 = get(from, panel), b1 = get(from, panel + size), c0 = get(from, 2 * panel), c1 = get(from, 2 * panel + size), d0 = get(from, 3 * panel), d1 = get(from, 3 * panel + size), e0 = get(from, 4 * panel), e1 = get(from, 4 * panel + size), f0 = get(from, 5 * panel), f1 = get(from, 5 * panel + size)
      const end = <usize>load<u32>(ends + (row << 2))
      for (; at < end; at += 8) {
        const k = <usize>load<u32>(at)
        const s = spread(at + 4)
        a0 = madd(s, get(w + k), a0), a1 = madd(s, get(w + k, size), a1)
        b0 = madd(s, get(w1 + k), b0), b1 = madd(s, get(w1 + k, size), b1)
        c0 = madd(s, get(w2 + k), c0), c1 = madd(s, get(w2 + k, size), c1)
        d0 = madd(s, get(w3 + k), d0), d1 = madd(s, get(w3 + k, size), d1)
        e0 = madd(s, get(w4 + k), e0), e1 = madd(s, get(w4 + k, size), e1)
        f0 = madd(s, get(w5 + k), f0), f1 = madd(s, get(w5 + k, size), f1)
      }
      const to = out + row * outStride + column
      store<V>(to, a0), store<V>(to, a1, size)
      store<V>(to, b0, panel), store<V>(to, b1, panel + size)
      store<V>(to, c0, 2 * panel), store<V>(to, c1, 2 * panel + size)
      store<V>(to, d0, 3 * panel), store<V>(to, d1, 3 * panel + size)
      store<V>(to, e0, 4 * panel), store<V>(to, e1, 4 * panel + size)
      store<V>(to, f0, 5 * panel), store<V>(to, f1, 5 * panel + size)
    }
  }
  for (; column + 4 * panel <= columns; column += 4 * panel, w += 4 * apart) {
    const w1 = w + apart
    const w2 = w1 + apart
    const w3 = w2 + apart
    let at = list
    for (let row: usize = 0; row < rows; row++) {
      const from = bias + column
      let a0 = get(from), a1 = get(from, size), b0 = get(from, panel), b1 = get(from, panel + size), c0 = get(from, 2 * panel), c1 = get(from, 2 * panel + size), d0 = get(from, 3 * panel), d1 = get(from, 3 * panel + size)
      const end = <usize>load<u32>(ends + (row << 2))
      for (; at < end; at += 8) {
        const k = <usize>load<u32>(at)
        const s = spread(at + 4)
        a0 = madd(s, get(w + k), a0), a1 = madd(s, get(w + k, size), a1)
        b0 = madd(s, get(w1 + k), b0), b1 = madd(s, get(w1 + k, size), b1)
        c0 = madd(s, get(w2 + k), c0), c1 = madd(s, get(w2 + k, size), c1)
        d0 = madd(s, get(w3 + k), d0), d1 = madd(s, get(w3 + k, size), d1)
      }
      const to = out + row * outStride + column
      store<V>(to, a0), store<V>(to, a1, size)
      store<V>(to, b0, panel), store<V>(to, b1, panel + size)
      store<V>(to, c0, 2 * panel), store<V>(to, c1, 2 * panel + size)
      store<V>(to, d0, 3 * panel), store<V>(to, d1, 3 * panel + size)
    }
  }
  for (; column < columns; column += panel, w += apart) {
    let at = list
    for (let row: usize = 0; row < rows; row++) {
      let a0 = get(bias + column), a1 = get(bias + column, size)
      const end = <usize>load<u32>(ends + (row << 2))
      for (; at < end; at += 8) {
        const k = w + <usize>load<u32>(at)
        const s = spread(at + 4)
        a0 = madd(s, get(k), a0), a1 = madd(s, get(k, size), a1)
      }
      const to = out + row * outStride + column
      store<V>(to, a0), store<V>(to, a1, size)
    }
  }
}

/** As `updateWeights`, by the list of columns. */
export function updateByList(ends: usize, list: usize, g: usize, w: usize, inner: usize, columns: usize, decay: f32): void {
  const mine = tile
  const byAdam = isAdam()
  const rate = step()
  const small = tiny()
  const slots = slot()
  const fall = fill(decay)
  const apart = (inner >> 2) * panel
  let column: usize = 0
  for (; column + 6 * panel <= columns; column += 6 * panel, w += 6 * apart) {
    let at = list
    for (let i: usize = 0; i < inner; i += 4) {
      let a0 = fill(0), a1 = fill(0), b0 = fill(0), b1 = fill(0), c0 = fill(0), c1 = fill(0), d0 = fill(0), d1 = fill(0), e0 = fill(0), e1 = fill(0), f0 = fill(0), f1 = fill(0)
      const end = <usize>load<u32>(ends + i)
      for (; at < end; at += 8) {
        const from = g + column + <usize>load<u32>(at)
        const s = spread(at + 4)
        a0 = madd(s, get(from), a0), a1 = madd(s, get(from, size), a1)
        b0 = madd(s, get(from, panel), b0), b1 = madd(s, get(from, panel + size), b1)
        c0 = madd(s, get(from, 2 * panel), c0), c1 = madd(s, get(from, 2 * panel + size), c1)
        d0 = madd(s, get(from, 3 * panel), d0), d1 = madd(s, get(from, 3 * panel + size), d1)
        e0 = madd(s, get(from, 4 * panel), e0), e1 = madd(s, get(from, 4 * panel + size), e1)
        f0 = madd(s, get(from, 5 * panel), f0), f1 = madd(s, get(from, 5 * panel + size), f1)
      }
      let to = w + i * (panel >> 2)
      if (byAdam) {
        adam(to, a0, fall, rate, small, slots), adam(to + size, a1, fall, rate, small, slots)
        to += apart
        adam(to, b0, fall, rate, small, slots), adam(to + size, b1, fall, rate, small, slots)
        to += apart
        adam(to, c0, fall, rate, small, slots), adam(to + size, c1, fall, rate, small, slots)
        to += apart
        adam(to, d0, fall, rate, small, slots), adam(to + size, d1, fall, rate, small, slots)
        to += apart
        adam(to, e0, fall, rate, small, slots), adam(to + size, e1, fall, rate, small, slots)
        to += apart
        adam(to, f0, fall, rate, small, slots), adam(to + size, f1, fall, rate, small, slots)
      } else {
        store<V>(mine, a0), store<V>(mine, a1, size)
        store<V>(mine, b0, panel), store<V>(mine, b1, panel + size)
        store<V>(mine, c0, 2 * panel), store<V>(mine, c1, 2 * panel + size)
        store<V>(mine, d0, 3 * panel), store<V>(mine, d1, 3 * panel + size)
        store<V>(mine, e0, 4 * panel), store<V>(mine, e1, 4 * panel + size)
        store<V>(mine, f0, 5 * panel), store<V>(mine, f1, 5 * panel + size)
        for (let p: usize = 0; p < 6; p++, to += apart) update(to, mine + p * panel, panel, decay)
      }
    }
  }
  for (; column + 4 * panel <= columns; column += 4 * panel, w += 4 * apart) {
    let at = list
    for (let i: usize = 0; i < inner; i += 4) {
      let a0 = fill(0), a1 = fill(0), b0 = fill(0), b1 = fill(0), c0 = fill(0), c1 = fill(0), d0 = fill(0), d1 = fill(0)
      const end = <usize>load<u32>(ends + i)
      for (; at < end; at += 8) {
        const from = g + column + <usize>load<u32>(at)
        const s = spread(at + 4)
        a0 = madd(s, get(from), a0), a1 = madd(s, get(from, size), a1)
        b0 = madd(s, get(from, panel), b0), b1 = madd(s, get(from, panel + size), b1)
        c0 = madd(s, get(from, 2 * panel), c0), c1 = madd(s, get(from, 2 * panel + size), c1)
        d0 = madd(s, get(from, 3 * panel), d0), d1 = madd(s, get(from, 3 * panel + size), d1)
      }
      let to = w + i * (panel >> 2)
      if (byAdam) {
        adam(to, a0, fall, rate, small, slots), adam(to + size, a1, fall, rate, small, slots)
        to += apart
        adam(to, b0, fall, rate, small, slots), adam(to + size, b1, fall, rate, small, slots)
        to += apart
        adam(to, c0, fall, rate, small, slots), adam(to + size, c1, fall, rate, small, slots)
        to += apart
        adam(to, d0, fall, rate, small, slots), adam(to + size, d1, fall, rate, small, slots)
      } else {
        store<V>(mine, a0), store<V>(mine, a1, size)
        store<V>(mine, b0, panel), store<V>(mine, b1, panel + size)
        store<V>(mine, c0, 2 * panel), store<V>(mine, c1, 2 * panel + size)
        store<V>(mine, d0, 3 * panel), store<V>(mine, d1, 3 * panel + size)
        for (let p: usize = 0; p < 4; p++, to += apart) update(to, mine + p * panel, panel, decay)
      }
    }
  }
  for (; column < columns; column += panel, w += apart) {
    let at = list
    for (let i: usize = 0; i < inner; i += 4) {
      let a0 = fill(0), a1 = fill(0)
      const end = <usize>load<u32>(ends + i)
      for (; at < end; at += 8) {
        const from = g + column + <usize>load<u32>(at)
        const s = spread(at + 4)
        a0 = madd(s, get(from), a0), a1 = madd(s, get(from, size), a1)
      }
      const to = w + i * (panel >> 2)
      if (byAdam) {
        adam(to, a0, fall, rate, small, slots), adam(to + size, a1, fall, rate, small, slots)
      } else {
        store<V>(mine, a0), store<V>(mine, a1, size)
        update(to, mine, panel, decay)
      }
    }
  }
}
