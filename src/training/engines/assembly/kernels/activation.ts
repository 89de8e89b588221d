import { exponential, hyperbolic, logistic, normal } from './exponential.ts'
import { fill, get, larger, madd, mul, size, sub, whereAbove } from './lanes.ts'

/** The slope of a leaky ReLU below zero. */
const leak: f32 = 0.01

/**
 * Over each row: a ← f(a)·mask and slope ← f′(a)·mask. The columns from `columns` to the next eight become 0 in both.
 * @param kind a number of ../codes.ts
 * @param mask rows of `columns` numbers, or 0 for none
 * @param slope of the shape of a, or 0 where no step follows
 */
export function activate(kind: i32, a: usize, slope: usize, stride: usize, rows: usize, columns: usize, mask: usize): void {
  const padded = ((columns + 7) & ~7) << 2
  for (let row: usize = 0; row < rows; row++) {
    for (let at: usize = 0; at < padded; at += size) {
      const z = get(a + at)
      let value = z
      let rise = fill(1)
      if (kind === 1) {
        value = larger(z, fill(0))
        rise = whereAbove(z, fill(0), fill(1), fill(0))
      } else if (kind === 2) {
        rise = whereAbove(z, fill(0), fill(1), fill(leak))
        value = mul(z, rise)
      } else if (kind === 3) {
        value = logistic(z)
        rise = mul(value, sub(fill(1), value))
      } else if (kind === 4) {
        value = hyperbolic(z)
        rise = sub(fill(1), mul(value, value))
      } else if (kind === 5) {
        const bell = exponential(mul(fill(-0.5), mul(z, z)))
        const share = normal(z, bell)
        value = mul(z, share)
        rise = madd(mul(z, fill(0.3989422804)), bell, share)
      } else if (kind === 6) {
        const share = logistic(z)
        value = mul(z, share)
        rise = madd(share, sub(fill(1), value), value)
      }
      if (mask !== 0) {
        const kept = get(mask + at)
        value = mul(value, kept)
        rise = mul(rise, kept)
      }
      store<V>(a + at, value)
      if (slope !== 0) store<V>(slope + at, rise)
    }
    for (let at = columns << 2; at < padded; at += 4) {
      store<f32>(a + at, 0)
      if (slope !== 0) store<f32>(slope + at, 0)
    }
    a += stride
    if (slope !== 0) slope += stride
    if (mask !== 0) mask += columns << 2
  }
}

/**
 * The logits' rows become the gradient of the mean cross-entropy by what stood before their activation:
 * (softmax − one-hot) / rows, times the slope. Up to 16 columns.
 * @param labels one byte a row
 */
export function blame(logits: usize, slope: usize, stride: usize, rows: usize, columns: usize, labels: usize): void {
  const padded = ((columns + 7) & ~7) << 2
  const each = fill(1 / <f32>rows)
  for (let row: usize = 0; row < rows; row++) {
    let top = load<f32>(logits)
    for (let c: usize = 1; c < columns; c++) top = max<f32>(top, load<f32>(logits + (c << 2)))
    for (let at: usize = 0; at < padded; at += size) store<V>(logits + at, exponential(sub(get(logits + at), fill(top))))
    let sum: f32 = 0
    for (let c: usize = 0; c < columns; c++) sum += load<f32>(logits + (c << 2))
    const share = fill(1 / sum)
    for (let at: usize = 0; at < padded; at += size) store<V>(logits + at, mul(get(logits + at), share))
    const right = logits + (<usize>load<u8>(labels + row) << 2)
    store<f32>(right, load<f32>(right) - 1)
    for (let at: usize = 0; at < padded; at += size) store<V>(logits + at, mul(mul(get(logits + at), each), get(slope + at)))
    logits += stride
    slope += stride
  }
}
