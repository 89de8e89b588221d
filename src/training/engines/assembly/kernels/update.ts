import { add, div, fill, get, madd, mul, panel, root, size, sub } from './lanes.ts'
import { settings, tile } from './own.ts'

/**
 * What the steps that follow do with a gradient. It is kept in memory, where every thread finds it.
 * @param kind a number of ../codes.ts
 * @param small what keeps a division from one by zero
 * @param apart bytes from a weight to the first number that is remembered of it, and from there to the second
 */
export function prepare(kind: i32, learningRate: f32, carry: f32, small: f32, apart: usize): void {
  store<i32>(settings, kind)
  store<f32>(settings, learningRate, 4)
  store<f32>(settings, carry, 8)
  store<f32>(settings, small, 12)
  store<u32>(settings, <u32>apart, 16)
}

@inline export function isAdam(): bool {
  return load<i32>(settings) === 2
}

@inline export function step(): V {
  return fill(-load<f32>(settings, 4))
}

@inline export function tiny(): V {
  return fill(load<f32>(settings, 12))
}

@inline export function slot(): usize {
  return <usize>load<u32>(settings, 16)
}

/** Adam's step with the weights at w, whose gradient without decay is g. @param rate `step()` @param small `tiny()` @param apart `slot()` */
@inline export function adam(w: usize, g: V, fall: V, rate: V, small: V, apart: usize): void {
  const from = get(w)
  const gradient = madd(from, fall, g)
  const first = w + apart
  const second = first + apart
  const old = get(first)
  const mean = madd(sub(gradient, old), fill(0.1), old)
  const older = get(second)
  const square = madd(sub(mul(gradient, gradient), older), fill(0.001), older)
  store<V>(first, mean)
  store<V>(second, square)
  store<V>(w, madd(rate, div(mean, add(root(square), small)), from))
}

/** Takes one step with weights that stand in a row. @param length in bytes, whole V */
export function update(w: usize, g: usize, length: usize, decay: f32): void {
  const optimizer = load<i32>(settings)
  const rate = step()
  const momentum = fill(load<f32>(settings, 8))
  const small = tiny()
  const apart = slot()
  const end = w + length
  const fall = fill(decay)
  for (; w < end; w += size, g += size) {
    if (optimizer === 2) {
      adam(w, get(g), fall, rate, small, apart)
      continue
    }
    const from = get(w)
    const gradient = madd(from, fall, get(g))
    const first = w + apart
    if (optimizer === 0) {
      store<V>(w, madd(rate, gradient, from))
    } else if (optimizer === 1) {
      const velocity = madd(get(first), momentum, gradient)
      store<V>(first, velocity)
      store<V>(w, madd(rate, velocity, from))
    } else if (optimizer === 3) {
      const old = get(first)
      const square = madd(sub(mul(gradient, gradient), old), fill(0.01), old)
      store<V>(first, square)
      store<V>(w, madd(rate, div(gradient, add(root(square), small)), from))
    } else store<V>(first, gradient)
  }
}

/** The gradient by the biases, the sum over the rows of g, and a step with it. Lengths in bytes. @param columns whole panels */
export function updateBias(bias: usize, g: usize, stride: usize, rows: usize, columns: usize): void {
  for (let column: usize = 0; column < columns; column += panel) {
    let a = fill(0), b = fill(0)
    let at = g + column
    for (let row: usize = 0; row < rows; row++, at += stride) a = add(a, get(at)), b = add(b, get(at, size))
    store<V>(tile, a), store<V>(tile, b, size)
    update(bias + column, tile, panel, 0)
  }
}
