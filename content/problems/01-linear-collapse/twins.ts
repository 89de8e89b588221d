import { draw } from '../../../src/math/random.ts'
import { directions } from '../../../src/math/singular.ts'

type Matrix = readonly (readonly number[])[]

/** A matrix in one array, row by row. */
interface Flat {
  readonly rows: number
  readonly columns: number
  readonly at: Float64Array
}

function flat(m: Matrix): Flat {
  return { rows: m.length, columns: m[0]!.length, at: Float64Array.from(m.flat()) }
}

function times(a: Flat, b: Flat): Flat {
  const at = new Float64Array(a.rows * b.columns)
  for (let i = 0; i < a.rows; i++)
    for (let k = 0; k < a.columns; k++) {
      const x = a.at[i * a.columns + k]!
      for (let j = 0; j < b.columns; j++) at[i * b.columns + j]! += x * b.at[k * b.columns + j]!
    }
  return { rows: a.rows, columns: b.columns, at }
}

function turned(a: Flat): Flat {
  const at = new Float64Array(a.at.length)
  for (let i = 0; i < a.rows; i++) for (let j = 0; j < a.columns; j++) at[j * a.rows + i] = a.at[i * a.columns + j]!
  return { rows: a.columns, columns: a.rows, at }
}

/** W_n … W_1 of weights listed from the first layer on. */
function collapsed(weights: readonly Flat[]): Flat {
  return weights.reduce((all, W) => times(W, all))
}

/**
 * One step of gradient descent on L = ½‖W_n…W_1 − T‖², the sum of squared entries: what the mean squared error over
 * white inputs comes to. The gradient of a layer is the error between the products of the layers behind and before it.
 */
function descend(weights: readonly Flat[], target: Flat, rate: number): Flat[] {
  const before: Flat[] = []
  for (const [k, W] of weights.entries()) before.push(k === 0 ? W : times(W, before[k - 1]!))
  const error = before.at(-1)!
  const gap: Flat = { ...error, at: error.at.map((w, i) => w - target.at[i]!) }
  const next: Flat[] = []
  /** The error, sent back through the layers behind. */
  let back = gap
  for (let k = weights.length - 1; k >= 0; k--) {
    const W = weights[k]!
    const gradient = k === 0 ? back : times(back, turned(before[k - 1]!))
    next[k] = { ...W, at: W.at.map((w, i) => w - rate * gradient.at[i]!) }
    if (k > 0) back = times(turned(W), back)
  }
  return next
}

/** What a training came to, at a few of its steps. */
export interface Trace {
  /** Half the sum of squared differences to the target. */
  readonly loss: number[]
  /** How much of each of the target's directions is there, strongest first; 1 when it is learned. */
  readonly parts: number[][]
  /** The first step at which all of the map is within one hundredth of the target. */
  done?: number
  /** The step at which the weights ran away. */
  lost?: number
}

export interface Twins {
  /** The steps that the traces are about. */
  readonly at: number[]
  readonly deep: Trace
  readonly single: Trace
}

export const horizon = 2000

/** Steps at which a trace is kept: all at first, then ever fewer, evenly on a logarithmic axis. */
export function kept(until = horizon): number[] {
  const marks = Array.from({ length: 161 }, (_, i) => Math.round((until + 1) ** (i / 160)) - 1)
  return [...new Set(marks)]
}

/** The map to be learned, scaled so that its strongest direction has strength 1; undefined for a map that is zero. */
export function scaled(W: Matrix): Matrix | undefined {
  const strongest = directions(W)[0]!.strength
  return strongest > 0 ? W.map((row) => row.map((w) => w / strongest)) : undefined
}

/** First weights, uniform between −size and size. */
export function firstWeights(n: readonly number[], size: number, seed: number): Matrix[] {
  return n.slice(1).map((rows, k) => {
    const random = draw('linear-collapse', 'twins', seed, k)
    return Array.from({ length: rows }, () => Array.from({ length: n[k]! }, () => size * (2 * random() - 1)))
  })
}

/**
 * Trains a deep linear network and its collapsed twin, a single matrix, towards one target at one rate. They start as
 * the same map: the twin's matrix is the product of the deep one's. Yields every fifty steps, so that a page
 * stays awake; returns both traces.
 */
export function* race(target: Matrix, weights: readonly Matrix[], rate: number, until = horizon): Generator<void, Twins> {
  const goal = flat(target)
  const parts = directions(target).filter(({ strength }, _, [first]) => strength > 1e-9 * first!.strength)
  const size = Math.hypot(...goal.at)
  const at = kept(until)
  const marks = new Set(at)
  const deep: Trace = { loss: [], parts: parts.map(() => []) }
  const single: Trace = { loss: [], parts: parts.map(() => []) }
  const runs = [
    { trace: deep, weights: weights.map(flat) },
    { trace: single, weights: [collapsed(weights.map(flat))] },
  ]
  for (let step = 0; step <= until; step++) {
    for (const run of runs) {
      const { trace } = run
      if (trace.lost !== undefined) continue
      if (step > 0) run.weights = descend(run.weights, goal, rate)
      const W = collapsed(run.weights)
      let square = 0
      for (const [i, w] of W.at.entries()) square += (w - goal.at[i]!) ** 2
      const gap = Math.sqrt(square)
      if (!(gap < 1e6)) trace.lost = step
      else if (gap <= 0.01 * size) trace.done ??= step
      if (!marks.has(step) || trace.lost !== undefined) continue
      trace.loss.push(square / 2)
      for (const [k, { strength, from, to }] of parts.entries()) {
        let along = 0
        for (const [i, u] of to.entries()) for (const [j, v] of from.entries()) along += u * v * W.at[i * W.columns + j]!
        trace.parts[k]!.push(along / strength)
      }
    }
    if (step % 50 === 49) yield
  }
  return { at, deep, single }
}

/** A race run to its end at once. */
export function finished(running: Generator<void, Twins>): Twins {
  for (;;) {
    const { done, value } = running.next()
    if (done) return value
  }
}

/**
 * Steps until a product of `depth` equal numbers is within one hundredth of its target, by descent on ½(product − target)².
 * Undefined where it is not there after 20,000 steps.
 */
export function stepsOfProduct(depth: number, from: number, target: number, rate: number): number | undefined {
  const weights = Array.from({ length: depth }, () => [[from]])
  let now = weights.map(flat)
  for (let step = 0; step <= 20000; step++) {
    if (Math.abs(collapsed(now).at[0]! - target) <= 0.01 * Math.abs(target)) return step
    now = descend(now, flat([[target]]), rate)
  }
  return undefined
}
