import { readFile } from 'node:fs/promises'
import { splitNames, type Data, type SplitName } from '../training/data.ts'
import { loadData, loadManifest } from '../training/load.ts'
import { loadIndex, origins, type Font, type Index } from '../training/provenance.ts'

/** The files as they lie in the checkout: pages are made where the site is built. */
const fetchBytes = async (file: string) => new Uint8Array(await readFile(`public/data/letters/${file}`))

export const manifest = await loadManifest(fetchBytes)
export const data: Data = await loadData('letters', fetchBytes)
const index: Index = await loadIndex(fetchBytes)
const origin = origins(index)

/** How many images there are, and how many of them are drawn as their font has them. */
export interface Tally {
  readonly images: number
  readonly clean: number
}

const tally = (images: Iterable<number>): Tally => {
  const all = [...images]
  return { images: all.length, clean: all.filter((i) => !origin(i).distortion).length }
}
const all = () => data.labels.keys()

export const letterNames = [...'ABCDEFGHIJ']
export const ofSplit = Object.fromEntries(splitNames.map((split) => [split, tally(data.splits[split])])) as Record<SplitName, Tally>
export const ofLetter: readonly Tally[] = letterNames.map((_, label) => tally([...all()].filter((i) => data.labels[i] === label)))

/** Per kind of font: images in each split. */
export const ofCategory: readonly { category: string; fonts: number; images: Record<SplitName, number> }[] = [
  ...Map.groupBy(index.fonts, (font) => font.category),
].map(([category, fonts]) => ({
  category,
  fonts: fonts.length,
  images: Object.fromEntries(splitNames.map((split) => [split, [...data.splits[split]].filter((i) => origin(i).font.category === category).length])) as Record<SplitName, number>,
}))

/** Every font with the number of its images, by name. */
export const fonts: readonly { font: Font; images: number }[] = [...Map.groupBy(all(), (i) => origin(i).font)]
  .map(([font, images]) => ({ font, images: images.length }))
  .sort((a, b) => a.font.family.localeCompare(b.font.family, 'en'))

/** The share of a split's images that fonts of one kind give. */
export function shareOf(category: string, split: SplitName): number {
  return ofCategory.find((row) => row.category === category)!.images[split] / ofSplit[split].images
}

const extreme = (values: readonly number[]) => ({ least: values.reduce((a, b) => Math.min(a, b)), largest: values.reduce((a, b) => Math.max(a, b)) })
const column = (at: 1 | 2 | 3 | 4) => index.distorted.map((d) => d[at])

/** What the distorted images have undergone: the extremes, and the share that is blurred. */
export const distortions = {
  shear: extreme(column(1)).largest,
  rotation: extreme(column(2)).largest,
  thinner: -extreme(column(3)).least,
  thicker: extreme(column(3)).largest,
  blurred: column(4).filter((sigma) => sigma > 0).length / index.distorted.length,
}

/** The largest number of undistorted images of one letter that one group of families gives to a split. */
export const mostOfGroup = Object.fromEntries(
  splitNames.map((split) => {
    const clean = [...data.splits[split]].filter((i) => !origin(i).distortion)
    const groups = Map.groupBy(clean, (i) => `${origin(i).face.group} ${data.labels[i]}`)
    return [split, extreme([...groups.values()].map((images) => images.length)).largest]
  }),
) as Record<SplitName, number>

const files = [...manifest.shards, manifest.labels]

export const counts = {
  images: manifest.count,
  fonts: index.fonts.length,
  faces: index.faces.length,
  families: new Set(index.faces.map((face) => face.group)).size,
  licenses: Map.groupBy(index.fonts, (font) => font.license),
  /** Of the letters other than I, the smallest share of clean images. */
  leastClean: Math.min(...ofLetter.filter((_, i) => letterNames[i] !== 'I').map(share)),
  cleanI: share(ofLetter[letterNames.indexOf('I')]!),
  /** What a reader's browser fetches to train, in bytes. */
  bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
  shards: manifest.shards.length,
}

export function share({ images, clean }: Tally): number {
  return clean / images
}

export const whole = (n: number) => n.toLocaleString('en-US')
/** A share as percent, rounded down to one decimal, so that no bound is overstated. */
export const percent = (share: number) => `${(Math.floor(share * 1000) / 10).toFixed(1)}\u00a0%`
