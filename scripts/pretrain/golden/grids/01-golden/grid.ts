import { type Grid, over } from '../../../../../src/runs/grid.ts'

/**
 * A run that takes a second and touches much of the kernels: two layers of widths that fill no panel, dropout, decay, a
 * smooth activation. `../../<build>/` has what it came to on the builds whose bits are fixed.
 */
const grid: Grid = {
  groups: [{ says: 'the golden run', specs: over([7], [{ layers: '30,13', activation: 'gelu', dropout: 0.2, weightDecay: 0.001, learningRate: 0.004, batch: 64, epochs: 2, trainingImages: 1000 }]) }],
}

export default grid
