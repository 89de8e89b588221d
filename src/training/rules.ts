import type { Activation, Optimizer } from '../runs/spec.ts'

/**
 * What an activation and an optimizer are written in. Evaluated over numbers by the float64 engine and over tensors by
 * the others, as a solution is evaluated over several algebras.
 */
export interface Arithmetic<T> {
  num(x: number): T
  add(a: T, b: T): T
  sub(a: T, b: T): T
  mul(a: T, b: T): T
  div(a: T, b: T): T
  sqrt(a: T): T
  exp(a: T): T
  tanh(a: T): T
  logistic(a: T): T
  erf(a: T): T
  /** 1 where a > 0, else 0. */
  positive(a: T): T
  /** max(a, 0). */
  ramp(a: T): T
}

export interface ActivationRule {
  value<T>(o: Arithmetic<T>, z: T): T
  /** The slope at z, where the value is a. */
  slope<T>(o: Arithmetic<T>, z: T, a: T): T
}

/** The slope of a leaky ReLU below zero. */
const leak = 0.01

export const activations: Record<Exclude<Activation, 'linear'>, ActivationRule> = {
  relu: { value: (o, z) => o.ramp(z), slope: (o, z) => o.positive(z) },
  'leaky-relu': {
    value: (o, z) => o.add(o.mul(o.num(leak), z), o.mul(o.num(1 - leak), o.ramp(z))),
    slope: (o, z) => o.add(o.num(leak), o.mul(o.num(1 - leak), o.positive(z))),
  },
  logistic: { value: (o, z) => o.logistic(z), slope: (o, _, a) => o.mul(a, o.sub(o.num(1), a)) },
  tanh: { value: (o, z) => o.tanh(z), slope: (o, _, a) => o.sub(o.num(1), o.mul(a, a)) },
  // z·Φ(z), Hendrycks, Gimpel, arXiv 1606.08415
  gelu: {
    value: (o, z) => o.mul(z, normal(o, z)),
    slope: (o, z) => o.add(normal(o, z), o.mul(z, o.mul(o.num(1 / Math.sqrt(2 * Math.PI)), o.exp(o.mul(o.num(-0.5), o.mul(z, z)))))),
  },
  silu: {
    value: (o, z) => o.mul(z, o.logistic(z)),
    slope: (o, z, a) => o.add(a, o.mul(o.logistic(z), o.sub(o.num(1), a))),
  },
}

/** Φ(z), the normal distribution function. */
const normal = <T>(o: Arithmetic<T>, z: T): T => o.mul(o.num(0.5), o.add(o.num(1), o.erf(o.mul(o.num(Math.SQRT1_2), z))))

/** What the optimizers are told; `time` counts steps from 1. */
export interface Rates {
  readonly learningRate: number
  readonly momentum: number
  readonly time: number
}

export interface OptimizerRule {
  /** What is remembered per weight between steps, zero at first. */
  readonly memory: readonly string[]
  /** The new weight and memory, from the weight w, its gradient g and the memory. */
  update<T>(o: Arithmetic<T>, rates: Rates, w: T, g: T, memory: readonly T[]): { w: T; memory: readonly T[] }
}

const tiny = 1e-8

/** As PyTorch defines them, with its defaults: β = 0.9 and 0.999 of Adam, α = 0.99 of RMSProp, ε = 1e-8. */
export const optimizers: Record<Optimizer, OptimizerRule> = {
  sgd: { memory: [], update: (o, { learningRate }, w, g) => ({ w: o.sub(w, o.mul(o.num(learningRate), g)), memory: [] }) },
  momentum: {
    memory: ['velocity'],
    update(o, { learningRate, momentum }, w, g, [velocity]) {
      const v = o.add(o.mul(o.num(momentum), velocity!), g)
      return { w: o.sub(w, o.mul(o.num(learningRate), v)), memory: [v] }
    },
  },
  // Kingma, Ba, arXiv 1412.6980, algorithm 1, with both corrections drawn into the rate and ε
  adam: {
    memory: ['mean', 'square'],
    update(o, { learningRate, time }, w, g, [mean, square]) {
      const m = o.add(mean!, o.mul(o.num(0.1), o.sub(g, mean!)))
      const v = o.add(square!, o.mul(o.num(0.001), o.sub(o.mul(g, g), square!)))
      const whole = Math.sqrt(1 - 0.999 ** time)
      const rate = (learningRate * whole) / (1 - 0.9 ** time)
      return { w: o.sub(w, o.div(o.mul(o.num(rate), m), o.add(o.sqrt(v), o.num(tiny * whole)))), memory: [m, v] }
    },
  },
  rmsprop: {
    memory: ['square'],
    update(o, { learningRate }, w, g, [square]) {
      const v = o.add(square!, o.mul(o.num(0.01), o.sub(o.mul(g, g), square!)))
      return { w: o.sub(w, o.div(o.mul(o.num(learningRate), g), o.add(o.sqrt(v), o.num(tiny)))), memory: [v] }
    },
  },
}
