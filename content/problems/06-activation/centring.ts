import { draw, type Random } from '../../../src/math/random.ts'

/** The nets of the demonstration: hidden units are tanh, descent is over all examples at once, rates are those tried. */
export const setup = { inputs: 10, hidden: 8, examples: 64, steps: 200, seeds: 10, rates: [0.05, 0.1, 0.2, 0.4, 0.8, 1.6] } as const

/** Beyond this loss a net has diverged: targets have variance 1. */
const lost = 1e6

/** A standard normal number (Box and Muller 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

interface Task {
  /** examples × inputs, uniform on (−1, 1), row by row. */
  readonly x: Float64Array
  /** Targets with mean 0 and variance 1: a tanh net with weights of its own. */
  readonly y: Float64Array
}

function task(seed: number): Task {
  const { inputs, examples } = setup
  const [inner, at] = [draw('centring', seed, 'teacher'), draw('centring', seed, 'inputs')]
  const x = Float64Array.from({ length: examples * inputs }, () => 2 * at() - 1)
  const y = new Float64Array(examples)
  for (let unit = 0; unit < 5; unit++) {
    const weights = Array.from({ length: inputs }, () => (2 * normal(inner)) / Math.sqrt(inputs))
    const out = normal(inner)
    for (let k = 0; k < examples; k++) y[k]! += out * Math.tanh(weights.reduce((sum, w, i) => sum + w * x[k * inputs + i]!, 0))
  }
  const mean = y.reduce((sum, v) => sum + v, 0) / examples
  const deviation = Math.sqrt(y.reduce((sum, v) => sum + (v - mean) ** 2, 0) / examples)
  return { x, y: y.map((v) => (v - mean) / deviation) }
}

/**
 * Trains one net, float64, full-batch gradient descent on ½(out − y)².
 * One seed gives one task and one initialization, whatever the shift and the rate are.
 * @param shift is added to every input
 * @returns the mean loss before the first step and after each; Infinity once it has diverged
 */
export function train(seed: number, shift: number, rate: number): Float64Array {
  const { inputs: n, hidden: m, examples, steps } = setup
  const { x, y } = task(seed)
  const moved = x.map((v) => v + shift)
  const random = draw('centring', seed, 'weights')
  const w = Float64Array.from({ length: m * n }, () => normal(random) / Math.sqrt(n))
  const out = Float64Array.from({ length: m }, () => normal(random) / Math.sqrt(m))
  const b = new Float64Array(m)
  let c = 0
  const h = new Float64Array(m)
  const [gw, gout, gb] = [new Float64Array(m * n), new Float64Array(m), new Float64Array(m)]
  const losses = new Float64Array(steps + 1)
  for (let step = 0; step <= steps; step++) {
    gw.fill(0)
    gout.fill(0)
    gb.fill(0)
    let [gc, loss] = [0, 0]
    for (let k = 0; k < examples; k++) {
      let guess = c
      for (let j = 0; j < m; j++) {
        let sum = b[j]!
        for (let i = 0; i < n; i++) sum += w[j * n + i]! * moved[k * n + i]!
        h[j] = Math.tanh(sum)
        guess += out[j]! * h[j]!
      }
      const off = guess - y[k]!
      loss += off ** 2 / 2 / examples
      gc += off / examples
      for (let j = 0; j < m; j++) {
        gout[j]! += (off * h[j]!) / examples
        const back = (off * out[j]! * (1 - h[j]! ** 2)) / examples
        gb[j]! += back
        for (let i = 0; i < n; i++) gw[j * n + i]! += back * moved[k * n + i]!
      }
    }
    if (!(loss < lost)) return losses.fill(Infinity, step)
    losses[step] = loss
    for (let j = 0; j < m * n; j++) w[j]! -= rate * gw[j]!
    for (let j = 0; j < m; j++) {
      out[j]! -= rate * gout[j]!
      b[j]! -= rate * gb[j]!
    }
    c -= rate * gc
  }
  return losses
}

/** Ten seeds of one shift at one rate. */
export interface Group {
  readonly shift: number
  readonly rate: number
  /** Loss by step, one row a seed. */
  readonly losses: readonly Float64Array[]
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b).slice((values.length - 1) >> 1, (values.length >> 1) + 1)

/** The losses of a group after a step, one a seed. */
export function after({ losses }: Group, step: number = setup.steps): number[] {
  return losses.map((row) => row[step]!)
}

/** The middle of the group's losses after a step. */
export function middle(group: Group, step: number = setup.steps): number {
  return mean(median(after(group, step)))
}

/** All rates of the ladder for one shift. */
export function ladder(shift: number): Group[] {
  return setup.rates.map((rate) => ({ shift, rate, losses: Array.from({ length: setup.seeds }, (_, i) => train(i + 1, shift, rate)) }))
}

/** The group with the least mean loss at the end; one diverged seed rules a rate out. */
export function bestOf(groups: readonly Group[]): Group {
  const score = (group: Group) => (Number.isFinite(mean(after(group))) ? mean(after(group)) : Infinity)
  return groups.reduce((best, group) => (score(group) < score(best) ? group : best))
}

/** What the chapter shows and says of the runs. */
export interface Demonstration {
  readonly centered: Group
  readonly shifted: Group
  /** The centered nets at the shifted nets' rate. */
  readonly slow: Group
  /** Seeds whose centered net ends with the lower loss. */
  readonly wins: number
  /** Steps after which the centered nets' middle loss stays below the shifted nets' middle loss at the end. */
  readonly overtaken: number
  /** How much larger the shifted nets' middle loss is at the end. */
  readonly ratio: number
}

let made: Demonstration | undefined

/** Trains both sides over the whole ladder, each at its own best rate; once a build. */
export function demonstration(): Demonstration {
  if (made) return made
  const groups = ladder(0)
  const [centered, shifted] = [bestOf(groups), bestOf(ladder(1))]
  const ends = after(shifted)
  const goal = middle(shifted)
  made = {
    centered,
    shifted,
    slow: groups.find(({ rate }) => rate === shifted.rate)!,
    wins: after(centered).filter((loss, i) => loss < ends[i]!).length,
    overtaken: 1 + Array.from({ length: setup.steps + 1 }, (_, step) => step).findLastIndex((step) => middle(centered, step) > goal),
    ratio: goal / middle(centered),
  }
  return made
}
