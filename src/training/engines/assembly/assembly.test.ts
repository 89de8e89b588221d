import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { defaultSpec } from '../../../runs/spec.ts'
import { layersOf } from '../../network.ts'
import { pixels } from '../../pixels.ts'
import { distance } from '../../testing/networks.ts'
import type { Plan, Session, Start } from '../engine.ts'
import { float64 } from '../float64.ts'
import { assemblyIn } from '../node.ts'
import { compiled } from './compile.ts'
import { builds, firstPages, type Kernels } from './kernels.ts'
import { lay } from './places.ts'
import { batchOf, planOf } from './testing.ts'

async function both<T>(plan: Plan, start: Start, build: (typeof builds)[number], ask: (session: Session) => Promise<T>) {
  const sessions = [await (await assemblyIn(build)).open(plan, start), await float64.open(plan, start)] as const
  const answers = [await ask(sessions[0]), await ask(sessions[1])] as const
  for (const session of sessions) session.close()
  return answers
}

/** Hidden layers, images, and the share of their pixels that carries ink. */
const gradients: readonly (readonly [layers: string, count: number, ink: number])[] = [
  ['none', 1, 0.2],
  ['none', 33, 1],
  ['1', 5, 0.5],
  ['70,45', 7, 0.1],
  ['70,45', 7, 1],
  ['129,33,40,9', 10, 0.7],
  ['20,12', 515, 1],
  // Every rest of rows and of columns by six and by four.
  ...Array.from({ length: 13 }, (_, i): [string, number, number] => ['7,15,23,31', i + 1, i % 2 ? 1 : 0.3]),
]

describe.each(builds)('the %s build', (build) => {
  test('weighs at most 10 KB', async () => {
    expect(gzipSync(await compiled(build)).length).toBeLessThan(10_000)
  })

  test('keeps what is its own within the memory that it begins with', async () => {
    const { instance } = await WebAssembly.instantiate(await compiled(build))
    const { own } = instance.exports as unknown as Kernels
    expect(own.value).toBeLessThanOrEqual(firstPages * 65536)
  })

  test.each(gradients)('has the gradients of the 64-bit engine where the zeros of the images are skipped and where they are not: %s, %i images, ink %f', async (layers, count, ink) => {
    const widths = layers === 'none' ? [] : layers.split(',').map(Number)
    const { plan, start } = planOf(layers)
    const [g, g64] = await both(plan, start, build, (session) => session.gradients(batchOf(count, ink, widths)))
    for (const tensor of Object.keys(g64)) expect(distance(g[tensor]!, g64[tensor]!), tensor).toBeLessThan(1e-5)
  })

  test('more images than it has room for make it room, and change nothing that it remembers', async () => {
    const { plan, start } = planOf('20,12')
    const [w, w64] = await both(plan, start, build, async (session) => {
      await session.step(batchOf(30, 0.3), 1)
      await session.step(batchOf(1201, 0.3), 2)
      await session.step(batchOf(3, 0.9), 3)
      return session.read()
    })
    for (const tensor of Object.keys(w64.weights)) expect(distance(w.weights[tensor]!, w64.weights[tensor]!), tensor).toBeLessThan(1e-4)
    for (const tensor of Object.keys(w64.optimizer)) expect(distance(w.optimizer[tensor]!, w64.optimizer[tensor]!), tensor).toBeLessThan(1e-4)
  })

  test.each(['linear', 'relu', 'leaky-relu', 'logistic', 'tanh', 'gelu', 'silu'] as const)('numbers that overflowed stay visible: a weight that is no number makes the logits none, and a step stops nothing (%s)', async (activation) => {
    const { plan, start } = planOf('12', { activation })
    start.weights.W1!.fill(Number.NaN)
    const session = await (await assemblyIn(build)).open(plan, start)
    await session.step(batchOf(4, 0.9), 1)
    expect([...(await session.logits(batchOf(2, 0.9).images, 2))].every(Number.isNaN)).toBe(true)
    session.close()
  })

  test('a batch as large as the largest portion of a score gives the logits of its images one by one', async () => {
    const { plan, start } = planOf('40')
    const { images } = batchOf(701, 0.4)
    const session = await (await assemblyIn(build)).open(plan, start)
    const whole = await session.logits(images, 701)
    for (const n of [0, 3, 499, 500, 700]) expect(await session.logits(images.subarray(n * pixels, (n + 1) * pixels), 1)).toEqual(whole.slice(10 * n, 10 * n + 10))
    session.close()
  })
})

test('the memory of a closed session is the next one’s, and holds nothing of it', async () => {
  const engine = await assemblyIn()
  const { plan, start } = planOf('30')
  const fresh = await engine.open(plan, start)
  await fresh.step(batchOf(9, 0.3), 1)
  const first = await fresh.read()
  fresh.close()
  fresh.close()
  expect(engine.memory()).toEqual({ tensors: 0, bytes: 0 })
  const again = await engine.open(plan, start)
  await again.step(batchOf(9, 0.3), 1)
  expect(await again.read()).toEqual(first)
  again.close()
})

test('no two things lie in one place, and what lasts stays where it is when there is more room', () => {
  const layers = layersOf({ ...defaultSpec, layers: '1000,64,3' })
  const [few, many] = [lay(layers, 2, 10, 256), lay(layers, 2, 999, 256)]
  const starts = (p: typeof few) => [...p.layers.flatMap(({ weights, bias, out, slope, mask }) => [weights, bias, out, slope, mask]), p.images, p.labels, p.lists.counts, p.lists.ends, p.lists.byRow, p.lists.byColumn, p.gradients]
  for (const places of [few, many]) expect(new Set(starts(places)).size).toBe(starts(places).length)
  for (const [i, { weights, bias }] of few.layers.entries()) expect(many.layers[i]).toMatchObject({ weights, bias })
  expect(few.images).toBe(256 + 3 * few.apart)
  expect(few.layers.map(({ stride }) => (stride / 64) % 2)).toEqual(few.layers.map(() => 1))
})

test('the compiled builds are not in the repository', async () => {
  expect(await readFile('.gitignore', 'utf8')).toContain('src/training/engines/assembly/built/')
})
