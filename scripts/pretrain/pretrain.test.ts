import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { workOf } from '../../src/runs/costs.ts'
import { over, range } from '../../src/runs/grid.ts'
import { runId } from '../../src/runs/run.ts'
import { defaultSpec, type Spec } from '../../src/runs/spec.ts'
import { float64 } from '../../src/training/engines/float64.ts'
import { nodeEngines } from '../../src/training/engines/node.ts'
import { synthetic } from '../../src/training/testing/synthetic.ts'
import { trainingVersion } from '../../src/training/train.ts'
import { claim, release, writeAll, writeWhole } from './claim.ts'
import { runIn } from './file.ts'
import { originOf } from './origin.ts'
import { report } from './report.ts'
import { grids, onData, share, type Task, tasksOf } from './tasks.ts'
import { make, work } from './work.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'pretrain-'))))
afterEach(() => rm(folder, { recursive: true }))

const small: Partial<Spec> = { layers: '4', batch: 20, epochs: 2, trainingImages: 60 }
const data = synthetic(60, 20, 20)
const grid = [['learning-rate', { groups: [{ says: 'two rates', specs: over(range(1, 2), [{ ...small, learningRate: 0.01 }, { ...small, learningRate: 0.02 }]) }] }]] as const
const tasks = () => tasksOf(grid, join(folder, 'runs'), async () => data.hash)
const origin = originOf('.', 'assembly')

/** Works through the tasks and returns what was said, one event a line. */
async function bake(change: { dataOf?: () => Promise<typeof data>; pid?: number } = {}, onLine: (line: string) => void = () => undefined) {
  const lines: string[] = []
  const out = Object.assign(new PassThrough(), { isTTY: false }).on('data', (line: Buffer) => {
    lines.push(String(line))
    onLine(String(line))
  }) as unknown as NodeJS.WriteStream
  const ended = work({ tasks: await tasks(), claims: join(folder, 'claims'), engine: float64, dataOf: async () => data, origin, report: report(out), ...change })
  await ended.catch((error: unknown) => lines.push(JSON.stringify({ event: 'error', error: String(error) })))
  return lines.join('').trim().split('\n').map((line) => JSON.parse(line) as { event: string; id?: string; left?: number })
}
const files = () => readdir(join(folder, 'runs/learning-rate'))

test('every run has a file by the hash of its content, with all epochs and where it came from', async () => {
  const events = await bake()
  expect((await files()).sort()).toEqual((await tasks()).map(({ id }) => `${id}.json`).sort())
  for (const { spec, file, id } of await tasks()) {
    const run = await runIn(file)
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
  expect(await runIn(first!.file)).toMatchObject({ id: first!.id })
  expect(await files()).toHaveLength(4)
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

test('of several files all are written or none, whichever cannot be', async () => {
  await writeFile(join(folder, 'no folder'), '')
  await mkdir(join(folder, 'in the way', 'of a file'), { recursive: true })
  for (const last of [join(folder, 'no folder', 'c'), join(folder, 'in the way')]) {
    await expect(writeAll([[join(folder, 'a'), 'a'], [join(folder, 'b'), 'b'], [last, 'c']])).rejects.toThrow()
    expect((await readdir(folder)).toSorted()).toEqual(['in the way', 'no folder'])
  }
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

test('a run file says all that is needed to make it again', async () => {
  await bake()
  const { provenance, made } = await runIn((await tasks())[0]!.file)
  expect(provenance).toEqual({
    trainingVersion,
    commit: expect.stringMatching(/^[0-9a-f]{40}$|^unknown$/),
    ...('modified' in provenance && { modified: expect.any(Boolean) }),
    node: process.version,
    processor: expect.stringMatching(/./),
    platform: `${process.platform} ${process.arch}`,
    libraries: { v8: process.versions.v8, assemblyscript: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    finished: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    wall: expect.any(Number),
  })
  expect(made).toEqual([{ by: 'float64', from: 1, to: 2, versions: {} }])
})

test('the engine says its build, whether it fuses, and the versions of the library under it', async () => {
  expect((await nodeEngines.assembly()).versions).toEqual({ build: expect.stringMatching(/^(relaxed|simd|scalar)$/), 'multiply-add': expect.stringMatching(/fused|rounded twice/) })
  expect((await nodeEngines.wasm()).versions).toEqual({ 'tfjs-core': expect.any(String), 'tfjs-backend-wasm': expect.any(String), build: 'simd' })
})

test('a process that has nothing to do but to wait for another says so, once, and where its claim lies', async () => {
  const [{ id, file }] = (await tasks()) as [Task, ...Task[]]
  const claims = join(folder, 'claims')
  await mkdir(claims)
  await writeFile(join(claims, `${id}.elsewhere.1`), '')
  // The other process ends after this one has waited for a second and a half.
  const events = await bake({}, (line) => line.includes('"wait"') && setTimeout(() => void writeWhole(file, '{}'), 1500))
  expect(events.filter(({ event }) => event === 'wait')).toEqual([{ event: 'wait', runs: 1, claims }])
})

test('on another data set the same grids are run, less what asks for another split of Letters', async () => {
  const here = await grids('content/experiments')
  const there = onData(here, 'own:0123456789abcdef')
  const specs = (found: typeof here) => found.flatMap(([name, { groups }]) => groups.flatMap((group) => group.specs.map((spec) => ({ name, says: group.says, spec }))))
  expect(specs(there)).toEqual(specs(here).filter(({ spec }) => spec.data === 'letters').map((one) => ({ ...one, spec: { ...one.spec, data: 'own:0123456789abcdef' } })))
})

test('several machines share the tasks: each is one’s, all have about as much to compute, and whatever is done changes nothing', async () => {
  const all = await tasksOf(await grids('content/experiments'), join(folder, 'runs'), async (name) => name)
  const parts = [1, 2, 3, 4, 5].map((machine) => share(all, machine, 5))
  expect(parts.flat().map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted())
  const loads = parts.map((part) => part.reduce((sum, { spec }) => sum + workOf(spec, 0), 0))
  const largest = Math.max(...all.map(({ spec }) => workOf(spec, 0)))
  expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(largest)
  await writeWhole(all[0]!.file, '{}')
  const later = await tasksOf(await grids('content/experiments'), join(folder, 'runs'), async (name) => name)
  expect(share(later, 2, 5)).toEqual(parts[1])
  expect(share(all, 1, 1)).toEqual(all)
})

test('a grid that asks for what no run can be is refused by its name', async () => {
  await mkdir(join(folder, 'grids/01-odd'), { recursive: true })
  await writeFile(join(folder, 'grids/01-odd/grid.ts'), `export default { groups: [{ says: 'odd', specs: [${JSON.stringify({ ...defaultSpec, learningRate: 20 })}] }] }`)
  await expect(grids(join(folder, 'grids'))).rejects.toThrow(/01-odd.grid\.ts: learning rate.*20/)
  await expect(grids(join(folder, 'none'))).rejects.toThrow(/--grids: .* is no folder/)
})

const gridOf = async (name: string) => new Map(await grids('content/experiments')).get(name)!.groups.flatMap(({ specs }) => specs)

test('the grid of the learning-rate chapter holds matched seeds, and ten more than seed 1 of the default experiment', async () => {
  const specs = await gridOf('learning-rate')
  const seedsOf = (rate: number) => specs.filter(({ learningRate }) => learningRate === rate).map(({ seed }) => seed)
  expect(new Set(seedsOf(0.003))).toEqual(new Set(range(1, 10)))
  expect(new Set(seedsOf(defaultSpec.learningRate))).toEqual(new Set(range(1, 11)))
})

test.each(['data', 'learning-rate', 'width', 'depth', 'dropout', 'one-run'])('the grid of the %s chapter compares matched seeds: every group has the same ones for all its settings, five at least in all', async (name) => {
  const { groups } = new Map(await grids('content/experiments')).get(name)!
  const settings = (specs: readonly Spec[]) => Map.groupBy(specs, ({ seed: _, ...spec }) => JSON.stringify(spec))
  for (const { says, specs } of groups) {
    const seeds = [...settings(specs).values()].map((some) => some.map(({ seed }) => seed))
    for (const some of seeds) expect(some, says).toEqual(seeds[0])
  }
  for (const specs of settings(groups.flatMap(({ specs }) => specs)).values()) expect(specs.map(({ seed }) => seed)).toEqual(expect.arrayContaining([...range(1, 5)]))
})
