import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
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

/** The tasks of grids in their order, each run once. @param hashOf the hash of a data set by its name */
export async function tasksOf(found: Awaited<ReturnType<typeof grids>>, runs: string, hashOf: (data: string) => Promise<string>): Promise<Task[]> {
  const tasks = new Map<string, Task>()
  for (const [experiment, { groups }] of found)
    for (const { says, specs } of groups)
      for (const spec of specs) {
        const id = runId(spec, await hashOf(spec.data), trainingVersion)
        const key = `${experiment}/${id}`
        if (!tasks.has(key)) tasks.set(key, { id, experiment, group: says, spec, file: join(runs, experiment, `${id}.json`) })
      }
  return [...tasks.values()]
}
