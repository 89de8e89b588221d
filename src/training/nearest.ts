import type { Data } from './data.ts'
import { pixels } from './pixels.ts'

/** For every image of validation and test, in this order, the training image of the same letter that differs least from it. */
export interface Nearest {
  /** The images asked about. */
  readonly of: readonly number[]
  /** The training image, for each of `of`. */
  readonly image: readonly number[]
  /** Its distance: the root mean square difference of their pixels, 0 (equal) … 1 (black against white). */
  readonly distance: readonly number[]
}

/** By comparing every pair of one letter; a pair is left as soon as it is worse than the best so far. About a second for Letters. */
export function nearestTraining({ images, labels, splits }: Data): Nearest {
  const pupils = Map.groupBy(splits.train, (i) => labels[i]!)
  const of = [...splits.validation, ...splits.test]
  const found = of.map((asked) => {
    let best = Number.POSITIVE_INFINITY
    let image = -1
    for (const pupil of pupils.get(labels[asked]!) ?? []) {
      let sum = 0
      for (let row = 0; row < pixels && sum < best; row += 56)
        for (let p = row; p < row + 56; p++) {
          const difference = images[asked * pixels + p]! - images[pupil * pixels + p]!
          sum += difference * difference
        }
      if (sum < best) [best, image] = [sum, pupil]
    }
    return { image, distance: Math.sqrt(best / pixels) / 255 }
  })
  return { of, image: found.map(({ image }) => image), distance: found.map(({ distance }) => Number(distance.toFixed(5))) }
}
