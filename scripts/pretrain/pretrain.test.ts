import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { over, range } from '../../src/runs/grid.ts'
import { runId } from '../../src/runs/run.ts'
import { defaultSpec, type Spec } from '../../src/runs/spec.ts'
import { float64 } from '../../src/training/engines/float64.ts'
import { synthetic } from '../../src/training/testing/synthetic.ts'
import { trainingVersion } from '../../src/training/train.ts'
import { claim, release, writeWhole } from './claim.ts'
import { report } from './report.ts'
import { grids, tasksOf } from './tasks.ts'
import { make, work, type RunFile } from './work.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'pretrain-'))))
afterEach(() => rm(folder, { recursive: true }))

const small: Partial<Spec> = { layers: '4', batch: 20, epochs: 2, trainingImages: 60 }
const data = synthetic(60, 20, 20)
const grid = [['learning-rate', { groups: [{ says: 'two rates', specs: over(range(1, 2), [{ ...small, learningRate: 0.01 }, { ...small, learningRate: 0.02 }]) }] }]] as const
const tasks = () => tasksOf(grid, join(folder, 'runs'), async () => data.hash)
const origin = { trainingVersion, commit: 'c0ffee', node: 'v0', processor: 'test' }

/** Works through the tasks and returns what was said, one event a line. */
async function bake(change: { dataOf?: () => Promise<typeof data>; pid?: number } = {}) {
  const lines: string[] = []
  const out = Object.assign(new PassThrough(), { isTTY: false }).on('data', (line: Buffer) => lines.push(String(line))) as unknown as NodeJS.WriteStream
  const ended = work({ tasks: await tasks(), claims: join(folder, 'claims'), engine: float64, dataOf: async () => data, origin, report: report(out), ...change })
  await ended.catch((error: unknown) => lines.push(JSON.stringify({ event: 'error', error: String(error) })))
  return lines.join('').trim().split('\n').map((line) => JSON.parse(line) as { event: string; id?: string; left?: number })
}
const files = () => readdir(join(folder, 'runs/learning-rate'))

test('every run has a file by the hash of its content, with all epochs and where it came from', async () => {
  const events = await bake()
  expect((await files()).sort()).toEqual((await tasks()).map(({ id }) => `${id}.json`).sort())
  for (const { spec, file, id } of await tasks()) {
    const run = JSON.parse(await readFile(file, 'utf8')) as RunFile
    expect(run).toMatchObject({ id, spec, data: data.hash, end: 'finished', made: [{ by: 'float64', from: 1, to: 2 }], provenance: { ...origin, wall: expect.any(Number) } })
    expect(run.epochs.map(({ epoch }) => epoch)).toEqual([1, 2])
    expect(runId(run.spec, run.data, trainingVersion)).toBe(id)
  }
  expect(events.map(({ event }) => event).join(' ')).toBe('begin ' + 'epoch epoch run '.repeat(4).trim())
  expect(events.at(-1)).toMatchObject({ done: 4, of: 4, left: 0 })
  expect(await readdir(join(folder, 'claims'))).toEqual([])
})

test('a second start does nothing again, and a start after an interruption only what is missing', async () => {
  let calls = 0
  const interrupted = await bake({ dataOf: async () => (++calls === 3 ? Promise.reject(new Error('interrupted')) : data) })
  expect(interrupted.at(-1)!.event).toBe('error')
  expect(await files()).toHaveLength(2)
  const before = await Promise.all((await files()).map((file) => readFile(join(folder, 'runs/learning-rate', file), 'utf8')))
  const second = await bake()
  expect(second[0]).toMatchObject({ event: 'begin', runs: 4, done: 2 })
  expect(second.filter(({ event }) => event === 'run')).toHaveLength(2)
  const after = await Promise.all((await files()).map((file) => readFile(join(folder, 'runs/learning-rate', file), 'utf8')))
  expect(after).toEqual(expect.arrayContaining(before))
  expect(await bake()).toHaveLength(1)
})

test('the claim of a killed process is taken over, a part of a file that it left is no run', async () => {
  const [first] = await tasks()
  await mkdir(join(folder, 'claims'))
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.on('exit', resolve))
  await writeFile(join(folder, 'claims', `${first!.id}.${hostname()}.${child.pid}`), '')
  await mkdir(join(folder, 'runs/learning-rate'), { recursive: true })
  await writeFile(`${first!.file}.${child.pid}.tmp`, '{"id":')
  await bake()
  expect(JSON.parse(await readFile(first!.file, 'utf8'))).toMatchObject({ id: first!.id })
  expect(await readdir(join(folder, 'claims'))).toEqual([])
})

test('of two living processes only one has a task, and a task of another machine is left alone', async () => {
  const claims = join(folder, 'claims')
  expect(await claim(claims, 'a')).toBe(true)
  // Process 1 lives.
  expect(await claim(claims, 'a', 1)).toBe(false)
  await release(claims, 'a')
  expect(await claim(claims, 'a', 1)).toBe(true)
  expect(await claim(claims, 'a')).toBe(false)
  await writeFile(join(claims, 'b.elsewhere.99999'), '')
  expect(await claim(claims, 'b')).toBe(false)
  expect(await claim(claims, 'c')).toBe(true)
})

test('two that come to one set of tasks at once share it, and no run is made twice', async () => {
  const [one, other] = await Promise.all([bake(), bake({ pid: process.ppid })])
  const made = [...one, ...other].filter(({ event }) => event === 'run').map(({ id }) => id)
  expect(made.sort()).toEqual((await tasks()).map(({ id }) => id).sort())
})

test('a file is written whole or not at all', async () => {
  const path = join(folder, 'deep/file.json')
  await writeWhole(path, 'old')
  let written = false
  const writing = (async () => {
    for (const n of range(1, 20)) await writeWhole(path, `new ${n}.`.repeat(20_000))
    written = true
  })()
  while (!written) expect(await readFile(path, 'utf8')).toMatch(/^(old|(new \d+\.)\2{19999})$/)
  await writing
  expect(await readdir(join(folder, 'deep'))).toEqual(['file.json'])
})

test('a run that two experiments want is made once, and stays where it lies', async () => {
  const shared = { groups: [{ says: 'one of them', specs: over([1], [{ ...small, learningRate: 0.01 }]) }] }
  const both = (order: readonly string[]) => tasksOf(order.map((name) => [name, shared] as const), join(folder, 'runs'), async () => data.hash)
  expect((await both(['width', 'depth'])).map(({ file }) => file)).toEqual([expect.stringContaining('width')])
  await writeWhole((await both(['depth']))[0]!.file, '{}')
  expect((await both(['width', 'depth'])).map(({ file }) => file)).toEqual([expect.stringContaining('depth')])
})

test('a run says which classes it never names: with zero weights the first of equals answers, all others are silent', async () => {
  const run = await make({ id: '', spec: { ...defaultSpec, ...small, initialization: 'zeros', learningRate: 1e-9 } }, data, float64, () => {})
  expect(run.silent).toHaveLength(9)
})

const gridOf = async (name: string) => new Map(await grids('.')).get(name)!.groups.flatMap(({ specs }) => specs)

test('the grid of the learning-rate chapter holds matched seeds, and ten more than seed 1 of the default experiment', async () => {
  const specs = await gridOf('learning-rate')
  const seedsOf = (rate: number) => specs.filter(({ learningRate }) => learningRate === rate).map(({ seed }) => seed)
  expect(new Set(seedsOf(0.003))).toEqual(new Set(range(1, 10)))
  expect(new Set(seedsOf(defaultSpec.learningRate))).toEqual(new Set(range(1, 11)))
})

test.each(['data', 'width', 'depth', 'dropout'])('the grid of the %s chapter has the same seeds for all that it compares', async (name) => {
  const groups = Map.groupBy(await gridOf(name), ({ seed: _, ...spec }) => JSON.stringify(spec))
  for (const specs of groups.values()) expect(specs.map(({ seed }) => seed)).toEqual(expect.arrayContaining([...range(1, 10)]))
})
