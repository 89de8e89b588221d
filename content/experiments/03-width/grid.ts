import { type Grid, over, range } from '../../../src/runs/grid.ts'

/** Units of the hidden layer that the original tried. */
export const widths = ['100', '500', '1000'] as const

/** From a layer that is hardly one to twice the widest that the original tried. */
export const allWidths = ['10', '20', '50', '100', '200', '500', '1000', '2000'] as const

const networks = widths.map((layers) => ({ layers }))

const grid: Grid = {
  groups: [
    { says: 'three widths, seeds 1 to 5', specs: over(range(1, 5), networks) },
    { says: 'three widths, seeds 6 to 10', specs: over(range(6, 10), networks) },
    { says: 'eight widths, seeds 1 to 5', specs: over(range(1, 5), allWidths.map((layers) => ({ layers }))) },
  ],
}

export default grid
