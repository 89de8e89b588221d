import { expect, test } from 'vitest'
import { draw } from '../../../src/math/random.ts'
import { solve } from '../../../src/solution/solve.ts'
import backprop from './problem.ts'
import { anyNetwork, byMatrices } from './testing/networks.ts'

test('4,000 networks of any shape, other than those of the short test, meet the second implementation', () => {
  let compared = 0
  for (let i = 0; i < 4000; i++) {
    const state = anyNetwork(draw('networks, long', i))
    const { values } = solve(backprop, state)
    for (const [id, other] of Object.entries(byMatrices(state).gradient)) {
      compared += 1
      if (!(Math.abs(values[id]! - other) <= 1e-11 * Math.max(1, Math.abs(other)))) expect.fail(`${id} is ${values[id]}, not ${other}, of ${JSON.stringify(state)}`)
    }
  }
  expect(compared).toBeGreaterThan(40_000)
}, 600_000)
