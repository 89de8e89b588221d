import { draw } from '../../src/math/random.ts'
import { splitNames, type SplitName } from '../../src/training/data.ts'
import type { Face, Index } from '../../src/training/provenance.ts'
import type { Chosen } from './choose.ts'
import { byHash, counts, quota, shuffled } from './deal.ts'
import { letters } from './picture.ts'

/** All images in their final order: training, validation, test; within each, the letters take turns. */
export function lineUp(chosen: readonly Record<SplitName, readonly Chosen[]>[]): Chosen[] {
  return splitNames.flatMap((split) => {
    const queues = chosen.map((letter) => byHash(letter[split], identity))
    return Array.from({ length: counts[split] }, (_, i) => queues[i % letters.length]![Math.floor(i / letters.length)]!)
  })
}

const identity = ({ face, letter, distortion }: Chosen) => `${face.from.font.package}/${face.face.file}/${letter}/${JSON.stringify(distortion ?? null)}`

/** Split codes (0 train, 1 validation, 2 test) of images in their final order. */
export const familyCodes = (): Uint8Array => Uint8Array.from(splitNames.flatMap((split, code) => Array.from({ length: counts[split] }, () => code)))

/** The same counts per letter, but each image dealt by itself: what leaks from training is what the lesson shows. */
export function randomCodes(images: readonly Chosen[]): Uint8Array {
  const codes = new Uint8Array(images.length)
  for (const letter of letters.keys()) {
    const all = [...images.keys()].filter((i) => images[i]!.letter === letter)
    const order = shuffled(all, draw('random split', letter))
    const test = order.slice(0, quota('test', letter))
    const validation = order.slice(test.length, test.length + quota('validation', letter))
    for (const i of test) codes[i] = 2
    for (const i of validation) codes[i] = 1
  }
  return codes
}

/** Where each image comes from; only fonts and faces that gave one are listed. */
export function indexOf(images: readonly Chosen[]): Index {
  const fonts: Index['fonts'][number][] = []
  const faces: Face[] = []
  const fontNumbers = new Map<string, number>()
  const faceNumbers = new Map<string, number>()
  const numbers = images.map(({ face: { from, face, group } }) => {
    const { font } = from
    if (!fontNumbers.has(font.package)) fontNumbers.set(font.package, fonts.push(font) - 1)
    const name = `${font.package}/${face.file}`
    if (!faceNumbers.has(name)) faceNumbers.set(name, faces.push({ font: fontNumbers.get(font.package)!, group, weight: face.weight, style: face.style }) - 1)
    return faceNumbers.get(name)!
  })
  const distorted = images.flatMap(({ distortion: d }, i) => (d ? [[i, d.shear, d.rotation, d.embolden, d.blur] as const] : []))
  return { fonts, faces, images: numbers, distorted }
}
