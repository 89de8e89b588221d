import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { archive } from '../../src/runs/archive.ts'
import { writeWhole } from './claim.ts'
import type { Packed } from './packed.ts'

/** The archive that goes back, and how many runs are in it. */
export interface Collected {
  readonly file: string
  readonly runs: number
}

/**
 * Puts the runs that were made since packing into one archive for `merge`: a ZIP, which needs no program on either side.
 * It is called like the folder of the runs. Nothing is written where there is no such run.
 * @param root of the unpacked archive @param runs the folder of the runs
 */
export async function collect(root: string, runs: string, { there }: Packed): Promise<Collected> {
  const known = new Set(there)
  const names = await readdir(runs, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const made = names.filter((name) => name.endsWith('.json') && !known.has(basename(name, '.json')))
  const file = join(root, `${basename(runs)}.zip`)
  const texts = await Promise.all(made.map(async (name) => [name, await readFile(join(runs, name), 'utf8')] as const))
  if (made.length > 0) await writeWhole(file, archive(texts))
  return { file, runs: made.length }
}
