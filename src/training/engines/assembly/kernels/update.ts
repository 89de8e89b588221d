import { add, div, fill, get, madd, mul, root, size, sub } from './lanes.ts'
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

/** Takes one step with weights that stand in a row. @param length in bytes, whole V */
export function update(w: usize, g: usize, length: usize, decay: f32): void {
  const optimizer = load<i32>(settings)
  const step = fill(-load<f32>(settings, 4))
  const momentum = fill(load<f32>(settings, 8))
  const tiny = fill(load<f32>(settings, 12))
  const slot = <usize>load<u32>(settings, 16)
  const end = w + length
  const fall = fill(decay)
  for (; w < end; w += size, g += size) {
    const from = get(w)
    const gradient = madd(from, fall, get(g))
    const first = w + slot
    if (optimizer === 2) {
      const second = first + slot
      const old = get(first)
      const mean = madd(sub(gradient, old), fill(0.1), old)
      const older = get(second)
      const square = madd(sub(mul(gradient, gradient), older), fill(0.001), older)
      store<V>(first, mean)
      store<V>(second, square)
      store<V>(w, madd(step, div(mean, add(root(square), tiny)), from))
    } else if (optimizer === 0) {
      store<V>(w, madd(step, gradient, from))
    } else if (optimizer === 1) {
      const velocity = madd(get(first), momentum, gradient)
      store<V>(first, velocity)
      store<V>(w, madd(step, velocity, from))
    } else if (optimizer === 3) {
      const old = get(first)
      const square = madd(sub(mul(gradient, gradient), old), fill(0.01), old)
      store<V>(first, square)
      store<V>(w, madd(step, div(gradient, add(root(square), tiny)), from))
    } else store<V>(first, gradient)
  }
}

/** The gradient by the biases, the sum over the rows of g, and a step with it. Lengths in bytes. @param columns whole V */
export function updateBias(bias: usize, g: usize, stride: usize, rows: usize, columns: usize): void {
  for (let column: usize = 0; column < columns; column += size) {
    let sum = fill(0)
    let at = g + column
    for (let row: usize = 0; row < rows; row++, at += stride) sum = add(sum, get(at))
    store<V>(tile, sum)
    update(bias + column, tile, size, 0)
  }
}
