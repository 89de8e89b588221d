import { readOutlines, type FaceFile, type FontPackage } from './fonts.ts'
import { blockSums, type Seen } from './likeness.ts'
import { letters, picture } from './picture.ts'

/** A font file with its ten clean images, and the number of the group that its family is dealt with. */
export interface Drawn {
  readonly from: FontPackage
  readonly face: FaceFile
  readonly clean: readonly Seen[]
  group: number
}

/** Draws all letters of all faces; faces that cannot be read or lack a letter are left out and told to `skipped`. */
export function drawAll(packages: readonly FontPackage[], skipped: (file: string, why: string) => void): Drawn[] {
  const drawn: Drawn[] = []
  for (const from of packages) {
    for (const face of from.faces) {
      try {
        const outlines = readOutlines(from, face)
        const clean = letters.flatMap((letter) => see(picture(outlines, letter)) ?? [])
        if (clean.length === letters.length) drawn.push({ from, face, clean, group: 0 })
        else skipped(face.file, 'a letter is missing')
      } catch (error) {
        skipped(face.file, error instanceof Error ? error.message : 'unreadable')
      }
    }
  }
  return drawn
}

export const see = (image: Uint8Array | undefined): Seen | undefined => image && { image, sums: blockSums(image) }
