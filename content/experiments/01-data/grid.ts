import { type Grid, over, range } from '../../../src/runs/grid.ts'

const bothWays = [{ data: 'letters' }, { data: 'letters-random' }]

/** The default experiment on both splits of the same images: what leaks when a font is in two of them. */
const grid: Grid = {
  groups: [
    { says: 'split by family and at random, seeds 1 to 5', specs: over(range(1, 5), bothWays) },
    { says: 'split by family and at random, seeds 6 to 11', specs: over(range(6, 11), bothWays) },
  ],
}

export default grid
