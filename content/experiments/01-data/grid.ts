import { type Grid, over, range } from '../../../src/runs/grid.ts'

const bothWays = [{ data: 'letters' }, { data: 'letters-random' }]

/** Training images that a run may look at: the first so many. */
export const sizes = [500, 1000, 2000, 5000, 10_000, 15_000] as const

/** The default experiment on both splits of the same images: what leaks when a font is in two of them. */
const grid: Grid = {
  groups: [
    { says: 'split by family and at random, seeds 1 to 5', specs: over(range(1, 5), bothWays) },
    { says: 'split by family and at random, seeds 6 to 11', specs: over(range(6, 11), bothWays) },
    { says: 'six sizes of the training set, seeds 1 to 5', specs: over(range(1, 5), sizes.map((trainingImages) => ({ trainingImages }))) },
  ],
}

export default grid
