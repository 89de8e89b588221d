import { describe, expect, test } from 'vitest'
import { activated, activationNames, activationSlope, reads } from './activations.ts'
import { evaluate, numbers } from './algebra.ts'
import { centralDifference } from './difference.ts'
import type { Op } from './expr.ts'
import { operators } from './operators.ts'

describe.each(activationNames)('%s', (fn) => {
  const y = (x: number) => evaluate(activated(fn), numbers, () => x)
  test('has the slope that a central difference finds', () => {
    for (let x = -6.03; x < 6; x += 0.11) {
      const slope = evaluate(activationSlope(fn), numbers, (id) => (id === 'x' ? x : y(x)))
      expect(slope).toBeCloseTo(centralDifference(y, x, 1e-5), 8)
    }
  })
})

test('a rectifier has slope 0 at 0', () => {
  expect(evaluate(activationSlope('relu'), numbers, () => 0)).toBe(0)
})

describe('what a backward rule reads', () => {
  const [x, out] = [1.7, 0.31]
  /** The rule as numbers; it is asked whether another argument or another result changes them. */
  const slopes = (op: Op, args: readonly number[], result: number) =>
    operators[op]
      .backward([{ op: 'ref', id: '0' }, { op: 'ref', id: '1' }], { op: 'ref', id: 'out' })
      .slice(0, operators[op].arity)
      .map((rule) => evaluate(rule, numbers, (id) => (id === 'out' ? result : args[Number(id)])))

  test.each(Object.keys(operators) as Op[])('%s: moving what it reads moves its slopes somewhere, moving what it does not read never does', (op) => {
    const { arguments: places, result } = reads(op)
    const tried = [0.2, 0.9, 1.4, 3, -0.7]
    const moves = (change: (value: number) => readonly [readonly number[], number]) => tried.some((value) => String(slopes(op, ...change(value))) !== String(slopes(op, [x, 0.6], out)))
    expect(moves((value) => [[x, 0.6], value])).toBe(result)
    for (let i = 0; i < operators[op].arity; i++) expect(moves((value) => [i === 0 ? [value, 0.6] : [x, value], out])).toBe(places.includes(i))
  })
  test('is the result alone for exp, sqrt, ReLU, leaky ReLU, tanh and the logistic, and for no other', () => {
    const alone = (Object.keys(operators) as Op[]).filter((op) => reads(op).result && reads(op).arguments.length === 0)
    expect(alone.sort()).toEqual(['exp', 'leaky', 'relu', 'sigma', 'sqrt', 'tanh'])
  })
})
