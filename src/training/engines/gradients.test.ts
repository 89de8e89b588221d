import { describe, expect, test } from 'vitest'
import { draw } from '../../math/random.ts'
import { allActivations, allOptimizers, distance, instance, mixedActivations } from '../testing/networks.ts'
import { float64 } from './float64.ts'
import { buildHere, builds } from './assembly/kernels.ts'
import { assemblyIn, nodeEngines } from './node.ts'
import { erf } from './numbers.ts'

const depths = [0, 1, 2, 3, 4]
const cases = [
  ...allActivations.flatMap((activation, a) =>
    depths.flatMap((depth) => [
      instance(depth, activation, 10 * a + depth),
      instance(depth, activation, 500 + 10 * a + depth, { dropout: 0.4, weightDecay: 0.05 }),
      instance(depth, activation, 900 + 10 * a + depth, { bug: 'relu-logits' }),
    ]),
  ),
  ...mixedActivations.map((activation, a) => instance(4, activation, 1300 + a, a % 2 ? { dropout: 0.4 } : {})),
]

/** Mean cross-entropy by the logits of an engine whose weights are the start's; without dropout. */
async function lossOf({ plan, batch }: (typeof cases)[number], weights: Record<string, Float64Array>) {
  const session = await float64.open(plan, { weights, optimizer: {} })
  const logits = await session.logits(batch.images, batch.count)
  session.close()
  let loss = 0
  for (let n = 0; n < batch.count; n++) {
    const row = Array.from(logits.subarray(10 * n, 10 * n + 10))
    loss += Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0)) - row[batch.labels[n]!]!
  }
  const decay = Object.entries(weights).reduce((sum, [name, w]) => sum + (name.startsWith('W') ? w.reduce((s, x) => s + x * x, 0) : 0), 0)
  return loss / batch.count + 0.5 * plan.weightDecay * decay
}

test('the mixed networks have every activation in each of four layers', () => {
  const seen = cases.slice(-mixedActivations.length).flatMap(({ plan }) => plan.layers.slice(0, -1).map(({ activation }, i) => `${activation} in layer ${i + 1}`))
  expect(new Set(seen).size).toBe(4 * allActivations.length)
})

describe('the 64-bit engine', () => {
  test.each(cases.filter(({ batch }) => batch.masks.length === 0))('meets central differences: $says', async (one) => {
    const session = await float64.open(one.plan, one.start)
    const gradients = await session.gradients(one.batch)
    session.close()
    const random = draw('probes', one.says)
    const weights = Object.fromEntries(Object.entries(one.start.weights).map(([name, w]) => [name, Float64Array.from(w)]))
    for (const [name, w] of Object.entries(weights))
      for (let probe = 0; probe < 4; probe++) {
        const k = Math.floor(random() * w.length)
        const [kept, h] = [w[k]!, 1e-5]
        w[k] = kept + h
        const above = await lossOf(one, weights)
        w[k] = kept - h
        const below = await lossOf(one, weights)
        w[k] = kept
        expect(Math.abs(gradients[name]![k]! - (above - below) / (2 * h)), `${name}[${k}]`).toBeLessThan(1e-8)
      }
  })

  test('a masked output passes nothing on and takes part in no gradient', async () => {
    const one = instance(1, 'tanh', 77, { dropout: 0.5 })
    const units = one.plan.layers[0]!.outputs
    const masks = [one.batch.masks[0]!.map((m, k) => (k % units === 0 ? 0 : m))]
    const session = await float64.open(one.plan, one.start)
    const { W1, W2 } = await session.gradients({ ...one.batch, masks })
    session.close()
    expect(W1!.filter((_, k) => k % units === 0).every((g) => g === 0)).toBe(true)
    expect(W2!.subarray(0, 10).every((g) => g === 0)).toBe(true)
    expect(W1!.some((g) => g !== 0)).toBe(true)
  })

  test('its erf is the one that others computed', () => {
    // Python's math.erf
    for (const [x, y] of [[0.1, 0.1124629160182849], [0.5, 0.5204998778130465], [1, 0.8427007929497149], [2.5, 0.9995930479825551], [-3, -0.9999779095030014]] as const)
      expect(erf(x)).toBeCloseTo(y, 14)
  })
})

const engines = {
  ...Object.fromEntries(builds.map((build) => [`our own, ${build} build`, () => assemblyIn(build)])),
  'tfjs on wasm': nodeEngines.wasm,
  'tfjs on cpu': nodeEngines.cpu,
}

test('this machine runs every build of our own, the relaxed one first; without SIMD there is the scalar one', () => {
  expect(buildHere()).toBe('relaxed')
  expect(buildHere((module) => module.length < 36 && WebAssembly.validate(module))).toBe('simd')
  expect(buildHere(() => false)).toBe('scalar')
})

describe.each(Object.entries(engines))('%s', (_, load) => {
  test.each(cases)('has the gradients of the 64-bit engine, tensor by tensor: $says', async ({ plan, start, batch }) => {
    const [ours, oracle] = await Promise.all([load().then((e) => e.open(plan, start)), float64.open(plan, start)])
    const [g, g64] = [await ours.gradients(batch), await oracle.gradients(batch)]
    ours.close()
    oracle.close()
    expect(Object.keys(g).toSorted()).toEqual(Object.keys(g64).toSorted())
    for (const tensor of Object.keys(g64)) expect(distance(g[tensor]!, g64[tensor]!), tensor).toBeLessThan(1e-4)
  })

  test.each(allOptimizers)('takes the steps of the 64-bit engine with %s', async (optimizer) => {
    const { plan, start, batch } = instance(2, 'tanh', 5, { optimizer, learningRate: 0.01, weightDecay: 0.01 })
    const [ours, oracle] = await Promise.all([load().then((e) => e.open(plan, start)), float64.open(plan, start)])
    for (let time = 1; time <= 5; time++) for (const session of [ours, oracle]) await session.step(batch, time)
    const [w, w64] = [await ours.read(), await oracle.read()]
    ours.close()
    oracle.close()
    for (const tensor of Object.keys(w64.weights)) expect(distance(w.weights[tensor]!, w64.weights[tensor]!), tensor).toBeLessThan(1e-4)
    expect(Object.keys(w.optimizer)).toEqual(Object.keys(w64.optimizer))
  })
})

test('each optimizer takes the first steps that its authors wrote down', async () => {
  const { plan, start, batch } = instance(0, 'linear', 3, { learningRate: 0.1, momentum: 0.8 })
  const after = async (optimizer: (typeof allOptimizers)[number], steps: number) => {
    const session = await float64.open({ ...plan, optimizer }, start)
    const gradients: number[] = []
    for (let time = 1; time <= steps; time++) {
      gradients.push((await session.gradients(batch)).b1![0]!)
      await session.step(batch, time)
    }
    const w = (await session.read()).weights.b1![0]!
    session.close()
    return { moved: w - start.weights.b1![0]!, g: gradients }
  }
  const [sgd, momentum, adam, rmsprop] = [await after('sgd', 1), await after('momentum', 2), await after('adam', 2), await after('rmsprop', 1)]
  expect(sgd.moved).toBeCloseTo(-0.1 * sgd.g[0]!, 12)
  expect(momentum.moved).toBeCloseTo(-0.1 * (momentum.g[0]! + (0.8 * momentum.g[0]! + momentum.g[1]!)), 12)
  const [g1, g2] = adam.g as [number, number]
  const second = (0.09 * g1 + 0.1 * g2) / 0.19 / (Math.sqrt((0.000999 * g1 * g1 + 0.001 * g2 * g2) / 0.001999) + 1e-8)
  expect(adam.moved).toBeCloseTo(-0.1 * (g1 / (Math.abs(g1) + 1e-8) + second), 10)
  expect(rmsprop.moved).toBeCloseTo((-0.1 * rmsprop.g[0]!) / (0.1 * Math.abs(rmsprop.g[0]!) + 1e-8), 10)
})
