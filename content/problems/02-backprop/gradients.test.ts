import { describe, expect, test } from 'vitest'
import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { draw } from '../../../src/math/random.ts'
import { levels } from '../../../src/solution/problem.ts'
import { given, solve } from '../../../src/solution/solve.ts'
import backprop from './problem.ts'

const instances = Array.from({ length: 3000 }, (_, i) => backprop.draft(levels[i % 3] ?? 'first', draw('gradients', i)))
type Inputs = (typeof instances)[number]
const weights = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6'] as const

/** The loss, written as a student would. */
function loss({ w1, w2, w3, w4, w5, w6, x1, x2, x3, x4, y }: Inputs): number {
  const h1 = 1 / (1 + Math.exp(-(w1 * x1 + w2 * x2)))
  const h2 = 1 / (1 + Math.exp(-(w3 * x3 + w4 * x4)))
  return (y - 1 / (1 + Math.exp(-(w5 * h1 + w6 * h2)))) ** 2
}

/** A second implementation: layers as arrays, errors sent back layer by layer (the delta rule), no chain of named factors. */
function backpropagated(p: Inputs): Record<string, number> {
  const first = [[p.w1, p.w2], [p.w3, p.w4]]
  const second = [p.w5, p.w6]
  const x = [[p.x1, p.x2], [p.x3, p.x4]]
  const h = first.map((row, j) => 0.5 + 0.5 * Math.tanh(row.reduce((sum, w, i) => sum + w * (x[j]?.[i] ?? NaN), 0) / 2))
  const out = 0.5 + 0.5 * Math.tanh(second.reduce((sum, w, j) => sum + w * (h[j] ?? NaN), 0) / 2)
  const delta = -2 * (p.y - out) * (out - out * out)
  const gradient = first.flatMap((row, j) => row.map((_, i) => delta * (second[j] ?? NaN) * ((h[j] ?? NaN) - (h[j] ?? NaN) ** 2) * (x[j]?.[i] ?? NaN)))
  const all = [...gradient, ...h.map((value) => delta * value)]
  return Object.fromEntries(weights.map((w, i) => [`dL_d${w}`, all[i] ?? NaN]))
}

describe.each(weights)('∂L/∂%s', (w) => {
  test('meets the central difference on 3,000 instances', () => {
    for (const p of instances) {
      // Richardson: two central differences, whose leading errors cancel.
      const by = (h: number) => (loss({ ...p, [w]: p[w] + h }) - loss({ ...p, [w]: p[w] - h })) / (2 * h)
      const measured = (4 * by(5e-4) - by(1e-3)) / 3
      expect(Math.abs((solve(backprop, p).values[`dL_d${w}`] ?? NaN) - measured)).toBeLessThan(1e-11)
    }
  })
})

test('every gradient meets a second implementation on 3,000 instances', () => {
  for (const p of instances) {
    const { values } = solve(backprop, p)
    for (const [id, other] of Object.entries(backpropagated(p))) {
      expect(Math.abs((values[id] ?? NaN) - other)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(other), 1e-3))
    }
  }
})

test('every form of a step has the value of the one that is shown', () => {
  for (const p of instances.slice(0, 500)) {
    const { steps, values } = solve(backprop, p)
    const all = { ...given({}, p), ...values }
    for (const { id, forms } of steps) {
      for (const form of forms) expect(evaluate(form, numbers, (name) => all[name])).toBeCloseTo(values[id] ?? NaN, 12)
    }
  }
})

test('far from 0 nothing turns into NaN: units saturate and gradients vanish', () => {
  const p = { ...instances[0]!, w1: 1000, x1: 1000, w3: -1000, x3: 1000 }
  const { values, overflow } = solve(backprop, p)
  expect(overflow).toBeUndefined()
  expect(['h1', 'h2', 'dL_dw1', 'dL_dw3'].map((id) => Math.abs(values[id] ?? NaN))).toEqual([1, 0, 0, 0])
})
