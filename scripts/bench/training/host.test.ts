import { expect, test } from 'vitest'
import { shapeOf } from '../../../src/components/graphics.ts'
import { pretraining } from '../../../src/components/pretraining.ts'
import { costsOf } from '../../../src/runs/costs.ts'
import { defaultSpec, type Spec } from '../../../src/runs/spec.ts'
import { tell } from './host.ts'

const specs: Spec[] = [{ layers: '100' }, { layers: 'none' }, { layers: '500,500' }, { dropout: 0.5 }].map((change) => ({ ...defaultSpec, ...change }))

test('the commands that the guide’s estimates count are those that tfjs gives today, on a device that computes nothing', async () => {
  const told = await tell(specs)
  expect(told.map(({ shape }) => shape)).toEqual(specs.map(shapeOf))
  expect(told).toEqual(told.map(({ shape }) => pretraining.told.find((one) => one.shape === shape)))
}, 120_000)

test('a step moves what Adam must: weights, both memories read and written, and the gradient', () => {
  for (const spec of specs) {
    const { step } = pretraining.told.find(({ shape }) => shape === shapeOf(spec))!
    expect(step.bytes).toBeGreaterThan(7 * 4 * costsOf(spec).parameters)
  }
})
