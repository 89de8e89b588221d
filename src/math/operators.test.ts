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
}

describe.each(ops)('%s', (op) => {
  const { arity, value, backward } = operators[op]
  const random = draw('operators', op)
  const points = Array.from({ length: 400 }, () => Array.from({ length: arity }, () => domains[op](6 * random() - 3)))
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
      expect(Math.abs(value(...at) - evaluate(definition!, numbers, () => at[0]))).toBeLessThan(1e-14)
    }
    expect(Boolean(definition)).toBe(op === 'tanh' || op === 'sigma')
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
