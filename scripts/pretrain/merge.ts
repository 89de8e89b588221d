import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { quote } from '../../src/fields/field.ts'
import type { RunFile } from '../../src/runs/provenance.ts'
import { mustAgree, sameNumbers } from '../../src/runs/repeat.ts'
import { trainingVersion } from '../../src/training/train.ts'
import { claim, release, sweep, writeAll } from './claim.ts'
import { Fault } from './fault.ts'
import { readRun, runIn } from './file.ts'
import { nameOf, type Task } from './tasks.ts'

export interface Merged {
  /** Files that were written, and how many runs were there already. */
  readonly taken: readonly string[]
  readonly there: number
}

/** Most faults that are told of at once. */
const told = 10

/**
 * Takes run files from other folders into the places that the tasks have for them, byte for byte. All or none: one file
 * that is no run, or a run of another data set, training version or spec, and nothing is written.
 * @param hashes of the data sets that are at hand, by the names that specs have for them
 * @param claims the folder of those who are making runs @throws Fault
 */
export async function merge(folders: readonly string[], tasks: readonly Task[], hashes: ReadonlyMap<string, string>, claims: string): Promise<Merged> {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const found = new Map<string, { path: string; text: string; run: RunFile }>()
  const faults: string[] = []
  const there = new Set<string>()
  for (const path of await filesIn(folders)) {
    try {
      const text = await readFile(path, 'utf8')
      const run = readRun(path, text)
      const task = byId.get(run.id)
      refuse(path, run, task !== undefined, hashes)
      const other = found.get(run.id) ?? (existsSync(task!.file) ? { path: task!.file, run: await runIn(task!.file) } : undefined)
      if (other) contradicts(path, run, other)
      if (!other) found.set(run.id, { path, text, run })
      else if (!found.has(run.id)) there.add(run.id)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
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
  return { taken: files.map(([path]) => path), there: there.size }
}

/** Every run file in folders, at any depth. @throws Fault where a folder is not there, or there is none in it */
async function filesIn(folders: readonly string[]): Promise<string[]> {
  const all: string[] = []
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => {
      throw new Fault(`merge: ${quote(folder)} is no folder that can be read.`)
    })
    const files = names.filter((name) => name.endsWith('.json')).toSorted()
    if (files.length === 0) throw new Fault(`merge: there are no run files (.json) in ${quote(folder)}.`)
    all.push(...files.map((name) => join(folder, name)))
  }
  return all
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
