import { activated, type Activation, activationNames, activationSlope } from '../../../src/math/activations.ts'
import { evaluate, numbers } from '../../../src/math/algebra.ts'

/** A function of a layer as a machine: the same functions every time, so that their drawings are kept. */
export interface Graph {
  f(x: number): number
  slope(x: number): number
  /** The point (output, slope) at an input. */
  along(x: number): readonly [number, number]
}

function graph(fn: Activation): Graph {
  const [value, rule] = [activated(fn), activationSlope(fn)]
  const f = (x: number) => evaluate(value, numbers, () => x)
  const slope = (x: number) => evaluate(rule, numbers, (id) => (id === 'x' ? x : f(x)))
  return { f, slope, along: (x) => [f(x), slope(x)] }
}

export const graphs = Object.fromEntries(activationNames.map((fn) => [fn, graph(fn)])) as Record<Activation, Graph>

/** Where a function that is negative for negative inputs turns back: its slope changes sign there. */
function turn({ slope }: Graph): number {
  let [low, high] = [-3, 0]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (slope(middle) < 0) low = middle
    else high = middle
  }
  return high
}

/** The x between `near`, where f is less than y, and `far`, where it is not less: halved until no float lies between. */
function between(f: (x: number) => number, y: number, near: number, far: number): number {
  for (;;) {
    const middle = (near + far) / 2
    if (middle === near || middle === far) return middle
    if (f(middle) < y) near = middle
    else far = middle
  }
}

/** Inputs between −60 and 0 of a negative output of a function that turns back: falling on the left of the turn, rising on its right. */
export function inputsOf(fn: 'gelu' | 'silu', y: number): { falling?: number; rising?: number } {
  const { f } = graphs[fn]
  const bottom = turn(graphs[fn])
  if (!(y < 0) || y < f(bottom)) return {}
  return { rising: between(f, y, bottom, 0), ...(f(-60) >= y && { falling: between(f, y, bottom, -60) }) }
}

/** The other input with the same output, for a function that turns back (GELU, SiLU); undefined where the output belongs to one input only. */
export function twin(fn: Activation, x: number): number | undefined {
  if (fn !== 'gelu' && fn !== 'silu') return undefined
  const bottom = turn(graphs[fn])
  if (Math.abs(x - bottom) < 1e-6) return undefined
  const { falling, rising } = inputsOf(fn, graphs[fn].f(x))
  return x < bottom ? rising : falling
}
