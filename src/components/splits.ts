import { readFile } from 'node:fs/promises'
import { loadData } from '../training/load.ts'
import { loadIndex, origins } from '../training/provenance.ts'
import { nearestOf } from './nearest.ts'

const bytes = async (file: string) => new Uint8Array(await readFile(`public/data/letters/${file}`))
const origin = origins(await loadIndex(bytes))

/** The number of the families that an image's font was dealt with. */
export const groupOf = (image: number) => origin(image).face.group

const splitOf = async (name: string) => ({ data: await loadData(name, bytes), nearest: await nearestOf(name) })

/** The same images, split by family and at random, each with the nearest training letters. */
export async function bothSplits() {
  return { family: await splitOf('letters'), random: await splitOf('letters-random') }
}
