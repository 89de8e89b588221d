import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Font as Outlines } from 'opentype.js'
import { loadData } from '../../src/training/load.ts'
import { pixels } from '../../src/training/pixels.ts'
import { loadIndex, origins, type Origin } from '../../src/training/provenance.ts'
import { readOutlines, readPackage } from './fonts.ts'
import { letters, picture } from './picture.ts'

const root = new URL('../../', import.meta.url).pathname
const fetchBytes = async (file: string) => new Uint8Array(await readFile(`${root}public/data/letters/${file}`))

/** The fonts that every checkout installs, one of each kind; the others are there only where the data set is built. */
const names = ['arvo', 'comfortaa', 'courier-prime', 'kalam', 'lato'].map((name) => `@fontsource/${name}`)
const packages = new Map(names.map((name) => [name, readPackage(name, `${root}node_modules`)]))
const wanted = 200

const outlines = new Map<string, Outlines>()
function outlinesOf({ font, face }: Origin): Outlines {
  const from = packages.get(font.package)!
  const file = from.faces.find((f) => f.weight === face.weight && f.style === face.style)!
  if (!outlines.has(file.file)) outlines.set(file.file, readOutlines(from, file))
  return outlines.get(file.file)!
}

test(`${wanted} images drawn again from five fonts equal the committed ones, byte for byte, distorted ones too`, async () => {
  const data = await loadData('letters', fetchBytes)
  const origin = origins(await loadIndex(fetchBytes))
  const images = [...data.labels.keys()].filter((i) => packages.has(origin(i).font.package))
  expect(images.length).toBeGreaterThanOrEqual(wanted)
  const some = Array.from({ length: wanted }, (_, i) => images[Math.floor((i * images.length) / wanted)]!)
  const different = some.filter((i) => {
    const drawn = picture(outlinesOf(origin(i)), letters[data.labels[i]!]!, origin(i).distortion)
    const committed = data.images.subarray(i * pixels, (i + 1) * pixels)
    return !drawn || drawn.some((level, p) => level * 17 !== committed[p])
  })
  expect(different).toEqual([])
  expect(new Set(some.map((i) => origin(i).font.package)).size).toBe(names.length)
  expect(some.filter((i) => origin(i).distortion).length).toBeGreaterThan(20)
})

test('the five fonts have the versions that the data set was drawn from', () => {
  const read = (file: string) => JSON.parse(readFileSync(`${root}${file}`, 'utf8')) as Record<string, Record<string, string>>
  const all = read('scripts/dataset/package.json')['dependencies']!
  const here = read('package.json')['devDependencies']!
  for (const name of names) {
    expect(here[name], name).toBe(all[name])
    expect(packages.get(name)!.font.version, name).toBe(all[name])
  }
})
