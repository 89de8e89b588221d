import { draw, hash, type Random, shuffle } from '../../src/math/random.ts'
import type { SplitName } from '../../src/training/data.ts'
import { squares } from './likeness.ts'
import { letters, recipe } from './picture.ts'
import type { Drawn } from './pool.ts'

/** Images of each split, for all letters together. */
export const counts: Readonly<Record<SplitName, number>> = { train: 15000, validation: 2726, test: 1000 }

/** At most so many faces of one group draw the same letter in a split, distorted or not. */
export const caps: Readonly<Record<SplitName, number>> = { train: 60, validation: 6, test: 3 }

/** The share of each split that is drawn as the font has it, where enough faces differ. */
const cleanShare = { of: 1000, clean: 755 }

/** Fonts as they come are mostly plain, and a small net reads those almost without error: these are drawn distorted too. */
export const strangeCategories = ['handwriting', 'display']

/** Groups with more faces than this all go to training: a smaller split would use few of them. */
const large = 40
/** Of every so many groups, in the order of their strangeness, so many are dealt to test and to validation. */
const hand = { groups: 14, test: 2, validation: 3 }
/** Which shuffle of the hands: of the first three, the one of the largest validation error; the test set was not looked at. */
const deal = 3

/** Images of one letter in a split: 2,726 do not go into ten, so the first letters have one more. */
export const quota = (split: SplitName, letter: number) => Math.floor((counts[split] + letters.length - 1 - letter) / letters.length)

export const cleanQuota = (split: SplitName, letter: number) => Math.floor((quota(split, letter) * cleanShare.clean) / cleanShare.of)

/**
 * Deals every group to one split. Groups are ordered by their kind and, within it, by how far their letters lie from
 * the mean letter, and dealt in small hands, so that the three splits are equally hard.
 */
export function dealGroups(drawn: readonly Drawn[], shuffle = deal): ReadonlyMap<number, SplitName> {
  const groups = Map.groupBy(drawn, (face) => face.group)
  const splits = new Map<number, SplitName>()
  const strange = [...groups].map(([group, faces]) => ({ group, faces: faces.length, kind: faces[0]!.from.font.category, strangeness: 0 }))
  const means = letters.map((_, letter) => meanImage(drawn, letter))
  for (const entry of strange) {
    for (const face of groups.get(entry.group)!) for (const [letter, mean] of means.entries()) entry.strangeness += squares(face.clean[letter]!.image, mean) / entry.faces
  }
  strange.sort((a, b) => Number(a.kind > b.kind) - Number(a.kind < b.kind) || a.strangeness - b.strangeness || a.group - b.group)
  for (const { group } of strange.filter((g) => g.faces > large)) splits.set(group, 'train')
  const dealt = strange.filter((g) => g.faces <= large)
  for (let from = 0; from < dealt.length; from += hand.groups) {
    const cards = shuffled(dealt.slice(from, from + hand.groups), draw('deal', recipe, shuffle, from))
    for (const [i, { group }] of cards.entries()) splits.set(group, i < hand.test ? 'test' : i < hand.test + hand.validation ? 'validation' : 'train')
  }
  return splits
}

/** The mean of a letter over all faces, rounded to whole levels. */
function meanImage(drawn: readonly Drawn[], letter: number): Uint8Array {
  const sums = new Float64Array(784)
  for (const face of drawn) for (const [i, level] of face.clean[letter]!.image.entries()) sums[i] = sums[i]! + level
  return Uint8Array.from(sums, (sum) => Math.floor(sum / drawn.length + 0.5))
}

/** A copy in an order that is a function of the generator's key. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items]
  shuffle(order, random)
  return order
}

/** The same items, ordered by a hash of each one's name: an order that does not change when others come or go. */
export function byHash<T>(items: readonly T[], name: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, at: hash('order', name(item)), name: name(item) }))
    .sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1))
    .map(({ item }) => item)
}
