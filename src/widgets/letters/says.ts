import { valueSays } from '../../fields/field.ts'
import type { Distortion, Font } from '../../training/provenance.ts'
import { splitOf } from './choose.ts'
import { type Collection, isSibling } from './collection.ts'
import { face } from './face.ts'
import { letters, lettersFields } from './fields.ts'

export const license = ({ license }: Font) => (license === 'OFL-1.1' ? 'SIL Open Font License 1.1' : 'Apache License 2.0')

const signed = (x: number, digits: number) => x.toFixed(digits).replace('-', '−')

/** What was done to a letter, or that nothing was. */
export function distortion(done: Distortion | undefined): string {
  if (!done) return 'none'
  const { shear, rotation, embolden, blur } = done
  const parts = [
    shear ? `sheared by ${signed(shear, 2)} of the height` : '',
    rotation ? `turned by ${signed(rotation, 1)}°` : '',
    embolden ? `${embolden > 0 ? 'thickened' : 'thinned'} by ${Math.abs(embolden).toFixed(3)} of the height` : '',
    blur ? `blurred by ${blur.toFixed(2)} pixels` : '',
  ]
  return parts.filter(Boolean).join(', ') || 'none'
}

export const splitSays = (collection: Collection, image: number) => ({ train: 'training', validation: 'validation', test: 'test' })[splitOf(collection, image)]

export const letterOf = ({ data }: Collection, image: number) => letters[data.labels[image]!]!

/** All of one image in a sentence, for those who hear it. */
export function described(collection: Collection, image: number): string {
  const { origin, nearest } = collection
  const { font, face: cut, distortion: done } = origin(image)
  const near = nearest.get(image)
  const beside = near ? `; nearest training letter: ${origin(near.image).font.family} ${face(origin(near.image).face)}, distance ${near.distance.toFixed(3)}${isSibling(collection, image) ? ', of the same family' : ''}` : ''
  return `${letterOf(collection, image)}, ${font.family}, ${face(cut)}, ${splitSays(collection, image)}${done ? `, ${distortion(done)}` : ''}${beside}`
}

/** How many letters are shown, of which kind, and, in pairs, how many have a sibling in training. */
export function summary(collection: Collection, shown: readonly number[], pairs: boolean): string {
  const n = shown.length.toLocaleString('en-US')
  if (!pairs || shown.length === 0) return `${n} ${shown.length === 1 ? 'letter' : 'letters'}`
  const asked = shown.filter((i) => collection.nearest.has(i))
  if (asked.length === 0) return `${n} training letters: only letters of validation and test have a neighbor`
  const siblings = asked.filter((i) => isSibling(collection, i)).length
  return `${asked.length.toLocaleString('en-US')} ${asked.length === 1 ? 'pair' : 'pairs'}; in ${siblings.toLocaleString('en-US')} of them, ${((100 * siblings) / asked.length).toFixed(1)}\u00a0%, the nearest training letter is of the same family (outlined)`
}

export const splitLabel = (value: string) => valueSays(lettersFields.split, value)
