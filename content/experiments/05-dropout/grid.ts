import { type Grid, over, range } from '../../../src/runs/grid.ts'

/** Share of hidden units that are left out at a step. */
export const shares = [0, 0.2, 0.5] as const

/** Epochs of the short and of the long training. */
export const budgets = [8, 16] as const

const short = shares.map((dropout) => ({ dropout, epochs: budgets[0] }))
/** A long run begins as the short run of its seed, so it tells of both. */
const long = [shares[0], shares[2]].map((dropout) => ({ dropout, epochs: budgets[1] }))

const grid: Grid = {
  groups: [
    { says: 'without and with, long, seeds 1 to 3', specs: over(range(1, 3), long) },
    { says: 'without and with, long, seeds 4 and 5', specs: over(range(4, 5), long) },
    { says: 'three shares, short, seeds 1 to 5', specs: over(range(1, 5), short) },
    { says: 'without and with, long, seeds 6 to 10', specs: over(range(6, 10), long) },
    { says: 'three shares, short, seeds 6 to 10', specs: over(range(6, 10), short) },
    { says: 'all three shares, long, seeds 1 to 5', specs: over(range(1, 5), [{ dropout: shares[1], epochs: budgets[1] }]) },
  ],
}

export default grid
