import { readFileSync } from 'node:fs'
import { percent, points } from '../charts/numbers.ts'
import type { Interval } from '../math/stats/bootstrap.ts'
import { unpaired } from '../math/stats/unpaired.ts'
import { apartFromSeed } from '../runs/bands.ts'
import { across, type Across, fewest } from '../runs/compare.ts'
import { networkOf } from '../runs/layers.ts'
import type { Epoch, Run } from '../runs/run.ts'
import type { Spec } from '../runs/spec.ts'
import { list } from '../runs/words.ts'

/** What `scripts/cross-check/train.py` recorded: runs of PyTorch, each spec without its seed. */
export interface CrossCheck {
  /** The hash of the data set, split included. */
  readonly data: string
  readonly configurations: readonly {
    readonly spec: Omit<Spec, 'seed'>
    readonly runs: readonly {
      readonly seed: number
      /** `algebra`: file names of the libraries that multiplied. `seconds` from start to end by the wall; `finished` is ISO 8601. */
      readonly made: { readonly torch: string; readonly numpy: string; readonly python: string; readonly algebra: readonly string[]; readonly processor: string; readonly threads: number; readonly finished: string; readonly seconds: number }
      readonly epochs: readonly Epoch[]
    }[]
  }[]
}

/** The recorded output, read at build. */
export function recorded(): CrossCheck {
  return JSON.parse(readFileSync('content/guides/cross-check.json', 'utf8')) as CrossCheck
}

/** One configuration as both trained it: validation errors after the last epoch, fractions. */
export interface Compared {
  readonly spec: Omit<Spec, 'seed'>
  /** 784-1000-10. */
  readonly says: string
  readonly ours: Across
  readonly theirs: Across
  /** Ours less PyTorch's, with its 95 % interval; the seeds of the two share no draw. NaN bounds where either has too few. */
  readonly difference: Interval
}

/** Every recorded configuration beside the finished reference runs of the same spec, data and seed numbers, so that both are as many. */
export function compare({ data, configurations }: CrossCheck, runs: readonly Run[]): Compared[] {
  return configurations.map(({ spec, runs: recordedRuns }) => {
    const seeds = new Set(recordedRuns.map(({ seed }) => seed))
    const wanted = apartFromSeed({ ...spec, seed: 1 })
    const ours = across(runs.filter((run) => run.data === data && run.end === 'finished' && seeds.has(run.spec.seed) && apartFromSeed(run.spec) === wanted))
    const theirs = across(recordedRuns.map(({ seed, epochs }) => ({ spec: { ...spec, seed }, epochs })))
    const [a, b] = [ours, theirs].map((group) => group.seeds.map(({ error }) => error)) as [number[], number[]]
    const enough = Math.min(a.length, b.length) >= fewest
    const difference = enough ? unpaired(a, b) : { mean: ours.mean - theirs.mean, low: Number.NaN, high: Number.NaN }
    return { spec, says: networkOf(spec.layers), ours, theirs, difference }
  })
}

/** Whether chance between seeds would do for the difference; undefined of too few seeds. */
export function holdsZero({ difference: { low, high } }: Pick<Compared, 'difference'>): boolean | undefined {
  return Number.isNaN(low) ? undefined : low <= 0 && high >= 0
}

/** Whether the two agree, in sentences. */
export function agreement(compared: readonly Compared[]): string {
  if (compared.length === 0 || compared.some((one) => holdsZero(one) === undefined)) return `Fewer than ${fewest} seeds of a configuration say nothing of whether the two agree.`
  const apart = compared.filter((one) => !holdsZero(one))
  const farthest = Math.max(...compared.flatMap(({ difference: { low, high } }) => [-low, high]))
  if (apart.length === 0) return `In all ${compared.length} configurations the interval holds 0: what lies between the two means is no more than chance between seeds would put there. None of the intervals reaches farther than ${points(farthest)} points from 0, so a larger difference is unlikely.`
  const told = apart.map(({ says, difference: { mean } }) => `with ${says} PyTorch’s mean error is ${points(Math.abs(mean))} points ${mean > 0 ? 'lower' : 'higher'} than ours`)
  const rest = compared.length - apart.length
  return `The two do not agree everywhere: ${list(told)}, and the interval leaves out 0.${rest > 0 ? ` In the other${rest > 1 ? ` ${rest}` : ''} it holds 0.` : ''}`
}

/** What several intervals of 95 % promise together: by Boole's inequality, whatever they have to do with each other. */
export function chance(compared: readonly Compared[]): string {
  return `Were nothing but chance between the two, up to ${percent(0.05 * compared.length, 0)} of such cross-checks would still have an interval that leaves out 0.`
}

/** What made the recorded runs: versions and processors, each once, and the minutes that they took by the wall. */
export function makers({ configurations }: CrossCheck): { torch: string; processor: string; minutes: number } {
  const made = configurations.flatMap(({ runs }) => runs.map((run) => run.made))
  const each = (key: 'torch' | 'processor') => [...new Set(made.map((one) => one[key]))].join(', ')
  return { torch: each('torch'), processor: each('processor'), minutes: made.reduce((sum, { seconds }) => sum + seconds, 0) / 60 }
}
