import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { over, range } from '../../src/runs/grid.ts'
import type { Spec } from '../../src/runs/spec.ts'
import type { Engine } from '../../src/training/engines/engine.ts'
import { leaning } from '../../src/training/testing/leaning.ts'
import { synthetic } from '../../src/training/testing/synthetic.ts'
import { claim } from './claim.ts'
import { runIn } from './file.ts'
import { originOf } from './origin.ts'
import { report } from './report.ts'
import { tasksOf } from './tasks.ts'
import { make, work } from './work.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'pretrain-together-'))))
afterEach(() => rm(folder, { recursive: true }))

const data = synthetic(60, 20, 20)
const small: Partial<Spec> = { layers: '4', batch: 20, epochs: 3, trainingImages: 60 }
const grid = [['learning-rate', { groups: [{ says: 'two rates', specs: over(range(1, 3), [{ ...small, learningRate: 0.01 }, { ...small, learningRate: 0.02, patience: 1 }]) }] }]] as const
const tasks = () => tasksOf(grid, join(folder, 'runs'), async () => data.hash)

async function bake(engine: Engine) {
  const lines: string[] = []
  const out = Object.assign(new PassThrough(), { isTTY: false }).on('data', (line: Buffer) => lines.push(String(line))) as unknown as NodeJS.WriteStream
  await work({ tasks: await tasks(), claims: join(folder, 'claims'), engine, dataOf: async () => data, origin: originOf('.', 'cpu'), report: report(out) })
  return lines.join('').trim().split('\n').map((line) => JSON.parse(line) as { event: string; id?: string; left?: number })
}

test('seeds of one shape are made together where that measures faster, come to the runs of one alone, and say with how many', async () => {
  const engine = await leaning('apart')
  const since = performance.now()
  const events = await bake(engine)
  const passed = (performance.now() - since) / 1000
  expect(events.filter(({ event }) => event === 'run').map(({ id }) => id).toSorted()).toEqual((await tasks()).map(({ id }) => id).toSorted())
  // Of three runs under way each tells of its first epoch before any of them tells of its second.
  expect(new Set(events.slice(1, 4).map(({ event, id }) => `${event} ${id}`)).size).toBe(3)
  expect(events.at(-1)).toMatchObject({ event: 'run', left: 0 })
  let walls = 0
  for (const task of await tasks()) {
    const run = await runIn(task.file)
    const alone = await make(task, data, engine, () => undefined)
    expect(run).toMatchObject({ end: alone.end, silent: alone.silent, made: [{ by: 'cpu', from: 1, to: alone.epochs.length, versions: { ...engine.versions, batched: '3' } }] })
    expect(run.epochs).toHaveLength(alone.epochs.length)
    for (const [e, { train, validation }] of run.epochs.entries()) {
      expect(Math.abs(train.loss / alone.epochs[e]!.train.loss - 1)).toBeLessThan(1e-4)
      expect(validation.error).toBe(alone.epochs[e]!.validation.error)
    }
    walls += run.provenance.wall
  }
  expect(walls).toBeGreaterThan(0)
  expect(walls, 'a run is charged its share').toBeLessThanOrEqual(passed)
  expect(await readdir(join(folder, 'claims'))).toEqual([])
})

test('where it measures slower they are made one by one, in order', async () => {
  const engine = await leaning('together')
  await bake(engine)
  for (const { file } of await tasks()) expect((await runIn(file)).made[0]!.versions).toEqual(engine.versions)
})

test('a seed that another process is making is left to it, and the rest are made together', async () => {
  const all = await tasks()
  // Process 1 lives, until its claim is taken away.
  await claim(join(folder, 'claims'), all[0]!.id, 1)
  const baked = bake(await leaning('apart'))
  await expect.poll(async () => (await Promise.all(all.slice(1).map(({ file }) => runIn(file).catch(() => undefined)))).filter(Boolean).length, { timeout: 20_000 }).toBe(5)
  await rm(join(folder, 'claims'), { recursive: true })
  await baked
  const alike = all.filter(({ spec }) => spec.learningRate === all[0]!.spec.learningRate)
  const counts = await Promise.all(alike.map(async ({ file }) => (await runIn(file)).made[0]!.versions['batched']))
  expect(counts).toEqual([undefined, '2', '2'])
})
