import { describe, expect, test } from 'vitest'
import { evaluate, numbers } from './algebra.ts'
import { call, type Op, ref } from './expr.ts'
import { operators } from './operators.ts'
import { draw } from './random.ts'

const ops = Object.keys(operators) as Op[]

/** Points where an operator is smooth: away from kinks, poles and the edge of its domain. */
const domains: Record<Op, (x: number) => number> = {
  add: (x) => x, sub: (x) => x, mul: (x) => x, neg: (x) => x, exp: (x) => x, tanh: (x) => x, sigma: (x) => x,
  div: (x) => x + Math.sign(x) * 0.5,
  pow: (x) => 0.5 + Math.abs(x),
  sqrt: (x) => 0.5 + Math.abs(x),
  log: (x) => 0.5 + Math.abs(x),
  abs: (x) => x + Math.sign(x) * 0.01,
  sign: (x) => x + Math.sign(x) * 0.01,
  heaviside: (x) => x + Math.sign(x) * 0.01,
  relu: (x) => x + Math.sign(x) * 0.01,
  leaky: (x) => x + Math.sign(x) * 0.01,
  floor: (x) => Math.floor(x) + 0.01 + 0.98 * (x - Math.floor(x)),
  max: (x) => x, min: (x) => x, erf: (x) => x, gelu: (x) => x, silu: (x) => x, logaddexp: (x) => x,
}

describe.each(ops)('%s', (op) => {
  const { arity, value, backward } = operators[op]
  const random = draw('operators', op)
  const isSmooth = ([a = 0, b = 0]: number[]) => !['max', 'min'].includes(op) || Math.abs(a - b) > 0.01
  const points = Array.from({ length: 400 }, () => Array.from({ length: arity }, () => domains[op](6 * random() - 3))).filter(isSmooth)
  const args = ['a', 'b'].slice(0, arity).map(ref)

  test('has a backward rule that meets finite differences', () => {
    const [first, ...rest] = args
    const slopes = backward([first!, ...rest], call(op, ...args))
    expect(slopes).toHaveLength(arity)
    for (const at of points) {
      slopes.forEach((slope, i) => {
        const by = (h: number) => (value(...at.with(i, at[i]! + h)) - value(...at.with(i, at[i]! - h))) / (2 * h)
        const measured = (4 * by(5e-4) - by(1e-3)) / 3
        const derived = evaluate(slope, numbers, (id) => (id === 'a' ? at[0] : at[1]))
        expect(Math.abs(derived - measured)).toBeLessThan(1e-7 * Math.max(1, Math.abs(measured)))
      })
    }
  })

  test('has the value of its definition', () => {
    const [first, ...rest] = args
    const definition = operators[op].definition?.([first!, ...rest])
    for (const at of definition ? points : []) {
      expect(Math.abs(value(...at) - evaluate(definition!, numbers, (id) => at[id === 'a' ? 0 : 1]))).toBeLessThan(1e-14)
    }
    expect(Boolean(definition)).toBe(['tanh', 'sigma', 'gelu', 'silu', 'leaky', 'logaddexp'].includes(op))
  })
})

test('σ and tanh are stable at ±1000, where the naive formula fails', () => {
  const at = (op: Op, x: number) => operators[op].value(x)
  expect([at('sigma', 1000), at('sigma', -1000), at('tanh', 1000), at('tanh', -1000)]).toEqual([1, 0, 1, -1])
  expect(at('sigma', -740)).toBeGreaterThan(0)
  expect(at('sigma', -36) / Math.exp(-36)).toBeCloseTo(1, 12)
  const naive = (x: number) => Math.exp(x) / (1 + Math.exp(x))
  expect(naive(1000)).toBeNaN()
})

test('σ(x) + σ(−x) = 1 and tanh x = 2σ(2x) − 1 to the last bits', () => {
  const random = draw('identities')
  for (let i = 0; i < 2000; i++) {
    const x = 40 * random() - 20
    expect(Math.abs(operators.sigma.value(x) + operators.sigma.value(-x) - 1)).toBeLessThan(3e-16)
    expect(Math.abs(2 * operators.sigma.value(2 * x) - 1 - operators.tanh.value(x))).toBeLessThan(5e-16)
  }
})

test('gelu, silu and logaddexp are stable at ±1000, and gelu keeps its digits where 1 + erf has none', () => {
  const at = (op: Op, ...x: number[]) => operators[op].value(...x) + 0
  expect([at('gelu', 1000), at('gelu', -1000), at('silu', 1000), at('silu', -1000)]).toEqual([1000, 0, 1000, 0])
  expect([at('logaddexp', 1000, 999), at('logaddexp', -1000, -1000)]).toEqual([1000 + Math.log1p(Math.exp(-1)), -1000 + Math.LN2])
  expect([at('logaddexp', 1000, -1000), at('logaddexp', -Infinity, 3), at('logaddexp', -Infinity, -Infinity)]).toEqual([1000, 3, -Infinity])
  // Φ(−10) = 7.6198530241605e-24: Wolfram MathWorld and every table of the normal distribution's tail.
  expect(at('gelu', -10) / -7.61985302416052e-23).toBeCloseTo(1, 12)
})

test('gelu has the values of its paper’s definition: GELU(1) = Φ(1) = 0.8413447460685429', () => {
  expect(operators.gelu.value(1)).toBeCloseTo(0.8413447460685429, 15)
  expect(operators.gelu.value(-1)).toBeCloseTo(-0.15865525393145707, 15)
})

test('slopes at a kink are those of PyTorch', () => {
  const slopes = (op: Op, ...at: number[]) => {
    const args = ['a', 'b'].slice(0, operators[op].arity).map(ref)
    return operators[op].backward([args[0]!, ...args.slice(1)], call(op, ...args)).map((slope) => evaluate(slope, numbers, (id) => at[id === 'a' ? 0 : 1]))
  }
  expect([slopes('relu', 0), slopes('leaky', 0), slopes('abs', 0), slopes('floor', 2), slopes('sign', 0), slopes('heaviside', 0)]).toEqual([[0], [0.01], [0], [0], [0], [0]])
  expect([slopes('max', 2, 2), slopes('min', 2, 2), slopes('max', 3, 2), slopes('min', 3, 2)]).toEqual([[0.5, 0.5], [0.5, 0.5], [1, 0], [0, 1]])
})
