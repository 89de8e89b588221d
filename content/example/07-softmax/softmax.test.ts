import { expect, test } from 'vitest'
import { draw } from '../../../src/math/random.ts'
import { levels } from '../../../src/solution/problem.ts'
import { solve } from '../../../src/solution/solve.ts'
import softmax from './problem.ts'

/** Written another way: against the largest score, as libraries do it, so that no exponential is above 1. */
function probabilities(z: readonly number[], T: number): number[] {
  const shifted = z.map((score) => Math.exp((score - Math.max(...z)) / T))
  return shifted.map((weight) => weight / shifted.reduce((a, b) => a + b))
}

test('the probabilities are those of the shifted softmax, and their sum is 1', () => {
  for (let i = 0; i < 500; i++) {
    const state = softmax.draft(levels[i % 3]!, draw('softmax', i))
    const { values } = solve(softmax, state)
    const expected = probabilities([state.z1, state.z2, state.z3], state.T)
    expected.forEach((p, k) => expect(values[`p${k + 1}`]).toBeCloseTo(p, 14))
    expect(values['p1']! + values['p2']! + values['p3']!).toBeCloseTo(1, 14)
  }
})
