import { apartFromSeed } from './bands.ts'
import { type Across, across, paired } from './compare.ts'
import type { Run } from './run.ts'
import type { Spec } from './spec.ts'

/** A run of the reader's own: what it is called, and whether it stands first or is put aside. */
export interface ReaderRun extends Run {
  readonly name: string
  readonly pinned: boolean
  readonly hidden: boolean
  /** When it was begun, in milliseconds of the calendar. */
  readonly at: number
}

/** Runs of one spec on one data set that differ in their seed alone. */
export interface Experiment<R extends ReaderRun = ReaderRun> {
  readonly key: string
  readonly spec: Spec
  readonly runs: readonly R[]
  /** After the last epoch, validation; of a seed that was run twice, its newest. */
  readonly across: Across
}

/** Lines that one drawing takes, each in a color of its own. */
export const drawable = 5

/** The epoch with the least validation error. */
export function bestOf({ epochs }: Pick<Run, 'epochs'>): { readonly epoch: number; readonly error: number } | undefined {
  const best = epochs.filter((e) => Number.isFinite(e.validation.error)).toSorted((a, b) => a.validation.error - b.validation.error || a.epoch - b.epoch)[0]
  return best && { epoch: best.epoch, error: best.validation.error }
}

export const secondsOfRun = ({ epochs }: Pick<Run, 'epochs'>): number => epochs.reduce((sum, e) => sum + e.seconds, 0)

/** Experiments in the order of their newest run, newest first, those with a pinned run before all others. @param runs newest last */
export function experimentsOf<R extends ReaderRun>(runs: readonly R[]): readonly Experiment<R>[] {
  const groups = Map.groupBy(runs.filter(({ epochs }) => epochs.length > 0), (run) => `${apartFromSeed(run.spec)}|${run.data}`)
  const pinned = (all: readonly R[]) => Number(all.some((run) => run.pinned))
  const last = (all: readonly R[]) => runs.lastIndexOf(all.at(-1)!)
  return [...groups]
    .toSorted(([, a], [, b]) => pinned(b) - pinned(a) || last(b) - last(a))
    .map(([key, all]) => {
      const bySeed = new Map(all.map((run) => [run.spec.seed, run]))
      return { key, spec: all.at(-1)!.spec, runs: all.toSorted((a, b) => a.spec.seed - b.spec.seed || a.at - b.at), across: across([...bySeed.values()]) }
    })
}

/** What two experiments come to against each other, a − b in validation error after the last epoch. */
export type Comparing =
  | { readonly kind: 'none' }
  /** One seed in common: a difference, and no interval, since one number does not scatter. */
  | { readonly kind: 'one'; readonly seed: number; readonly mean: number }
  /** A few in common: too few for an interval that holds the truth as often as it says. */
  | { readonly kind: 'few'; readonly seeds: number; readonly mean: number }
  | { readonly kind: 'several'; readonly seeds: number; readonly mean: number; readonly low: number; readonly high: number }

/** Only seeds that both have enter: those meet the same images in the same order. */
export function comparing(a: Pick<Experiment, 'across'>, b: Pick<Experiment, 'across'>): Comparing {
  const { seeds, mean, low, high } = paired(a.across, b.across)
  if (seeds === 0) return { kind: 'none' }
  if (seeds > 1 && !Number.isFinite(low)) return { kind: 'few', seeds, mean }
  if (seeds > 1) return { kind: 'several', seeds, mean, low, high }
  return { kind: 'one', seed: a.across.seeds.find(({ seed }) => b.across.seeds.some((other) => other.seed === seed))!.seed, mean }
}
