import type { Data } from '../../training/data.ts'
import { pixels } from '../../training/pixels.ts'

/** What the images of one letter come to. */
export interface Mean {
  readonly count: number
  /** 784 bytes: the mean of each pixel, rounded. All 0 where there are none. */
  readonly image: Uint8Array
}

/** For each of the ten labels, how many of these images have it, and their mean. */
export function meansOf({ images, labels }: Pick<Data, 'images' | 'labels'>, of: Iterable<number>): readonly Mean[] {
  const sums = Array.from({ length: 10 }, () => new Float64Array(pixels))
  const counts = new Array<number>(10).fill(0)
  for (const i of of) {
    const label = labels[i]!
    const sum = sums[label]!
    counts[label]!++
    for (let p = 0; p < pixels; p++) sum[p]! += images[i * pixels + p]!
  }
  return sums.map((sum, label) => ({ count: counts[label]!, image: Uint8Array.from(sum, (s) => (counts[label] ? Math.round(s / counts[label]) : 0)) }))
}

/** Root mean square difference of an image from a mean, 0 … 1. */
export function strangeness(images: Uint8Array, image: number, mean: Uint8Array): number {
  let sum = 0
  for (let p = 0; p < pixels; p++) {
    const difference = images[image * pixels + p]! - mean[p]!
    sum += difference * difference
  }
  return Math.sqrt(sum / pixels) / 255
}

/** Before the letters are here: every letter keeps its place. */
export const nothing: readonly Mean[] = Array.from({ length: 10 }, () => ({ count: 0, image: new Uint8Array(pixels) }))
