import type { Font } from 'opentype.js'
import { splitNames, type SplitName } from '../../src/training/data.ts'
import type { Distortion } from '../../src/training/provenance.ts'
import { byHash, caps, cleanQuota, quota, strangeCategories } from './deal.ts'
import { distortion } from './distort.ts'
import { readOutlines } from './fonts.ts'
import { isTwin, type Seen } from './likeness.ts'
import { letters, picture, recipe } from './picture.ts'
import { see, type Drawn } from './pool.ts'

/** An image that made it into the data set. */
export interface Chosen {
  readonly image: Uint8Array
  readonly letter: number
  readonly face: Drawn
  readonly distortion?: Distortion | undefined
}

const nameOf = ({ from, face }: Drawn) => `${from.font.package}/${face.file}`

/** Keeps an image that has no near-duplicate among those kept before. */
type Keep = (seen: Seen | undefined) => boolean

/**
 * Fills the splits with images of one letter, no two of which are near-duplicates: clean ones of all fonts to the
 * clean quota, or as far as different ones go, then distorted ones of handwriting and display fonts.
 */
export function chooseLetter(letter: number, drawn: readonly Drawn[], splits: ReadonlyMap<number, SplitName>): Record<SplitName, Chosen[]> {
  const groups = Map.groupBy(drawn, (face) => face.group)
  // Small families first: of two twins the one is kept whose family has fewer others to offer.
  const order = byHash(drawn, nameOf).sort((a, b) => groups.get(a.group)!.length - groups.get(b.group)!.length)
  const kept: Seen[] = []
  const keep: Keep = (seen) => {
    if (!seen || kept.some((other) => isTwin(other, seen))) return false
    kept.push(seen)
    return true
  }
  const different = new Set(order.filter((face) => keep(face.clean[letter])))
  const chosen: Record<SplitName, Chosen[]> = { train: [], validation: [], test: [] }
  for (const split of splitNames) {
    const faces = byHash(drawn, nameOf).filter((face) => splits.get(face.group) === split)
    const clean = atMost(caps[split], faces.filter((face) => different.has(face)))
    chosen[split] = clean.slice(0, cleanQuota(split, letter)).map((face) => ({ image: face.clean[letter]!.image, letter, face }))
    const strange = atMost(caps[split], faces.filter((face) => strangeCategories.includes(face.from.font.category)))
    addDistorted(strange, letter, quota(split, letter), chosen[split], keep)
  }
  return chosen
}

/** Adds distorted variants of the faces, in turn, until there are as many images as wanted. */
function addDistorted(faces: readonly Drawn[], letter: number, wanted: number, images: Chosen[], keep: Keep): void {
  for (let variant = 1; images.length < wanted; variant++) {
    if (variant > 100) throw new Error(`no ${wanted} different images of ${letters[letter]}`)
    for (const face of faces) {
      const how = distortion(recipe, face.from.font.package, face.face.file, letters[letter]!, variant)
      const image = picture(outlinesOf(face), letters[letter]!, how)
      if (image && isLegible(image, face.clean[letter]!.image) && keep(see(image))) images.push({ image, letter, face, distortion: how })
      if (images.length === wanted) break
    }
  }
}

/** Thinning may eat a hairline: half the ink must be left, and some of it dark. */
const isLegible = (distorted: Uint8Array, clean: Uint8Array) => 2 * ink(distorted) >= ink(clean) && distorted.some((level) => level >= 10)
const ink = (image: Uint8Array) => image.reduce((sum, level) => sum + level, 0)

const parsed = new Map<Drawn, Font>()
function outlinesOf(face: Drawn): Font {
  const outlines = parsed.get(face) ?? readOutlines(face.from, face.face)
  parsed.set(face, outlines)
  return outlines
}

/** The faces in their order, less those that have `cap` others of their group before them. */
function atMost(cap: number, faces: readonly Drawn[]): Drawn[] {
  const taken = new Map<number, number>()
  return faces.filter(({ group }) => {
    const before = taken.get(group) ?? 0
    taken.set(group, before + 1)
    return before < cap
  })
}
