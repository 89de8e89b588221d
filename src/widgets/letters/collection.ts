import type { Data } from '../../training/data.ts'
import { fetchFrom, loadData } from '../../training/load.ts'
import type { Nearest } from '../../training/nearest.ts'
import { loadIndex, type Origin, origins } from '../../training/provenance.ts'

/** One split of the letters with all that is known of each image. */
export interface Collection {
  readonly data: Data
  readonly origin: (image: number) => Origin
  /** The nearest training letter of an image of validation or test. */
  readonly nearest: ReadonlyMap<number, Neighbor>
}

export interface Neighbor {
  readonly image: number
  /** Root mean square difference of the pixels, 0 … 1. */
  readonly distance: number
}

const loaded = new Map<string, Promise<Collection>>()

/** The site's address, with a slash at its end. */
export const site = () => new URL(import.meta.env.BASE_URL.replace(/\/?$/, '/'), location.href).href

async function load(name: string): Promise<Collection> {
  const bytes = fetchFrom(`${site()}data/letters`)
  const [data, index, nearest] = await Promise.all([loadData(name, bytes), loadIndex(bytes), neighbors(name)])
  return { data, origin: origins(index), nearest }
}

/** What lies beside the data is no part of them: without it the letters are shown alone. */
async function neighbors(name: string): Promise<ReadonlyMap<number, Neighbor>> {
  try {
    const answer = await fetch(`${site()}data/${name}.nearest.json`, { credentials: 'omit' })
    const { of, image, distance } = (await answer.json()) as Nearest
    return new Map(of.map((asked, k) => [asked, { image: image[k]!, distance: distance[k]! }]))
  } catch {
    return new Map()
  }
}

/** Fetched and checked once a page; a failed try may be made again. Rejects with a DataFault. */
export function collect(name: string): Promise<Collection> {
  let collection = loaded.get(name)
  if (!collection) {
    collection = load(name)
    loaded.set(name, collection)
    collection.catch(() => loaded.delete(name))
  }
  return collection
}

/** The nearest training letter is one of the same family: it was, so to speak, seen before. */
export function isSibling({ origin, nearest }: Collection, image: number): boolean {
  const neighbor = nearest.get(image)
  return neighbor !== undefined && origin(image).face.group === origin(neighbor.image).face.group
}
