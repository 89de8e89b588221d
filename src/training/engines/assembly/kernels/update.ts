import { add, div, fill, get, madd, mul, root, size, sub } from './lanes.ts'

let optimizer: i32 = 0
let rate: f32 = 0
let momentum: f32 = 0
let tiny: f32 = 0
let slot: usize = 0

/**
 * What the steps that follow do with a gradient.
 * @param kind a number of ../codes.ts
 * @param small what keeps a division from one by zero
 * @param apart bytes from a weight to the first number that is remembered of it, and from there to the second
 */
export function prepare(kind: i32, learningRate: f32, carry: f32, small: f32, apart: usize): void {
  optimizer = kind
  rate = learningRate
  momentum = carry
  tiny = small
  slot = apart
}

/** Takes one step with weights that stand in a row. @param length in bytes, whole V */
export function update(w: usize, g: usize, length: usize, decay: f32): void {
  const end = w + length
  const step = fill(-rate)
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
      store<V>(w, madd(step, div(mean, add(root(square), fill(tiny))), from))
    } else if (optimizer === 0) {
      store<V>(w, madd(step, gradient, from))
    } else if (optimizer === 1) {
      const velocity = madd(get(first), fill(momentum), gradient)
      store<V>(first, velocity)
      store<V>(w, madd(step, velocity, from))
    } else if (optimizer === 3) {
      const old = get(first)
      const square = madd(sub(mul(gradient, gradient), old), fill(0.01), old)
      store<V>(first, square)
      store<V>(w, madd(step, div(gradient, add(root(square), fill(tiny))), from))
    } else store<V>(first, gradient)
  }
}

/** The gradient by the biases, the sum over the rows of g, and a step with it. Lengths in bytes. @param columns whole V */
export function updateBias(bias: usize, g: usize, stride: usize, rows: usize, columns: usize): void {
  for (let column: usize = 0; column < columns; column += size) {
    let sum = fill(0)
    let at = g + column
    for (let row: usize = 0; row < rows; row++, at += stride) sum = add(sum, get(at))
    store<V>(0, sum)
    update(bias + column, 0, size, 0)
  }
}
