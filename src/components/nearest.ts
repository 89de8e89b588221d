import { readFile } from 'node:fs/promises'
import { loadData } from '../training/load.ts'
import { type Nearest, nearestTraining } from '../training/nearest.ts'
import { manifest } from './letters.ts'

const found = new Map<string, Promise<Nearest>>()

/** The data sets that there are. */
export const named = manifest.splits

/** The nearest training letters of one split of the images, searched once a build. @param name one of `named` */
export function nearestOf(name: string): Promise<Nearest> {
  let nearest = found.get(name)
  if (!nearest) found.set(name, (nearest = loadData(name, async (file) => new Uint8Array(await readFile(`public/data/letters/${file}`))).then(nearestTraining)))
  return nearest
}
