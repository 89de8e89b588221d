import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Grid } from '../../src/runs/grid.ts'
import { runId } from '../../src/runs/run.ts'
import type { Spec } from '../../src/runs/spec.ts'
import { trainingVersion } from '../../src/training/train.ts'

/** One run to be made, and the file that will hold it. */
export interface Task {
  readonly id: string
  readonly experiment: string
  readonly group: string
  readonly spec: Spec
  readonly file: string
}

/** The grids of content/experiments/<number>-<name>/grid.ts by name, in the order of their numbers. */
export async function grids(root: string): Promise<readonly (readonly [name: string, grid: Grid])[]> {
  const folder = join(root, 'content/experiments')
  const found: (readonly [string, Grid])[] = []
  for (const entry of (await readdir(folder)).sort()) {
    const path = join(folder, entry, 'grid.ts')
    const module = (await import(pathToFileURL(path).href).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes(path)) return undefined
      throw error
    })) as { default: Grid } | undefined
    if (module) found.push([entry.replace(/^\d+-/, ''), module.default])
  }
  return found
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
export async function tasksOf(found: Awaited<ReturnType<typeof grids>>, runs: string, hashOf: (data: string) => Promise<string>): Promise<Task[]> {
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
