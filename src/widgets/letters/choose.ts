import { splitNames, type SplitName } from '../../training/data.ts'
import type { Collection } from './collection.ts'
import { letters, type LettersState } from './fields.ts'
import { meansOf, strangeness } from './means.ts'

/** The images of a split, or all, ascending. */
export function imagesOf({ data }: Collection, split: LettersState['split']): readonly number[] {
  return split === 'all' ? [...data.labels.keys()] : [...data.splits[split]]
}

export function splitOf({ data: { splits } }: Collection, image: number): SplitName {
  // Each split is ascending, so that a search by halves would do; there are three of them and one question a glance.
  return splitNames.find((name) => splits[name].includes(image))!
}

/** The images that a state asks for, in its order. Ties keep the order of the set. */
export function chosen(collection: Collection, { split, letter, family, sort }: Pick<LettersState, 'split' | 'letter' | 'family' | 'sort'>): readonly number[] {
  const { data, origin, nearest } = collection
  const wanted = family.toLowerCase()
  const found = imagesOf(collection, split).filter((i) => (letter === 'all' || letters[data.labels[i]!]!.toLowerCase() === letter) && (!wanted || origin(i).font.family.toLowerCase().includes(wanted)))
  if (sort === 'family') {
    const names = new Map(found.map((i) => [i, origin(i).font.family]))
    return found.toSorted((a, b) => names.get(a)!.localeCompare(names.get(b)!, 'en') || data.labels[a]! - data.labels[b]! || a - b)
  }
  if (sort === 'nearest') return by(found, (i) => nearest.get(i)?.distance ?? Number.POSITIVE_INFINITY)
  if (sort === 'strange') {
    const means = meansOf(data, data.splits.train)
    return by(found, (i) => -strangeness(data.images, i, means[data.labels[i]!]!.image))
  }
  return found
}

function by(images: readonly number[], key: (image: number) => number): readonly number[] {
  const keys = new Map(images.map((i) => [i, key(i)]))
  return images.toSorted((a, b) => (keys.get(a) === keys.get(b) ? a - b : keys.get(a)! - keys.get(b)!))
}
