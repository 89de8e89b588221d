import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { quote } from '../../src/fields/field.ts'
import type { RunFile } from '../../src/runs/provenance.ts'
import { mustAgree, sameNumbers } from '../../src/runs/repeat.ts'
import { OwnFault } from '../../src/training/own/limits.ts'
import { readZip, unpackEntry } from '../../src/training/own/zip.ts'
import { trainingVersion } from '../../src/training/train.ts'
import { claim, release, sweep, writeAll } from './claim.ts'
import { Fault } from './fault.ts'
import { readRun, runIn } from './file.ts'
import { markOf } from './place.ts'
import { nameOf, type Task } from './tasks.ts'

export interface Merged {
  /** Files that were written, and how many runs were there already. */
  readonly taken: readonly string[]
  readonly there: number
  /** What was left, a line for each folder, and how to take it. */
  readonly notes: readonly string[]
}

/** Most faults that are told of at once. */
const told = 10

/**
 * Takes run files from other folders and ZIP archives into the places that the tasks have for them, byte for byte. All or none: one file
 * that is no run, or a run of another data set, training version or spec, and nothing is written. What is laid out as the site publishes
 * its runs may hold those on several data sets, each in the folder for it: those on other data than is at hand are left there.
 * @param hashes of the data sets that are at hand, by the names that specs have for them
 * @param claims the folder of those who are making runs @throws Fault
 */
export async function merge(from: readonly string[], tasks: readonly Task[], hashes: ReadonlyMap<string, string>, claims: string): Promise<Merged> {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const found = new Map<string, { path: string; text: string; run: RunFile }>()
  const faults: string[] = []
  const there = new Set<string>()
  const here = new Set([...hashes].map(([name, hash]) => homeOf(name, hash)))
  const left = new Map<string, number>()
  for (const { path, within, read } of await filesIn(from)) {
    try {
      const text = await read()
      const run = readRun(path, text)
      const { folder, home } = publishedIn(within)
      if (home === homeOf(run.spec.data, run.data) && !here.has(home)) {
        left.set(folder, (left.get(folder) ?? 0) + 1)
        continue
      }
      const task = byId.get(run.id)
      refuse(path, run, task !== undefined, hashes)
      const other = found.get(run.id) ?? (existsSync(task!.file) ? { path: task!.file, run: await runIn(task!.file) } : undefined)
      if (other) contradicts(path, run, other)
      if (!other) found.set(run.id, { path, text, run })
      else if (!found.has(run.id)) there.add(run.id)
    } catch (error) {
      if (!(error instanceof Fault || error instanceof OwnFault)) throw error
      faults.push(error.message)
    }
  }
  if (faults.length > 0) {
    const more = faults.length > told ? [`… and ${faults.length - told} more.`] : []
    throw new Fault(['Nothing was taken.', ...faults.slice(0, told), ...more].join('\n'))
  }
  const files = [...found].map(([id, { text }]) => [byId.get(id)!.file, text] as const)
  const claimed: string[] = []
  try {
    for (const [id, { path }] of found) {
      if (!(await claim(claims, id))) throw new Fault(`Nothing was taken.\n${path}: another process is making this run now. Wait for it, or stop it.`)
      claimed.push(id)
      await sweep(byId.get(id)!.file)
    }
    await writeAll(files)
  } finally {
    for (const id of claimed) await release(claims, id)
  }
  return { taken: files.map(([path]) => path), there: there.size, notes: [...left].map(leftSays) }
}

/** The book's runs lie in one folder, those on other data in one for each data set. @returns what tells these folders apart */
const homeOf = (data: string, hash: string) => (data.startsWith('own:') ? markOf(hash) : 'runs')

/** The folder of published runs that a file lies in, and what tells it apart; undefined where it lies in none. @param within a path as in `runs/all.zip` */
function publishedIn(within: string): { folder: string; home?: string } {
  const [above = '', set = ''] = within.split('/')
  if (above === 'runs') return { folder: above, home: above }
  return above === 'runs-of' ? { folder: `${above}/${set}`, home: set.split('-').at(-1)! } : { folder: '' }
}

function leftSays([folder, runs]: readonly [folder: string, runs: number]): string {
  const many = `${runs} ${runs === 1 ? 'run' : 'runs'}`
  return folder === 'runs' ? `${folder}: ${many} on the book’s data. To take them, leave out --data.` : `${folder}: ${many} on other data. To take them, name the folder of its images with --data.`
}

/** A file in a folder or in an archive. */
interface Source {
  readonly path: string
  /** Where it lies in that, with slashes. */
  readonly within: string
  /** @throws OwnFault where an archive holds it damaged */
  read(): Promise<string>
}

/** Every run file in folders and archives, at any depth. @throws Fault where one of them cannot be read, or there is none in it */
async function filesIn(from: readonly string[]): Promise<Source[]> {
  const all: Source[] = []
  for (const place of from) {
    const files = (await inArchive(place)) ?? (await inFolder(place))
    const runs = files.filter(({ path }) => path.endsWith('.json')).toSorted((a, b) => (a.path < b.path ? -1 : 1))
    if (runs.length === 0) throw new Fault(`merge: there are no run files (.json) in ${quote(place)}.`)
    all.push(...runs)
  }
  return all
}

async function inFolder(folder: string): Promise<Source[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => {
    throw new Fault(`merge: ${quote(folder)} is no folder that can be read, and no archive.`)
  })
  return names.map((name) => ({ path: join(folder, name), within: name.replaceAll('\\', '/'), read: () => readFile(join(folder, name), 'utf8') }))
}

/** Of an archive such as `--collect` makes; undefined where it is no file. */
async function inArchive(file: string): Promise<Source[] | undefined> {
  if (!(await stat(file).catch(() => undefined))?.isFile()) return undefined
  try {
    return readZip(file, await readFile(file)).map((entry) => ({ path: join(file, entry.path), within: entry.path, read: async () => new TextDecoder().decode(unpackEntry(file, entry)) }))
  } catch (error) {
    throw error instanceof OwnFault ? new Fault(`Nothing was taken.\n${error.message}`) : error
  }
}

function refuse(path: string, { spec, data, provenance }: RunFile, wanted: boolean, hashes: ReadonlyMap<string, string>): void {
  const version = provenance.trainingVersion
  if (version !== trainingVersion) throw new Fault(`${path}: was made by training version ${version}, and this is version ${trainingVersion}. Numbers of two versions do not mix.`)
  const hash = hashes.get(spec.data)
  if (hash === undefined) throw new Fault(`${path}: was made on the data set ${spec.data}. Taken here: ${[...hashes.keys()].join(', ')}. Name the folder of another one with --data.`)
  if (hash !== data) throw new Fault(`${path}: was made on other images of ${spec.data}: their hash is ${data.slice(0, 16)}…, here it is ${hash.slice(0, 16)}….`)
  if (!wanted) throw new Fault(`${path}: no grid asks for its spec, ${nameOf(spec)}.`)
}

/** The same run made twice is one of the two, unless one of them must be false. */
function contradicts(path: string, run: RunFile, other: { path: string; run: RunFile }): void {
  if (mustAgree(run, other.run) && !sameNumbers(run, other.run)) throw new Fault(`${path}: has other numbers than ${other.path}, though the same engine, build and kind of processor made both.`)
}
