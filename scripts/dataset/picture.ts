import type { Font } from 'opentype.js'
import type { Distortion } from '../../src/training/provenance.ts'
import { blur, distortOutline } from './distort.ts'
import { outline } from './outline.ts'
import { raster } from './raster.ts'

/** Raised whenever any image may come out different: part of every distortion's key, and printed in the manifest. */
export const recipe = 1

/** The letters, in the order of their labels. */
export const letters = [...'ABCDEFGHIJ']

/**
 * One letter of a font as 28 × 28 levels, 0 (paper) … 15 (ink), the same on every machine; undefined where the font
 * has no such letter.
 */
export function picture(font: Font, letter: string, distortion?: Distortion): Uint8Array | undefined {
  const contours = outline(font, letter)
  const coverage = contours && raster(distortion ? distortOutline(contours, distortion) : contours)
  return coverage && Uint8Array.from(distortion ? blur(coverage, distortion.blur) : coverage, (c) => Math.floor(c * 15 + 0.5))
}
