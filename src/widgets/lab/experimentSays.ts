import { percent, points } from '../../charts/numbers.ts'
import { fewest } from '../../runs/compare.ts'
import type { Comparing, Experiment } from '../../runs/reader.ts'
import { type Spec, specFields } from '../../runs/spec.ts'
import { differences, fieldsSay } from './says.ts'
import type { Plan } from './sweeps.ts'

export const letters = ['A', 'B', 'C', 'D', 'E'] as const

/** What an experiment is, whatever its seeds: what differs from the default one. @param varied fields of which a sweep tries several values */
export function experimentSays(spec: Spec, varied: readonly (keyof Spec)[] = []): string {
  return differences(spec, ['seed', ...varied]) || 'the default experiment'
}

/** What all runs of a sweep share. */
export const sweepSays = ({ axes, base }: Pick<Plan, 'axes' | 'base'>): string => experimentSays(base, axes.map(({ key }) => key))

/** Experiments beside each other: what all of them share, said once, and each by what sets it apart. */
export function besideSays(specs: readonly Spec[]): { shared: string; says: (spec: Spec) => string } {
  const apart = (Object.keys(specFields) as (keyof Spec)[]).filter((key) => key !== 'seed' && specs.some((spec) => spec[key] !== specs[0]![key]))
  // The same fields on other data of the same name are told apart by nothing that a reader knows.
  if (apart.length === 0) return { shared: '', says: experimentSays }
  return { shared: differences(specs[0]!, ['seed', ...apart]), says: (spec) => fieldsSay(spec, apart) }
}

/** The mean of an experiment with its interval, or why there is none. */
export function meanSays({ across: { seeds, mean, low, high } }: Pick<Experiment, 'across'>): string {
  if (seeds.length < fewest) return `validation ${percent(mean)}, ${seeds.length === 1 ? 'one seed' : `${seeds.length} seeds`}: no interval`
  return `validation ${percent(mean)}, 95\u00a0% interval ${points(low)} to ${points(high)}, ${seeds.length} seeds`
}

/** What two experiments come to against each other. @param a and b their letters */
export function comparingSays(found: Comparing, a: string, b: string): string {
  switch (found.kind) {
    case 'none':
      return `${a} and ${b} have no seed in common, so there is nothing to match: run one of them with a seed of the other.`
    case 'one':
      return `With seed ${found.seed}, ${a} minus ${b} is ${points(found.mean)} points of validation error. One pair of runs has no interval: it cannot say how far the next seed would differ.`
    case 'few':
      return `Over ${found.seeds} matched seeds, ${a} minus ${b} is ${points(found.mean)} points of validation error after the last epoch. So few pairs have no interval that could be trusted: run more seeds.`
    case 'several': {
      const { seeds, mean, low, high } = found
      const verdict = low > 0 ? `${b} is better.` : high < 0 ? `${a} is better.` : 'The interval holds 0: these runs do not tell them apart.'
      return `Over ${seeds} matched seeds, ${a} minus ${b} is ${points(mean)} points of validation error after the last epoch, 95\u00a0% interval ${points(low)} to ${points(high)}. ${verdict}`
    }
  }
}
