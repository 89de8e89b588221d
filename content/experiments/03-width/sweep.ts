import type { Group } from '../../../src/charts/comparison.ts'
import { count } from '../../../src/charts/numbers.ts'
import type { Across } from '../../../src/runs/compare.ts'
import { findingOf } from '../../../src/runs/finding.ts'
import type { Run } from '../../../src/runs/run.ts'
import { seriesOf, type SettingStep, stepsBetween } from '../../../src/runs/series.ts'
import { allWidths } from './grid.ts'

export interface FineWidth extends Group {
  at: number
  train: Across
}

/** By what a doubling of the width multiplies the mean error between two widths. */
const doubling = ({ from, to }: SettingStep<FineWidth>) => (to.mean / from.mean) ** (1 / Math.log2(to.at / from.at))

/** What a fine sweep of the width shows; undefined as long as too few seeds of it are matched. */
export function sweepOf(runs: readonly Run[]) {
  const settings = seriesOf(runs, allWidths.map((layers) => ({ layers })))
  if (!settings) return undefined
  const widths = settings.map(({ spec, ...setting }): FineWidth => ({ at: Number(spec.layers), says: count(Number(spec.layers)), ...setting }))
  const steps = stepsBetween(widths).map((step) => ({ ...step, finding: findingOf(step.difference), doubling: doubling(step) }))
  const open = steps.findIndex(({ finding }) => finding !== 'supported')
  const paid = open < 0 ? steps.length : open
  return {
    widths,
    steps,
    seeds: widths[0]!.seeds.length,
    /** Where width stops paying: how many steps, counted from the narrowest, each lower the error, and what the next one does. */
    paid,
    next: steps[paid],
    /** Later steps that lower the error all the same. */
    again: steps.slice(paid + 1).filter(({ finding }) => finding === 'supported'),
  }
}

export type Sweep = NonNullable<ReturnType<typeof sweepOf>>
