import { expect, test } from 'vitest'
import { defaultSpec, type Spec } from '../../../src/runs/spec.ts'
import type { Engine } from '../../../src/training/engines/engine.ts'
import { leaning } from '../../../src/training/testing/leaning.ts'
import { synthetic } from '../../../src/training/testing/synthetic.ts'
import { seedsOn } from './seeds.ts'

const data = synthetic(60, 30, 30)
const spec: Spec = { ...defaultSpec, layers: '4', batch: 20, trainingImages: 60 }
const extent = { seeds: 3, steps: 2, rounds: 3 }

test('what waits at steps of one network alone is slower in turn, what waits at steps of several is slower together, and nothing stays behind', async () => {
  const apart = await leaning('apart')
  const { tensors } = apart.memory()
  const slowApart = await seedsOn(apart, spec, data, extent)
  expect(slowApart.together).toBeGreaterThan(slowApart.inTurn)
  expect(apart.memory().tensors).toBe(tensors)
  // Three seeds of which each step waits 40 ms.
  expect(slowApart.inTurn).toBeLessThan(20 / 0.04)
  const slowTogether = await seedsOn(await leaning('together'), spec, data, extent)
  expect(slowTogether.together).toBeLessThan(slowTogether.inTurn)
})

test('a device that is lost ends the measurement with its reason', async () => {
  const engine: Engine = { ...(await leaning('together')), lost: Promise.resolve('it was unplugged') }
  await expect(seedsOn(engine, spec, data, extent)).rejects.toThrow('it was unplugged')
})
