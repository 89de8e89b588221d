import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workOf } from '../runs/costs.ts'
import { defaultSpec, type Spec } from '../runs/spec.ts'
import { portion } from '../training/score.ts'
import { type Caution, estimate, type Graphics, type Host, shapeOf, type Told } from './graphics.ts'

const spec = (change: Partial<Spec>): Spec => ({ ...defaultSpec, ...change })
const host: Host = { dispatch: 5e-5, image: 7e-6, mask: 1e-8 }
const machine: Graphics = { name: 'a machine', peak: 1e13, bandwidth: 3e11 }
const caution: Caution = { reached: 0.1, dispatch: 3e-5 }
const told = (one: Spec): Told => ({ shape: shapeOf(one), step: { dispatches: 69, bytes: 1.1e8 }, portion: { dispatches: 5, bytes: 1.6e7 } })
const scored = [2726, 1000]

/** The same, one step and one portion after another. */
function walked(one: Spec, networks: number) {
  let [dispatches, bytes, images, masks] = [0, 0, 0, 0]
  for (let epoch = 0; epoch < one.epochs; epoch++) {
    for (let from = 0; from < one.trainingImages; from += one.batch) {
      const count = Math.min(one.batch, one.trainingImages - from)
      dispatches += 69
      for (let n = 0; n < networks; n++) [bytes, images, masks] = [bytes + 1.1e8, images + count, masks + (one.dropout > 0 ? count * 1000 : 0)]
    }
    for (const split of [one.trainingImages, ...scored])
      for (let from = 0; from < split; from += portion) {
        dispatches += 5
        for (let n = 0; n < networks; n++) [bytes, images] = [bytes + 1.6e7, images + Math.min(portion, split - from)]
      }
  }
  const prepare = dispatches * host.dispatch + images * host.image + masks * host.mask
  const busy = Math.max(bytes / machine.bandwidth, (networks * workOf(one, 3726)) / machine.peak)
  return { host: prepare, best: Math.max(prepare, busy), cautious: prepare + 3e-5 * dispatches + 10 * busy }
}

test('an estimate is the sum of all steps and scores, seeds of one shape told once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 3000 }), fc.integer({ min: 1, max: 4 }), fc.constantFrom(0, 0.5), (networks, trainingImages, epochs, dropout) => {
      const one = spec({ trainingImages, epochs, dropout })
      const found = estimate(Array.from({ length: networks }, (_, i) => ({ ...one, seed: i + 1 })), [told(one)], host, machine, caution, scored)
      const wanted = walked(one, networks)
      for (const key of ['host', 'best', 'cautious'] as const) expect(found[key] / wanted[key]).toBeCloseTo(1, 9)
    }),
    { seed: 1, numRuns: 60 },
  )
})

test('shapes add up, and more than fit into one buffer are told in parts', () => {
  const [a, b] = [spec({}), spec({ layers: '100' })]
  const both = [told(a), told(b)]
  const on = (specs: readonly Spec[]) => estimate(specs, both, host, machine, caution, scored).cautious
  expect(on([a, b])).toBeCloseTo(on([a]) + on([b]), 9)
  const seeds = (n: number) => Array.from({ length: n }, (_, i) => spec({ seed: i + 1 }))
  // 128 MiB hold 42 matrices of 784 × 1000 in float32: 84 networks are two computations.
  expect(on(seeds(84))).toBeCloseTo(2 * on(seeds(42)), 6)
  expect(on(seeds(42))).toBeLessThan(42 * on(seeds(1)))
})

test('runs that may stop early keep the processor telling to the end, and computing as long as they go', () => {
  const early = [spec({ epochs: 20, patience: 4 })]
  const none = { ...host, image: 0 }
  const half = estimate(early, [told(early[0]!)], none, machine, { reached: 1, dispatch: 0 }, scored, 0.5)
  const whole = estimate(early, [told(early[0]!)], none, machine, { reached: 1, dispatch: 0 }, scored)
  expect(half.host).toBeCloseTo(whole.host, 9)
  expect(half.cautious - half.host).toBeCloseTo((whole.cautious - whole.host) / 2, 9)
})

test('a shape that nobody counted is named, and how it is counted', () => {
  expect(() => estimate([spec({})], [], host, machine, caution, scored)).toThrow(/1000.*bench:pretraining -- --write/)
})

test('seeds, rates and lengths share a shape; widths, dropout and a ReLU on the logits do not', () => {
  const shape = shapeOf(defaultSpec)
  for (const same of [{ seed: 9 }, { learningRate: 0.1 }, { epochs: 3, patience: 2 }, { trainingImages: 500 }]) expect(shapeOf(spec(same))).toBe(shape)
  for (const other of [{ layers: '500' }, { dropout: 0.2 }, { bug: 'relu-logits' as const }, { optimizer: 'sgd' as const }, { batch: 32 }]) expect(shapeOf(spec(other))).not.toBe(shape)
})
