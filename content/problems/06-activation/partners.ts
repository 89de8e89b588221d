import { formula } from '../../../src/math/parse.ts'
import { type Fn, functions } from './functions.ts'

type Curve = (x: number) => number

/** A neighbor of a function that two stretches bring near it, or onto it. */
export interface Partner {
  readonly of: Fn
  /** The neighbor's curve, stretched by a along x and by b along y, and kept centered where both are. */
  moved(a: number, b: number): Curve
  /** The same as a formula over stretch_x, stretch_y and x. */
  readonly expr: ReturnType<typeof formula>
  /** The differences are measured from −reach to reach. */
  readonly reach: number
  /** Stretches (a, b) at which the two are one function, or as near as they come. */
  readonly meets: readonly (readonly [number, number])[]
  /** Whether they are one function there. */
  readonly exact: boolean
  /** What is to be seen there. */
  readonly says: string
}

const { logistic, tanh, relu, gelu, silu } = functions
const plain = (f: Curve) => (a: number, b: number) => (x: number) => b * f(a * x)

export const partners: Readonly<Record<Fn, Partner>> = {
  tanh: {
    of: 'logistic',
    moved: (a, b) => (x) => b * (logistic(a * x) - 0.5),
    expr: formula('stretch_y*(sigma(stretch_x*x) - 0.5)'),
    reach: 20,
    meets: [[2, 2], [-2, -2]],
    exact: true,
    says: 'They are one curve; what is left is rounding. The other meeting is the mirror of this one.',
  },
  logistic: {
    of: 'tanh',
    moved: (a, b) => (x) => 0.5 + b * tanh(a * x),
    expr: formula('0.5 + stretch_y*tanh(stretch_x*x)'),
    reach: 20,
    meets: [[0.5, 0.5], [-0.5, -0.5]],
    exact: true,
    says: 'They are one curve; what is left is rounding. Both stretches are halved on the way back.',
  },
  gelu: {
    of: 'silu',
    moved: plain(silu),
    expr: formula('stretch_y*silu(stretch_x*x)'),
    reach: 20,
    meets: [[1.702, 0.5875]],
    exact: false,
    says: 'Near, never one: this is the shortcut x·σ(1.702x) that many programs use.',
  },
  silu: {
    of: 'gelu',
    moved: plain(gelu),
    expr: formula('stretch_y*gelu(stretch_x*x)'),
    reach: 20,
    meets: [[0.5875, 1.702]],
    exact: false,
    says: 'Near, never one: a normal bell gates the one, a logistic the other.',
  },
  relu: {
    of: 'silu',
    moved: plain(silu),
    expr: formula('stretch_y*silu(stretch_x*x)'),
    reach: 20,
    meets: [[4, 0.25]],
    exact: false,
    says: 'The sharper the gate, the nearer; one only in the limit.',
  },
  'leaky-relu': {
    of: 'relu',
    moved: plain(relu),
    expr: formula('stretch_y*relu(stretch_x*x)'),
    reach: 20,
    meets: [[1, 1]],
    exact: false,
    says: 'One on the right; on the left a hundredth of x apart.',
  },
  linear: {
    of: 'tanh',
    moved: plain(tanh),
    expr: formula('stretch_y*tanh(stretch_x*x)'),
    reach: 1,
    meets: [[0.25, 4]],
    exact: false,
    says: 'Near 0 every smooth curve is a line; one only in the limit.',
  },
}

/** Places at which two curves are compared. */
export const points = 1601

function placesTo(reach: number): Float64Array {
  return Float64Array.from({ length: points }, (_, i) => reach * ((2 * i) / (points - 1) - 1))
}

/** The largest difference of two curves from −reach to reach, over evenly spaced places. */
export function gap(f: Curve, g: Curve, reach: number): number {
  return placesTo(reach).reduce((most, x) => Math.max(most, Math.abs(f(x) - g(x))), 0)
}

interface Sampled {
  readonly places: Float64Array
  readonly values: Float64Array
}
const sampled = new Map<Fn, Sampled>()

/** The largest difference between a function and its stretched neighbor. The function's own values are worked out once. */
export function apart(fn: Fn, a: number, b: number): number {
  const { moved, reach } = partners[fn]
  let own = sampled.get(fn)
  if (!own) {
    const places = placesTo(reach)
    sampled.set(fn, (own = { places, values: places.map(functions[fn]) }))
  }
  const curve = moved(a, b)
  let most = 0
  for (let i = 0; i < points; i++) most = Math.max(most, Math.abs(curve(own.places[i]!) - own.values[i]!))
  return most
}
