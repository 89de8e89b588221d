import { bootstrapMean, type Interval } from '../math/stats/bootstrap.ts'
import { holm, holmIntervals } from '../math/stats/holm.ts'
import { mean } from '../math/stats/mean.ts'
import { signedRank } from '../math/stats/wilcoxon.ts'
import type { Epoch, Run } from './run.ts'

type Split = 'train' | 'validation' | 'test'

/** One seed of a group and its error after the last epoch, a fraction. */
export interface Seed {
  readonly seed: number
  readonly error: number
}

/** Fewer numbers than these have a mean, and no interval that could be trusted. */
export const fewest = 5

/** The mean with its bootstrap interval; of too few numbers its bounds are NaN. */
export function meanOf(values: readonly number[], level = 0.95): Interval {
  return values.length < fewest ? { mean: mean(values), low: Number.NaN, high: Number.NaN } : bootstrapMean(values, level)
}

/** Runs that differ in their seed alone: every seed, and their mean with its 95 % bootstrap interval, where there are seeds enough. */
export interface Across extends Interval {
  readonly seeds: readonly Seed[]
}

/** The error after the last epoch, or after the one that is asked for. @throws RangeError where the run has no such epoch */
export function errorOf(run: Pick<Run, 'epochs'>, split: Split, epoch = run.epochs.length): number {
  const found: Epoch | undefined = run.epochs[epoch - 1]
  if (!found) throw new RangeError(`This run has ${run.epochs.length} epochs, and no epoch ${epoch}.`)
  return found[split].error
}

/** What runs that differ in their seed alone came to. Seeds in order. */
export function across(runs: readonly Pick<Run, 'spec' | 'epochs'>[], split: Split = 'validation', epoch?: number): Across {
  const seeds = runs.map((run) => ({ seed: run.spec.seed, error: errorOf(run, split, epoch) })).toSorted((a, b) => a.seed - b.seed)
  return { seeds, ...meanOf(seeds.map(({ error }) => error)) }
}

/** Of groups of runs only the seeds that every group has: all groups then meet the same images in the same order. */
export function matchedRuns<R extends Pick<Run, 'spec'>>(groups: readonly (readonly R[])[]): R[][] {
  const having = (seed: number) => groups.every((runs) => runs.some((run) => run.spec.seed === seed))
  return groups.map((runs) => runs.filter((run) => having(run.spec.seed)))
}

/** Errors a − b over the seeds that both have, in the order of a. */
export function differences(a: Pick<Across, 'seeds'>, b: Pick<Across, 'seeds'>): number[] {
  const errors = new Map(b.seeds.map(({ seed, error }) => [seed, error]))
  return a.seeds.flatMap(({ seed, error }) => (errors.has(seed) ? [error - errors.get(seed)!] : []))
}

/** A mean difference a − b over matched seeds. */
export interface Difference extends Interval {
  readonly seeds: number
  /** Two-sided, of Wilcoxon's signed-rank test. */
  readonly p: number
  /** The same by Holm's rule, for all comparisons that were made together. */
  readonly adjusted: number
}

/**
 * Differences a − b that are judged together: their 95 % intervals are widened by Holm's rule, in the order of their p.
 * Of too few seeds the bounds are NaN.
 */
export function pairedTogether(pairs: readonly (readonly [a: Pick<Across, 'seeds'>, b: Pick<Across, 'seeds'>])[]): Difference[] {
  const all = pairs.map(([a, b]) => differences(a, b))
  // Equal numbers of images must be equal sizes: away with what the subtraction of fractions rounded.
  const ps = all.map((some) => signedRank(some.map((d) => Math.round(1e9 * d))).p)
  const adjusted = holm(ps)
  const intervals = holmIntervals(ps, (i, level) => meanOf(all[i]!, level))
  return intervals.map((interval, i) => ({ ...interval, seeds: all[i]!.length, p: ps[i]!, adjusted: adjusted[i]! }))
}

/** One difference that is judged alone. */
export function paired(a: Pick<Across, 'seeds'>, b: Pick<Across, 'seeds'>): Difference {
  return pairedTogether([[a, b]])[0]!
}

/** Of all pairs of one run of each group, matched or not: the share in which a has the lower error. Equals count half. */
export function winsOf(a: Pick<Across, 'seeds'>, b: Pick<Across, 'seeds'>): number {
  const wins = a.seeds.flatMap((one) => b.seeds.map((other): number => (one.error < other.error ? 1 : one.error === other.error ? 0.5 : 0)))
  return wins.reduce((sum, win) => sum + win, 0) / wins.length
}

/** How far two runs of one group, of different seeds, lie apart: mean and greatest distance of their errors. */
export function apart({ seeds }: Pick<Across, 'seeds'>): { mean: number; greatest: number } {
  const distances = seeds.flatMap((one, i) => seeds.slice(i + 1).map((other) => Math.abs(one.error - other.error)))
  return { mean: distances.reduce((sum, d) => sum + d, 0) / distances.length, greatest: Math.max(...distances) }
}
