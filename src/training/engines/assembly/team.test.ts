import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allActivations, allOptimizers } from '../../testing/networks.ts'
import type { Engine } from '../engine.ts'
import { assemblyIn } from '../node.ts'
import { assembly } from './assembly.ts'
import { compiled } from './compile.ts'
import { builds } from './kernels.ts'
import { gather, type Team } from './team.ts'
import { batchOf, planOf } from './testing.ts'

/** All that a network comes to: gradients, what three steps leave, and logits. */
async function come(engine: Engine, { plan, start }: ReturnType<typeof planOf>, batch: ReturnType<typeof batchOf>) {
  const session = await engine.open(plan, start)
  const gradients = await session.gradients(batch)
  for (let time = 1; time <= 3; time++) await session.step(batch, time)
  const all = { gradients, logits: await session.logits(batch.images, batch.count), ...(await session.read()) }
  session.close()
  return all
}

test.each(builds)('the %s build on two, three and five threads comes to every bit of one thread, on any network', { timeout: 120_000 }, async (build) => {
  const engines = await Promise.all([1, 2, 3, 5].map((threads) => assemblyIn(build, threads)))
  expect(engines.map(({ threads }) => threads)).toEqual([1, 2, 3, 5])
  const network = fc.record({
    widths: fc.array(fc.integer({ min: 1, max: 150 }), { maxLength: 4 }),
    count: fc.integer({ min: 1, max: 90 }),
    ink: fc.constantFrom(0.1, 0.5, 1),
    dropout: fc.boolean(),
    activation: fc.constantFrom(...allActivations),
    optimizer: fc.constantFrom(...allOptimizers),
    weightDecay: fc.constantFrom(0, 0.01),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  await fc.assert(
    fc.asyncProperty(network, async ({ widths, count, ink, dropout, ...change }) => {
      const drawn = planOf(widths.join(',') || 'none', change)
      const batch = batchOf(count, ink, dropout ? widths : [])
      const [alone, ...others] = await Promise.all(engines.map((engine) => come(engine, drawn, batch)))
      for (const other of others) expect(other).toEqual(alone)
    }),
    { seed: 8, numRuns: 20 },
  )
})

test('two networks train on threads of their own, and the threads of one that is closed serve the next', async () => {
  const [alone, pair] = [await assemblyIn('simd'), await assemblyIn('simd', 2)]
  const [first, second] = [planOf('90', { seed: 1 }), planOf('70,60', { seed: 2 })]
  const batch = batchOf(40, 0.4)
  const expected = [await come(alone, first, batch), await come(alone, second, batch)]
  expect(await Promise.all([come(pair, first, batch), come(pair, second, batch)])).toEqual(expected)
  expect(await come(pair, second, batch)).toEqual(expected[1])
  expect(pair.memory()).toEqual({ tensors: 0, bytes: 0 })
})

test('where a thread does not start, the reason is passed on and those that did are ended', async () => {
  const ended: number[] = []
  const module = await WebAssembly.compile(await compiled('simd', true))
  const start = async ({ place }: { place: number }) => {
    if (place === 2) throw new Error('no room for another')
    return () => void ended.push(place)
  }
  await expect(gather(module, { threads: 4, start }, 100)).rejects.toThrow('no room for another')
  expect(ended).toEqual([1, 3])
})

test.each([9, 1.5, Number.NaN])('%d threads are refused', async (threads) => {
  const module = await WebAssembly.compile(await compiled('simd', true))
  await expect(gather(module, { threads, start: async () => () => undefined }, 100)).rejects.toThrow(`threads: ${threads} is not a whole number from 2 to 8`)
})

test('a network that finds no room leaves the threads to the next, and a large one leaves none behind', async () => {
  let running = 0
  const team: Team = { threads: 2, start: async () => (running++, () => void running--) }
  const engine = await assembly('simd', await compiled('simd', true), team)
  const { plan, start } = planOf('20')
  const wide = planOf('2000,2000,2000')
  const tooWide = { ...plan, layers: [{ inputs: 784, outputs: 4e6, activation: 'relu' as const }, ...plan.layers.slice(1)] }
  await expect(engine.open(tooWide, start)).rejects.toThrow()
  expect(running).toBe(1)
  ;(await engine.open(plan, start)).close()
  expect(running).toBe(1)
  ;(await engine.open(wide.plan, wide.start)).close()
  expect(running).toBe(0)
})

test('threads that wait for work keep no process alive', () => {
  const script = "const { assemblyIn } = await import('./src/training/engines/node.ts'); console.log((await assemblyIn('simd', 3)).threads)"
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8', timeout: 30_000 })
  expect([stdout.trim(), status]).toEqual(['3', 0])
})
