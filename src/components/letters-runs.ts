import { deviation, mean } from '../math/stats/mean.ts'
import type { Run } from '../runs/run.ts'
import { defaultSpec, type Spec } from '../runs/spec.ts'
import { splitNames, type SplitName } from '../training/data.ts'
import { dataHash } from '../training/manifest.ts'
import { allRuns } from './experiment.ts'
import { manifest } from './letters.ts'

/** Seeds of the card: the reader's own first run, seed 1, is none of them. */
export const seeds = Array.from({ length: 10 }, (_, i) => i + 2)

/**
 * Of these runs, the finished ones of the default experiment on one data set, in the order of the seeds. Every field
 * but the seed and the data's name is at its default.
 */
export function acrossSeeds(runs: readonly Run[], data: Spec['data'], hash: string): readonly Run[] {
  return seeds.flatMap((seed) => {
    const wanted: Spec = { ...defaultSpec, data, seed }
    const isWanted = (run: Run) => run.data === hash && run.end === 'finished' && Object.entries(wanted).every(([field, value]) => run.spec[field as keyof Spec] === value)
    return runs.find(isWanted) ?? []
  })
}

/** Errors after the last epoch over runs, as shares: their mean, standard deviation (n − 1), least and largest. */
export interface Spread {
  readonly mean: number
  readonly deviation: number
  readonly least: number
  readonly largest: number
}

export function spread(runs: readonly Run[], split: SplitName): Spread {
  const errors = runs.map((run) => run.epochs.at(-1)![split].error)
  return { mean: mean(errors), deviation: deviation(errors), least: Math.min(...errors), largest: Math.max(...errors) }
}

/** The runs of each data set, where there are at least two. */
export interface Errors {
  readonly data: Spec['data']
  readonly runs: readonly Run[]
  readonly of: Readonly<Record<SplitName, Spread>>
}

/** From all reference runs of the book. */
export async function errorsOnLetters(): Promise<readonly Errors[]> {
  const runs = allRuns()
  const found: Errors[] = []
  for (const data of manifest.splits) {
    const some = acrossSeeds(runs, data, await dataHash(manifest, data))
    if (some.length >= 2) found.push({ data, runs: some, of: Object.fromEntries(splitNames.map((split) => [split, spread(some, split)])) as Errors['of'] })
  }
  return found
}
