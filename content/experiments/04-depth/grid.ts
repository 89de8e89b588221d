import { type Grid, over, range } from '../../../src/runs/grid.ts'

/** No hidden layer, one, and two: of half the units each, and of the same. */
export const depths = ['none', '1000', '500,500', '1000,1000'] as const

/** None to four hidden layers of one width. */
export const stacks = ['none', '500', '500,500', '500,500,500', '500,500,500,500'] as const

const networks = depths.map((layers) => ({ layers }))
const bug = [{ bug: 'relu-logits' as const }]

const grid: Grid = {
  groups: [
    { says: 'four depths, seeds 1 to 5', specs: over(range(1, 5), networks) },
    { says: 'a ReLU on the logits, seeds 1 to 10', specs: over(range(1, 10), bug) },
    { says: 'a ReLU on the logits, seeds 11 to 20', specs: over(range(11, 20), bug) },
    { says: 'four depths, seeds 6 to 10', specs: over(range(6, 10), networks) },
    { says: 'no hidden layer to four, seeds 1 to 5', specs: over(range(1, 5), stacks.map((layers) => ({ layers }))) },
  ],
}

export default grid
