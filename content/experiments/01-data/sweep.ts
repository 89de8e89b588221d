import type { Group } from '../../../src/charts/comparison.ts'
import { count } from '../../../src/charts/numbers.ts'
import type { Interval } from '../../../src/math/stats/bootstrap.ts'
import { bendOf, slopeOf } from '../../../src/math/stats/regression.ts'
import { type Across, meanOf } from '../../../src/runs/compare.ts'
import type { Run } from '../../../src/runs/run.ts'
import { seriesOf } from '../../../src/runs/series.ts'
import { defaultSpec } from '../../../src/runs/spec.ts'
import { sizes } from './grid.ts'

export interface Size extends Group {
  at: number
  train: Across
  /** Steps of a run, all epochs together. */
  steps: number
}

/** A mean of logarithms as the factor that it stands for. */
const factorOf = ({ mean, low, high }: Interval): Interval => ({ mean: Math.exp(mean), low: Math.exp(low), high: Math.exp(high) })

/** What sizes of the training set show; undefined as long as too few seeds of them are matched. */
export function sweepOf(runs: readonly Run[]) {
  const settings = seriesOf(runs, sizes.map((trainingImages) => ({ trainingImages })))
  if (!settings) return undefined
  const all = settings.map(({ spec, ...setting }): Size => ({ at: spec.trainingImages, says: count(spec.trainingImages), steps: spec.epochs * Math.ceil(spec.trainingImages / spec.batch), ...setting }))
  const doublings = all.map(({ at }) => Math.log2(at))
  /** The logarithms of one seed's errors along the sizes. */
  const courses = all[0]!.seeds.map((_, seed) => all.map(({ seeds }) => Math.log(seeds[seed]!.error)))
  const between = (i: number) => factorOf(meanOf(courses.map((course) => (course[i + 1]! - course[i]!) / (doublings[i + 1]! - doublings[i]!))))
  const slope = meanOf(courses.map((course) => slopeOf(doublings, course)))
  const bend = meanOf(courses.map((course) => bendOf(doublings, course)))
  return {
    sizes: all,
    seeds: all[0]!.seeds.length,
    epochs: defaultSpec.epochs,
    first: all[0]!,
    last: all.at(-1)!,
    /** By what twice the letters multiply the error: along the straight line of every seed, and between the first and the last two sizes. */
    twice: factorOf(slope),
    ends: [between(0), between(all.length - 2)] as const,
    /** Slope of error against letters, both as logarithms: the exponent of a power law. */
    exponent: { mean: slope.mean / Math.LN2, low: slope.low / Math.LN2, high: slope.high / Math.LN2 },
    /** Whether the seeds can tell the line from a straight one, and to which side it bends. */
    course: bend.low > 0 ? ('flattens' as const) : bend.high < 0 ? ('steepens' as const) : ('straight' as const),
    /** By what the letters would have to be multiplied to halve the error, if the line went on. */
    half: 2 ** (-Math.LN2 / slope.mean),
  }
}

export type Sweep = NonNullable<ReturnType<typeof sweepOf>>
