import { type Grid, over, range } from '../../../src/runs/grid.ts'

/** The learning rates that the original tried. */
export const learningRates = [0.0001, 0.0002, 0.002, 0.0025, 0.003] as const

/** Evenly spread on a logarithmic axis, three to a factor of ten, over all that can be worth a try. */
export const fineRates = [0.00001, 0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1] as const

const rates = learningRates.map((learningRate) => ({ learningRate }))

const grid: Grid = {
  groups: [
    { says: 'five learning rates, seeds 1 to 5', specs: over(range(1, 5), rates) },
    { says: 'the default experiment, seeds 6 to 11, for the data set card', specs: over(range(6, 11), [{}]) },
    { says: 'five learning rates, seeds 6 to 10', specs: over(range(6, 10), rates) },
    { says: 'thirteen learning rates, seeds 1 to 5', specs: over(range(1, 5), fineRates.map((learningRate) => ({ learningRate }))) },
  ],
}

export default grid
