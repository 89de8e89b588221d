import { writeState } from '../fields/state.ts'
import type { Epoch, Run, Score } from './run.ts'
import { type Spec, specFields } from './spec.ts'

export type Range = readonly (readonly [low: number, high: number])[]
export type Ranges = Readonly<Record<keyof Score, { readonly train: Range; readonly validation: Range; readonly test: Range }>>

/** Runs that differ in their seed alone: the least and the greatest value of every epoch that all of them reached. */
export interface Group {
  /** The spec as query text, with the default seed. */
  readonly spec: string
  readonly seeds: readonly number[]
  readonly ranges: Ranges
}

/** Specs with equal text are one experiment, whatever their seeds. */
export function apartFromSeed(spec: Spec): string {
  return writeState(specFields, { ...spec, seed: specFields.seed.fallback }).toString()
}

const measures = ['error', 'loss'] as const
const splits = ['train', 'validation', 'test'] as const

/** Five decimals, so that the file stays small; outwards, so that the band still holds its runs. */
function outward(value: number, round: (x: number) => number): number {
  const near = Math.round(1e5 * value)
  return (Math.abs(1e5 * value - near) < 1e-6 ? near : round(1e5 * value)) / 1e5
}

function rangesOf(runs: readonly (readonly Epoch[])[]): Ranges {
  const length = Math.min(...runs.map((epochs) => epochs.length))
  const range = (measure: keyof Score, split: (typeof splits)[number]): Range =>
    Array.from({ length }, (_, i) => {
      const values = runs.map((epochs) => epochs[i]![split][measure])
      return [outward(Math.min(...values), Math.floor), outward(Math.max(...values), Math.ceil)]
    })
  return Object.fromEntries(measures.map((m) => [m, Object.fromEntries(splits.map((s) => [s, range(m, s)]))])) as unknown as Ranges
}

/** The band that lies behind a reader's run, one per experiment. Runs that diverged are left out. */
export function bands(runs: readonly Run[]): Group[] {
  const groups = Map.groupBy(runs.filter((run) => run.end === 'finished'), (run) => apartFromSeed(run.spec))
  return [...groups].map(([spec, all]) => ({ spec, seeds: all.map((run) => run.spec.seed).toSorted((a, b) => a - b), ranges: rangesOf(all.map((run) => run.epochs)) }))
}
