import { extent, mean, median, sum } from 'd3'
import { writeState } from '../fields/state.ts'
import { workOf } from '../runs/costs.ts'
import type { RunFile } from '../runs/provenance.ts'
import { enginesOf } from '../runs/run.ts'
import { type Spec, specFields } from '../runs/spec.ts'

/** Runs that cost about the same: one network, one length, one size of the training set, one engine, one kind of processor. Seconds by the wall, of one core. */
export interface Expense {
  readonly layers: string
  /** The fewest and the most that a run took: they differ where it may stop early. */
  readonly epochs: readonly [least: number, most: number]
  readonly trainingImages: number
  readonly dropout: boolean
  readonly engine: string
  readonly processor: string
  readonly runs: number
  readonly median: number
  readonly least: number
}

/** What runs took, the dearest first. */
export function expenses(runs: readonly RunFile[]): Expense[] {
  const kind = ({ spec: { layers, epochs, patience, dropout, trainingImages }, made, provenance }: RunFile) => ({ layers, epochs, patience, trainingImages, dropout: dropout > 0, engine: enginesOf({ made }), processor: provenance.processor })
  return [...Map.groupBy(runs, (run) => JSON.stringify(kind(run))).values()]
    .map((alike) => {
      const { patience: _, ...same } = kind(alike[0]!)
      const walls = alike.map(({ provenance }) => provenance.wall)
      return { ...same, epochs: extent(alike, ({ epochs }) => epochs.length) as [number, number], runs: alike.length, median: median(walls)!, least: Math.min(...walls) }
    })
    .toSorted((a, b) => b.median - a.median)
}

/** What is done of the specs that are wanted, and what the rest would take. Hours of one core. */
export interface Outlook {
  readonly wanted: number
  readonly made: number
  /** Of the runs that are made, by the wall. */
  readonly spent: number
  /** Estimates: products and additions of a spec, times the median time that the engine's runs took for one. */
  readonly left: number
  readonly anew: number
}

/** The mean share of its epochs that a run went which may stop early; 1 where there is none. */
export const shareOf = (runs: readonly RunFile[]): number => mean(runs.filter(({ spec }) => spec.patience > 0), ({ spec, epochs }) => epochs.length / spec.epochs) ?? 1

/**
 * A run that may stop early is taken to go as far, of the epochs that it is allowed, as those did that are there.
 * @param scored images of validation and test together @param engine whose pace counts
 */
export function outlook(specs: readonly Spec[], runs: readonly RunFile[], scored: number, engine: string): Outlook {
  const done = ({ spec, epochs }: RunFile) => workOf({ ...spec, epochs: epochs.length }, scored)
  const pace = median(runs.filter(({ made }) => made.every(({ by }) => by === engine)), (run) => run.provenance.wall / done(run)) ?? Number.NaN
  const share = shareOf(runs)
  const hours = (some: readonly Spec[]) => (pace * sum(some, (spec) => (spec.patience > 0 ? share : 1) * workOf(spec, scored))) / 3600
  const textOf = (spec: Spec) => writeState(specFields, spec).toString()
  const made = new Set(runs.map(({ spec }) => textOf(spec)))
  const missing = specs.filter((spec) => !made.has(textOf(spec)))
  return { wanted: specs.length, made: specs.length - missing.length, spent: sum(runs, ({ provenance }) => provenance.wall) / 3600, left: hours(missing), anew: hours(specs) }
}
