import { readdirSync, readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { splitNames, type Data, type SplitName } from '../../src/training/data.ts'
import { loadData } from '../../src/training/load.ts'
import { pixels } from '../../src/training/pixels.ts'
import { loadIndex, origins, type Index, type Origin } from '../../src/training/provenance.ts'
import { caps, counts, quota } from './deal.ts'
import { isTwin } from './likeness.ts'
import { letters } from './picture.ts'
import { see } from './pool.ts'

const folder = new URL('../../public/data/letters/', import.meta.url).pathname
const fetchBytes = async (file: string) => new Uint8Array(await readFile(`${folder}${file}`))
const plain = [...letters.keys()].filter((i) => letters[i] !== 'I')

let data: Data
let random: Data
let index: Index
let origin: (image: number) => Origin
const all = () => [...data.labels.keys()]
const ofLetter = (letter: number, images: Iterable<number> = all()) => [...images].filter((i) => data.labels[i] === letter)
const undistorted = (images: readonly number[]) => images.filter((i) => !origin(i).distortion).length / images.length

// Loading checks every file against both of its SHA-256.
beforeAll(async () => {
  data = await loadData('letters', fetchBytes)
  random = await loadData('letters-random', fetchBytes)
  index = await loadIndex(fetchBytes)
  origin = origins(index)
})

test('all files together are at most 2.8 MB, and the sample at most 8 KB', () => {
  const sizes = readdirSync(folder).map((file) => statSync(`${folder}${file}`).size)
  expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(2_800_000)
  expect(statSync(`${folder}sample.png`).size).toBeLessThanOrEqual(8_000)
})

test('both splits hold 15,000, 2,726 and 1,000 images, each letter its tenth, each image once', () => {
  for (const { splits } of [data, random]) {
    for (const split of splitNames) {
      expect(splits[split].length).toBe(counts[split])
      for (const letter of letters.keys()) expect(ofLetter(letter, splits[split]).length).toBe(quota(split, letter))
    }
    expect(splitNames.flatMap((split) => [...splits[split]]).sort((a, b) => a - b)).toEqual(all())
  }
})

test('the letters of every split by family take turns, so that its first images are balanced', () => {
  for (const split of splitNames) expect([...data.splits[split]].every((image, i) => data.labels[image] === i % letters.length)).toBe(true)
})

test('no family, and no group of families that look alike, stands in two splits', () => {
  for (const key of ['group', 'font'] as const) {
    const home = new Map<number, SplitName>()
    for (const split of splitNames) {
      for (const image of data.splits[split]) {
        const owner = origin(image).face[key]
        expect(home.get(owner) ?? split).toBe(split)
        home.set(owner, split)
      }
    }
  }
})

test('the random split tears families apart: most validation images have one of their family in training', () => {
  const trained = new Set([...random.splits.train].map((i) => origin(i).face.group))
  const torn = [...random.splits.validation].filter((i) => trained.has(origin(i).face.group))
  expect(torn.length / random.splits.validation.length).toBeGreaterThan(0.9)
})

test('no two images of a letter are near-duplicates, within a split or across', () => {
  for (const letter of letters.keys()) {
    const seen = ofLetter(letter).map((i) => see(data.images.subarray(i * pixels, (i + 1) * pixels).map((byte) => byte / 17))!)
    expect(seen.flatMap((a, i) => (seen.some((b, j) => j < i && isTwin(a, b)) ? [i] : []))).toEqual([])
  }
})

test('at least three quarters of the images of every letter but I are drawn as their fonts have them', () => {
  for (const letter of plain) expect(undistorted(ofLetter(letter)), letters[letter]).toBeGreaterThanOrEqual(0.75)
  const share = undistorted(ofLetter(letters.indexOf('I')))
  expect(share).toBeGreaterThan(0.4)
  expect(share).toBeLessThan(0.75)
})

test('the three splits are distorted about equally', () => {
  const shares = splitNames.map((split) => undistorted([...data.splits[split]]))
  expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(0.04)
})

test('no group draws a letter undistorted more often in a split than its cap', () => {
  for (const split of splitNames) {
    const drawn = Map.groupBy([...data.splits[split]].filter((i) => !origin(i).distortion), (i) => `${origin(i).face.group} ${data.labels[i]}`)
    expect(Math.max(...[...drawn.values()].map((images) => images.length))).toBeLessThanOrEqual(caps[split])
  }
})

test('no image is empty', () => {
  for (const image of all()) expect(Math.max(...data.images.subarray(image * pixels, (image + 1) * pixels))).toBeGreaterThan(100)
})

test('every font is under an open license, with its copyright line, of the pinned version, and listed', () => {
  const pinned = (JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { dependencies: Record<string, string> }).dependencies
  const list = readFileSync(`${folder}LICENSES.md`, 'utf8')
  expect(index.fonts.length).toBeGreaterThanOrEqual(300)
  for (const font of index.fonts) {
    expect(['OFL-1.1', 'Apache-2.0']).toContain(font.license)
    expect(font.credit, font.package).not.toBe('')
    expect(pinned[font.package], font.package).toBe(font.version)
    expect(list).toContain(`- **${font.family}**, \`${font.package}\` ${font.version}, ${font.license}. ${font.credit}\n`)
  }
})
