import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { quote } from '../../src/fields/field.ts'
import { readState, writeState } from '../../src/fields/state.ts'
import { workOf } from '../../src/runs/costs.ts'
import type { Grid } from '../../src/runs/grid.ts'
import { runId } from '../../src/runs/run.ts'
import { defaultSpec, type Spec, specFields } from '../../src/runs/spec.ts'
import { trainingVersion } from '../../src/training/train.ts'
import { Fault } from './fault.ts'

/** One run to be made, and the file that will hold it. */
export interface Task {
  readonly id: string
  readonly experiment: string
  readonly group: string
  readonly spec: Spec
  readonly file: string
}

/** A spec as the address of the lab would have it, for people. */
export const nameOf = (spec: Spec): string => decodeURIComponent(String(writeState(specFields, spec))) || 'the default experiment'

/** Grids by the names of their experiments, in the order of their numbers. */
export type Grids = readonly (readonly [name: string, grid: Grid])[]

/** The grids `<number>-<name>/grid.ts` in a folder. @throws Fault where there are none, or one asks for what no run can be */
export async function grids(folder: string): Promise<Grids> {
  const found: (readonly [string, Grid])[] = []
  const entries = await readdir(folder).catch(() => {
    throw new Fault(`--grids: ${quote(folder)} is no folder that can be read.`)
  })
  for (const entry of entries.sort()) {
    const path = join(folder, entry, 'grid.ts')
    const module = (await import(pathToFileURL(path).href).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes(path)) return undefined
      throw error
    })) as { default: Grid } | undefined
    if (!module) continue
    for (const spec of module.default.groups.flatMap(({ specs }) => specs)) refuse(path, spec)
    found.push([entry.replace(/^\d+-/, ''), module.default])
  }
  if (found.length === 0) throw new Fault(`--grids: there is no <number>-<name>/grid.ts in ${folder}.`)
  return found
}

function refuse(path: string, spec: Spec): void {
  const [notice] = readState(specFields, writeState(specFields, spec)).notices
  if (notice) throw new Fault(`${path}: ${notice.says}`)
}

/**
 * The same grids on another data set. Specs that ask for another split of the book's own letters than the usual are
 * left out: another set has one split.
 */
export function onData(found: Grids, data: string): Grids {
  const moved = (specs: readonly Spec[]) => specs.filter((spec) => spec.data === defaultSpec.data).map((spec) => ({ ...spec, data }))
  return found.map(([name, { groups }]) => [name, { groups: groups.map(({ says, specs }) => ({ says, specs: moved(specs) })) }])
}

/**
 * The tasks of one machine of several. Each task in turn is given to the machine with the least to compute so far, done or
 * not, so all machines agree without a word, and each has its part of the first groups. @param machine 1 … of
 */
export function share(tasks: readonly Task[], machine: number, of: number): Task[] {
  const loads = new Array<number>(of).fill(0)
  return tasks.filter(({ spec }) => {
    const least = loads.indexOf(Math.min(...loads))
    loads[least]! += workOf(spec, 0)
    return least === machine - 1
  })
}

/** Files of runs by their id, over all experiments. */
async function made(runs: string): Promise<Map<string, string>> {
  const files = await readdir(runs, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return new Map(files.filter((file) => file.endsWith('.json')).map((file) => [basename(file, '.json'), join(runs, file)]))
}

/**
 * The tasks of grids in their order. A run that several experiments want is made once, for the first of them; where it
 * is there already, whoever it was made for, there its file stays. @param hashOf the hash of a data set by its name
 */
export async function tasksOf(found: Grids, runs: string, hashOf: (data: string) => Promise<string>): Promise<Task[]> {
  const tasks = new Map<string, Task>()
  const there = await made(runs)
  for (const [experiment, { groups }] of found)
    for (const { says, specs } of groups)
      for (const spec of specs) {
        const id = runId(spec, await hashOf(spec.data), trainingVersion)
        if (!tasks.has(id)) tasks.set(id, { id, experiment, group: says, spec, file: there.get(id) ?? join(runs, experiment, `${id}.json`) })
      }
  return [...tasks.values()]
}
