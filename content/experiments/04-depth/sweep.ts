import type { Group } from '../../../src/charts/comparison.ts'
import { type Across, paired } from '../../../src/runs/compare.ts'
import { costsOf } from '../../../src/runs/costs.ts'
import { findingOf } from '../../../src/runs/finding.ts'
import { unitsOf } from '../../../src/runs/layers.ts'
import type { Run } from '../../../src/runs/run.ts'
import { seriesOf, stepsBetween } from '../../../src/runs/series.ts'
import { stacks } from './grid.ts'

export interface Stack extends Group {
  at: string
  layers: number
  parameters: number
  train: Across
}

/** What none to four hidden layers of one width come to; undefined as long as too few seeds of them are matched. */
export function sweepOf(runs: readonly Run[]) {
  const settings = seriesOf(runs, stacks.map((layers) => ({ layers })))
  if (!settings) return undefined
  const depths = settings.map(({ spec, ...setting }): Stack => {
    const layers = unitsOf(spec.layers).length
    return { at: spec.layers, says: layers === 0 ? 'none' : String(layers), layers, parameters: costsOf(spec).parameters, ...setting }
  })
  const steps = stepsBetween(depths)
  const least = depths.toSorted((a, b) => a.mean - b.mean)[0]!
  const deepest = depths.at(-1)!
  return {
    depths,
    units: unitsOf(stacks.at(-1)!)[0]!,
    seeds: depths[0]!.seeds.length,
    steps: steps.map((step) => ({ ...step, finding: findingOf(step.difference) })),
    least,
    /** Parameters of every further layer after the first. */
    further: deepest.parameters - depths.at(-2)!.parameters,
    deepest,
    /** Training error of the deepest minus that of the depth with the least validation error. */
    fits: paired(deepest.train, least.train),
  }
}

export type Sweep = NonNullable<ReturnType<typeof sweepOf>>
