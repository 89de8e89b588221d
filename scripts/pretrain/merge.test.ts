import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { archive } from '../../src/runs/archive.ts'
import { over, range } from '../../src/runs/grid.ts'
import type { RunFile } from '../../src/runs/provenance.ts'
import { type Run, runId } from '../../src/runs/run.ts'
import type { Spec } from '../../src/runs/spec.ts'
import { trainingVersion } from '../../src/training/train.ts'
import { textOf } from './file.ts'
import { merge } from './merge.ts'
import { originOf } from './origin.ts'
import { tasksOf } from './tasks.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'pretrain-merge-'))))
afterEach(() => rm(folder, { recursive: true }))

const hashes = new Map([['letters', 'a'.repeat(64)]])
const specs = over(range(1, 3), [{ epochs: 1 }])
const tasks = () => tasksOf([['rates', { groups: [{ says: 'seeds', specs }] }]], join(folder, 'runs'), async (name) => hashes.get(name)!)
const origin = originOf('.', 'assembly')

/** A whole run with numbers of its own. */
function runOf(spec: Spec, { data = hashes.get('letters')!, version = trainingVersion, error = 0.25, processor = 'one' } = {}): RunFile {
  const score = { error, loss: 1 }
  const run: Run = {
    id: runId(spec, data, version),
    spec,
    data,
    epochs: [{ epoch: 1, train: score, validation: score, test: score, seconds: 1 }],
    made: [{ by: 'assembly', from: 1, to: 1, versions: { build: 'relaxed' } }],
    end: 'finished',
  }
  return { ...run, provenance: { ...origin, processor, trainingVersion: version, finished: '2026-01-01T00:00:00.000Z', wall: 1 } }
}
async function put(from: string, ...runs: readonly RunFile[]): Promise<string> {
  await mkdir(join(folder, from, 'rates'), { recursive: true })
  for (const run of runs) await writeFile(join(folder, from, 'rates', `${run.id}.json`), textOf(run))
  return join(folder, from)
}
const taken = async (...from: string[]) => merge(from, await tasks(), hashes, join(folder, 'claims'))
const there = async () => (await readdir(join(folder, 'runs'), { recursive: true }).catch(() => [])).filter((name) => !name.endsWith('rates'))

test('runs of other machines come in byte for byte, and a second time nothing happens', async () => {
  const [a, b] = [await put('a', runOf(specs[0]!)), await put('b', runOf(specs[1]!), runOf(specs[2]!))]
  expect(await taken(a, b)).toMatchObject({ there: 0, taken: [expect.any(String), expect.any(String), expect.any(String)] })
  for (const { file, id } of await tasks()) expect(await readFile(file, 'utf8')).toBe(textOf(runOf(specs.find((spec) => runOf(spec).id === id)!)))
  expect(await taken(a, b)).toEqual({ there: 3, taken: [], notes: [] })
  expect(await there()).toHaveLength(3)
  expect(await readdir(join(folder, 'claims'))).toEqual([])
})

test.each([
  ['of another data set', runOf(specs[1]!, { data: 'b'.repeat(64) }), /was made on other images of letters: their hash is bbbbbbbbbbbbbbbb…, here it is aaaaaaaaaaaaaaaa…/],
  ['of a data set that is not at hand', runOf({ ...specs[1]!, data: 'own:0123456789abcdef' }), /was made on the data set own:0123456789abcdef\. Taken here: letters\. .*--data/],
  ['of another training version', runOf(specs[1]!, { version: trainingVersion + 1 }), /was made by training version 2, and this is version 1/],
  ['of a spec that no grid asks for', runOf({ ...specs[1]!, layers: '7' }), /no grid asks for its spec, layers=7&epochs=1&seed=2/],
  ['whose name is not that of its content', { ...runOf(specs[1]!), id: '0123456789abcdef' }, /is no whole run: its id 0123456789abcdef is not the hash/],
  ['that was stopped', { ...runOf(specs[1]!), end: 'stopped' as const, epochs: [] }, /is no whole run: it has 0 of 1 epochs/],
  ['without provenance', { ...runOf(specs[1]!), provenance: undefined } as unknown as RunFile, /its provenance is missing/],
])('a run %s is refused by its file’s name, and what came with it is not taken either', async (_, odd, says) => {
  const from = await put('a', runOf(specs[0]!), odd)
  await expect(taken(from)).rejects.toThrow(says)
  await expect(taken(from)).rejects.toThrow(new RegExp(`^Nothing was taken\\.\\n.*${odd.id}\\.json: `))
  expect(await there()).toEqual([])
})

test('a file that was cut short is refused; all faults are told of at once, at most ten', async () => {
  const from = await put('a', runOf(specs[0]!))
  for (let i = 10; i < 22; i++) await writeFile(join(from, `${i}.json`), textOf(runOf(specs[1]!)).slice(0, 200))
  const said = await taken(from).catch((error: Error) => error.message.split('\n'))
  expect(said).toEqual(['Nothing was taken.', ...range(10, 19).map((i) => `${join(from, `${i}.json`)}: is no JSON: it may have been cut short.`), '… and 2 more.'])
})

test('no folder, and a folder without runs, are named', async () => {
  await expect(taken(join(folder, 'none'))).rejects.toThrow(/merge: “.*” is no folder that can be read, and no archive\./)
  await mkdir(join(folder, 'empty'))
  await expect(taken(join(folder, 'empty'))).rejects.toThrow(/merge: there are no run files \(\.json\) in/)
})

/** An archive as it comes back from another machine. */
async function zip(name: string, runs: readonly RunFile[], change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes): Promise<string> {
  await writeFile(join(folder, name), change(archive(runs.map((run) => [`rates/${run.id}.json`, textOf(run)]))))
  return join(folder, name)
}

test('runs come in from archives as from folders, byte for byte', async () => {
  const [a, b] = [await zip('a.zip', specs.slice(0, 2).map((spec) => runOf(spec))), await put('b', runOf(specs[2]!))]
  expect((await taken(a, b)).taken).toHaveLength(3)
  for (const { file, id } of await tasks()) expect(await readFile(file, 'utf8')).toBe(textOf(runOf(specs.find((spec) => runOf(spec).id === id)!)))
  expect(await taken(a)).toEqual({ there: 2, taken: [], notes: [] })
})

/** One bit is another, in the packed bytes of the last run: the directory of the archive, which ends it, is shorter than 300 bytes. */
const flipped = (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 300 ? byte ^ 4 : byte))

test.each([
  ['cut short', (bytes: Uint8Array) => bytes.subarray(0, -30), /has no directory at its end.*may have been cut short on its way/],
  ['without its begin', (bytes: Uint8Array) => bytes.subarray(100), /damaged/],
  ['with one bit that is another', flipped, /holds rates.[0-9a-f]{16}\.json, which is damaged/],
  ['of another kind', () => new TextEncoder().encode('no archive at all, but a text that is as long as one'), /has no directory at its end, as every zip file has/],
  ['of nothing', () => new Uint8Array(), /has no directory at its end/],
])('an archive %s is refused by its name, and nothing is taken, not even from a whole one beside it', async (_, change, says) => {
  const [good, bad] = [await zip('good.zip', [runOf(specs[0]!)]), await zip('bad.zip', specs.map((spec) => runOf(spec)), change)]
  const refusal = taken(good, bad)
  await expect(refusal).rejects.toThrow(/^Nothing was taken\.\n.*bad\.zip: /)
  await expect(refusal).rejects.toThrow(says)
  expect(await there()).toEqual([])
})

test('what else an archive may hold is refused: no runs at all, and runs of other data', async () => {
  await writeFile(join(folder, 'text.zip'), archive([['notes.txt', 'none']]))
  await expect(taken(join(folder, 'text.zip'))).rejects.toThrow(/merge: there are no run files \(\.json\) in .*text\.zip/)
  await expect(taken(await zip('other.zip', [runOf(specs[0]!), runOf(specs[1]!, { data: 'b'.repeat(64) })]))).rejects.toThrow(/^Nothing was taken\.\n.*other\.zip.rates.*: was made on other images of letters/)
  expect(await there()).toEqual([])
})

describe('of what the site publishes, each data set in its folder,', () => {
  const own = { name: `own:${'c'.repeat(16)}`, hash: 'c'.repeat(64), folder: 'runs-of/caps-cccccccc' }
  const mine = new Map([[own.name, own.hash]])
  const moved = specs.map((spec) => ({ ...spec, data: own.name }))
  const ours = specs.map((spec) => runOf(spec))
  const theirs = moved.map((spec) => runOf(spec, { data: own.hash }))
  /** As in `runs/all.zip`, and as that is when it is unpacked. */
  async function published(files: readonly (readonly [above: string, run: RunFile])[]): Promise<string[]> {
    const texts = files.map(([above, run]) => [`${above}/rates/${run.id}.json`, textOf(run)] as const)
    await writeFile(join(folder, 'all.zip'), archive(texts))
    for (const [path, text] of texts) {
      await mkdir(join(folder, 'all', dirname(path)), { recursive: true })
      await writeFile(join(folder, 'all', path), text)
    }
    return [join(folder, 'all.zip'), join(folder, 'all')]
  }
  const all = [...ours.map((run) => ['runs', run] as const), ...theirs.map((run) => [own.folder, run] as const)]
  const takenOnOwn = async (from: string) => {
    const tasks = await tasksOf([['rates', { groups: [{ says: 'seeds', specs: moved }] }]], join(folder, own.folder), async (name) => mine.get(name)!)
    return merge([from], tasks, mine, join(folder, 'claims'))
  }

  test('the runs on the data at hand are taken, and the others left with a word on how to take them', async () => {
    for (const from of await published(all)) {
      expect(await taken(from)).toMatchObject({ notes: ['runs-of/caps-cccccccc: 3 runs on other data. To take them, name the folder of its images with --data.'] })
      expect(await takenOnOwn(from)).toMatchObject({ notes: ['runs: 3 runs on the book’s data. To take them, leave out --data.'] })
      for (const [above, { id }] of all) expect(await readdir(join(folder, above, 'rates'))).toContain(`${id}.json`)
      for (const above of ['runs', own.folder]) {
        expect(await readdir(join(folder, above, 'rates'))).toHaveLength(3)
        await rm(join(folder, above), { recursive: true })
      }
    }
  })

  test.each([
    ['on other data lies among the book’s', ['runs', theirs[0]!], /was made on the data set own:c/],
    ['on other data lies in the folder of a third', ['runs-of/third-dddddddd', theirs[0]!], /was made on the data set own:c/],
    ['on other data lies elsewhere', ['more', theirs[0]!], /was made on the data set own:c/],
    ['is on other images of the book’s name', ['runs', runOf(specs[1]!, { data: 'b'.repeat(64) })], /was made on other images of letters/],
    ['is of another training version', ['runs', runOf(specs[1]!, { version: trainingVersion + 1 })], /was made by training version 2/],
    ['is of a spec that no grid asks for', ['runs', runOf({ ...specs[1]!, layers: '7' })], /no grid asks for its spec/],
    ['is left is no whole run', [own.folder, { ...theirs[0]!, epochs: [] }], /is no whole run/],
  ] as const)('nothing is taken where one that %s', async (_, odd, says) => {
    for (const from of await published([['runs', ours[0]!], odd])) {
      await expect(taken(from)).rejects.toThrow(says)
      expect(await there()).toEqual([])
    }
  })
})

test('a run that two machines made is one of the two where they may differ, and a fault where they may not', async () => {
  const [a, other, elsewhere] = [await put('a', runOf(specs[0]!)), await put('b', runOf(specs[0]!, { error: 0.5 })), await put('c', runOf(specs[0]!, { error: 0.5, processor: 'two' }))]
  await expect(taken(a, other)).rejects.toThrow(/has other numbers than .*, though the same engine, build and kind of processor made both/)
  expect(await taken(a, elsewhere)).toMatchObject({ taken: [expect.any(String)] })
  await expect(taken(other)).rejects.toThrow(/has other numbers than/)
  expect(await taken(elsewhere)).toEqual({ there: 1, taken: [], notes: [] })
})

test('a run that another process is making is not put in its place', async () => {
  const from = await put('a', ...specs.map((spec) => runOf(spec)))
  await mkdir(join(folder, 'claims'))
  await writeFile(join(folder, 'claims', `${(await tasks())[1]!.id}.${hostname()}.1`), '')
  await expect(taken(from)).rejects.toThrow(/another process is making this run now/)
  expect(await there()).toEqual([])
})

test('files that a copy left twice are one run', async () => {
  const from = await put('a', runOf(specs[0]!))
  await cp(from, join(folder, 'copy'), { recursive: true })
  expect((await taken(from, join(folder, 'copy'))).taken).toHaveLength(1)
})
