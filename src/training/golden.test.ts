import { expect, test } from 'vitest'
import { defaultSpec } from '../runs/spec.ts'
import { nodeEngines } from './engines/node.ts'
import { synthetic } from './testing/synthetic.ts'
import { train, trainingVersion } from './train.ts'

/** What version 1 of the training code gave: the training loss after each epoch of a short run. */
const golden = { version: 1, losses: [2.2551625674526266, 2.204584899893706, 2.1409155949617196] }

test.each([
  ['float64', 1e-10],
  ['assembly', 1e-5],
  ['wasm', 1e-5],
  ['cpu', 1e-5],
] as const)('the golden run on %s gives what it gave when the training version was last raised', async (name, apart) => {
  const spec = { ...defaultSpec, layers: '12,8', dropout: 0.1, weightDecay: 0.001, learningRate: 0.003, batch: 32, epochs: 3, trainingImages: 150 }
  const losses: number[] = []
  for await (const tick of train(spec, synthetic(150, 20, 20), await nodeEngines[name]())) if (tick.kind === 'epoch') losses.push(tick.record.train.loss)
  expect(trainingVersion).toBe(golden.version)
  for (const [i, loss] of losses.entries()) expect(Math.abs(loss / golden.losses[i]! - 1), `epoch ${i + 1}: ${losses.join(', ')}. If results may change: raise trainingVersion, record these, and bake the runs anew`).toBeLessThan(apart)
  expect(losses).toHaveLength(3)
})
