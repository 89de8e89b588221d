import { type Grid, over, range } from '../../../src/runs/grid.ts'
import type { Spec } from '../../../src/runs/spec.ts'
import { learningRates } from '../02-learning-rate/grid.ts'
import { widths } from '../03-width/grid.ts'

/** The original's nine networks: five learning rates, of which one is the usual, two other widths, two layers, dropout. */
export const nine: readonly Partial<Spec>[] = [
  ...learningRates.map((learningRate) => ({ learningRate })),
  ...widths.filter((layers) => layers !== '1000').map((layers) => ({ layers })),
  { layers: '500,500' },
  { dropout: 0.5 },
]

/** Long enough for each of them, and stopped once the validation error has not fallen for four epochs. */
export const stopped: Partial<Spec> = { epochs: 20, patience: 4 }

const specs = nine.map((change) => ({ ...stopped, ...change }))

const grid: Grid = {
  groups: [
    { says: 'the nine, stopped early, seeds 1 to 10', specs: over(range(1, 10), specs) },
    { says: 'the nine, stopped early, seeds 11 to 30', specs: over(range(11, 30), specs) },
  ],
}

export default grid
