import { format } from '../../../src/math/format.ts'
import { type Fn, functions, slope } from './functions.ts'

/** The six of the table. */
export const six = ['logistic', 'tanh', 'relu', 'leaky-relu', 'gelu', 'silu'] as const satisfies readonly Fn[]

/** When each is used, in the words of the book. */
export const uses: Readonly<Record<(typeof six)[number], string>> = {
  logistic: 'for an output that is a probability, with cross-entropy; for gates, which let a share through',
  tanh: 'inside recurrent nets and small hidden layers; for outputs between −1 and 1',
  relu: 'the default of hidden layers, with He’s initialization: cheap, and its slope does not fade',
  'leaky-relu': 'where ReLU units die: the left side keeps a slope',
  gelu: 'the hidden layers of transformers such as BERT and GPT',
  silu: 'deep convolutional nets such as EfficientNet; as the gate of SwiGLU in language models',
}

/** How each is written in this book. */
export const written: Readonly<Record<(typeof six)[number], string>> = {
  logistic: '1/(1 + exp(-x))',
  tanh: '2*sigma(2*x) - 1',
  relu: 'max(0, x)',
  'leaky-relu': 'max(0.01*x, x)',
  gelu: 'x*(1 + erf(x/sqrt(2)))/2',
  silu: 'x*sigma(x)',
}

/** What a function's curve says about itself, measured on the curve. */
export interface Shape {
  /** Least and greatest value; ±Infinity where it has none. */
  readonly low: number
  readonly high: number
  /** Whether the value is taken, or only approached. */
  readonly lowTaken: boolean
  readonly highTaken: boolean
  /** Slopes on the two sides of 0; different at a kink. */
  readonly left: number
  readonly right: number
  readonly steepest: number
  /** Below `from` and above `to` the slope stays under `flat`; ±Infinity where it never does. */
  readonly from: number
  readonly to: number
  /** The mean output when inputs are standard normal: 0 for a function that keeps them centered. */
  readonly mean: number
}

/** A slope smaller than this in size counts as saturated. */
export const flat = 0.01
const wide = 40
const pace = 1 / 16
const grid = Array.from({ length: (2 * wide) / pace + 1 }, (_, i) => i * pace - wide)
const unit = 1e-6

type Curve = (x: number) => number

/** Where a condition that holds at `yes` and not at `no` changes. */
function edge(holds: (x: number) => boolean, yes: number, no: number): number {
  let [a, b] = [yes, no]
  for (let i = 0; i < 60; i++) {
    const middle = (a + b) / 2
    if (holds(middle)) a = middle
    else b = middle
  }
  return Number(((a + b) / 2).toFixed(9)) + 0
}

/** The least value near the grid's least, by golden section. */
function least(f: Curve): { x: number; value: number } {
  const at = grid.reduce((best, x) => (f(x) < f(best) ? x : best))
  let [a, b] = [at - pace, at + pace]
  for (let i = 0; i < 80; i++) {
    const [c, d] = [b - (b - a) * 0.618033988749895, a + (b - a) * 0.618033988749895]
    if (f(c) < f(d)) b = d
    else a = c
  }
  return { x: (a + b) / 2, value: f((a + b) / 2) }
}

/** The lower end of a function's values; of −f for the upper one. */
function end(f: Curve): { value: number; taken: boolean } {
  const far = [f(-1000), f(1000)]
  const limit = Math.min(...far)
  if (limit < -1) {
    // A curve that is still falling has no least value; one that has come to rest has.
    const further = Math.min(f(-2000), f(2000))
    if (further < limit) return { value: -Infinity, taken: false }
  }
  const { value } = least(f)
  if (value < limit - 1e-12) return { value, taken: true }
  return { value: limit + 0, taken: [-1, 1].some((x) => f(x) === limit) }
}

/** The mean of f(z) for standard normal z, by Simpson's rule over −12 … 12. */
function meanOutput(f: Curve): number {
  const [n, width] = [4800, 24]
  let sum = 0
  for (let i = 0; i <= n; i++) {
    const z = width * (i / n - 0.5)
    sum += (i === 0 || i === n ? 1 : i % 2 ? 4 : 2) * f(z) * Math.exp(-(z ** 2) / 2)
  }
  return (sum * width) / n / 3 / Math.sqrt(2 * Math.PI)
}

function measured(fn: Fn): Shape {
  const f = functions[fn]
  const slopeAt = (x: number) => slope(fn, x)
  const [low, high] = [end(f), end((x) => -f(x))]
  const isFlat = (x: number) => Math.abs(slopeAt(x)) < flat
  const live = grid.filter((x) => !isFlat(x))
  const [first, last] = [live[0]!, live.at(-1)!]
  return {
    low: low.value,
    high: -high.value,
    lowTaken: low.taken,
    highTaken: high.taken,
    left: (f(0) - f(-unit)) / unit,
    right: (f(unit) - f(0)) / unit,
    steepest: -least((x) => -slopeAt(x)).value,
    from: first === -wide ? -Infinity : edge(isFlat, first - pace, first),
    to: last === wide ? Infinity : edge(isFlat, last + pace, last),
    mean: meanOutput(f),
  }
}

const known = new Map<Fn, Shape>()

/** The shape of one of the functions, measured once. */
export function shape(fn: Fn): Shape {
  let found = known.get(fn)
  if (!found) known.set(fn, (found = measured(fn)))
  return found
}

/** The mean output when inputs are normal around `center`. */
export function meanAround(fn: Fn, center: number): number {
  return meanOutput((z) => functions[fn](z + center))
}

/** A range as mathematics writes it: a square bracket where the end is a value, a round one where it is only approached. */
export function range({ low, high, lowTaken, highTaken }: Shape): string {
  const end = (x: number) => (Number.isFinite(x) ? format(x, 3) : x < 0 ? '−∞' : '∞')
  return `${lowTaken ? '[' : '('}${end(low)}, ${end(high)}${highTaken ? ']' : ')'}`
}

/** Where a function has all but stopped answering, in words. */
export function saturation({ from, to }: Shape): string {
  if (from === -Infinity && to === Infinity) return 'nowhere'
  if (to === Infinity) return `x < ${format(from, 3)}`
  return Math.abs(from + to) < 1e-6 ? `|x| > ${format(to, 3)}` : `x < ${format(from, 3)}, x > ${format(to, 3)}`
}

/** The slope at 0; two of them at a kink. */
export function slopeAtZero({ left, right }: Shape): string {
  return Math.abs(left - right) < 1e-4 ? format((left + right) / 2, 4) : `${format(left, 4)} | ${format(right, 4)}, a kink`
}
