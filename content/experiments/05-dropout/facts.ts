import type { Group } from '../../../src/charts/comparison.ts'
import { deviation } from '../../../src/math/stats/mean.ts'
import { pairsFor } from '../../../src/math/stats/power.ts'
import { twoProportions } from '../../../src/math/stats/proportions.ts'
import { apartFromSeed } from '../../../src/runs/bands.ts'
import { type Claims, printed } from '../../../src/runs/claims.ts'
import { type Across, across, type Difference, differences, errorOf, matchedRuns, pairedTogether, winsOf } from '../../../src/runs/compare.ts'
import { findingOf, together } from '../../../src/runs/finding.ts'
import { fall, verdictFalls } from '../../../src/runs/judge.ts'
import { enginesOf, type Run } from '../../../src/runs/run.ts'
import { defaultSpec } from '../../../src/runs/spec.ts'
import { budgets, shares } from './grid.ts'
import { sweepOf } from './sweep.ts'

/** What a mask of share p left out does to one output of 1: scaled by 1/(1 − p), its mean is 1, its variance p/(1 − p). */
export function mask(p: number): { scale: number; mean: number; variance: number } {
  const scale = 1 / (1 - p)
  const mean = p * 0 + (1 - p) * scale
  return { scale, mean, variance: p * (0 - mean) ** 2 + (1 - p) * (scale - mean) ** 2 }
}

/** How many of so many units a mask leaves on average, and how far that scatters. */
export const left = (units: number, p: number) => ({ mean: units * (1 - p), deviation: Math.sqrt(units * p * (1 - p)) })

/** Decimal digits of 2ⁿ. */
export const digitsOf = (n: number): number => Math.floor(n * Math.log10(2)) + 1

export interface Share extends Group {
  at: string
  share: number
  /** Training errors over the same seeds, masks off. */
  train: Across
}

/** One run a seed that went at least so far. A long run begins as the short one of its seed, on one engine to the bit, so the longest tells of both lengths. */
function longest(runs: readonly Run[], share: number, epochs: number): Run[] {
  const some = runs.filter(({ spec }) => spec.dropout === share && spec.epochs >= epochs).toSorted((a, b) => b.spec.epochs - a.spec.epochs)
  return [...new Map(some.toReversed().map((run) => [run.spec.seed, run])).values()]
}

/** The matched runs of these shares after so many epochs of training. One between the first and the last is left out where it has fewer seeds than they. */
function sharesOf(runs: readonly Run[], epochs: number, all: readonly number[]): Share[] {
  const [first, last] = [all[0]!, all.at(-1)!]
  const ends = matchedRuns([longest(runs, first, epochs), longest(runs, last, epochs)])[0]!.length
  const some = all.filter((share) => share === first || share === last || longest(runs, share, epochs).length >= ends)
  return matchedRuns(some.map((share) => longest(runs, share, epochs))).map((group, i) => {
    const share = some[i]!
    if (group.length < 2) throw new RangeError(`There are not two matched reference runs of dropout ${share} with ${epochs} epochs: npm run pretrain makes them.`)
    return { at: String(share), says: share === 0 ? 'none' : String(share), share, ...across(group, 'validation', epochs), train: across(group, 'train', epochs) }
  })
}

function compared(groups: readonly Share[]) {
  const [without, most] = [groups[0]!, groups.at(-1)!]
  const [validation, train] = pairedTogether([[most, without], [most.train, without.train]]) as [Difference, Difference]
  const findings = [findingOf(train), findingOf(validation)]
  return { without, most, validation, train, seeds: without.seeds.length, findings, finding: together(findings) }
}

/** Runs without dropout beside runs of the same spec and seed that other chapters show: by which engines, and how far their validation errors lie apart at most. */
function twins(runs: readonly Run[], others: readonly Run[]) {
  const mine = longest(runs, 0, budgets[0])
  const pairs = others.flatMap((other) => mine.filter(({ spec }) => spec.seed === other.spec.seed && apartFromSeed({ ...spec, epochs: budgets[0] }) === apartFromSeed(other.spec)).map((same) => [same, other] as const))
  return {
    seeds: pairs.length,
    engines: [[...new Set(pairs.map(([same]) => enginesOf(same)))], [...new Set(pairs.map(([, other]) => enginesOf(other)))]] as const,
    apart: Math.max(0, ...pairs.map(([same, other]) => Math.abs(errorOf(same, 'validation', budgets[0]) - errorOf(other, 'validation', budgets[0])))),
  }
}

/**
 * All that the chapter says in numbers. @param others runs of other chapters, with which some of these share spec and seed
 * @throws RangeError where a share has no two matched runs
 */
export function factsOf(runs: readonly Run[], claims: Claims, others: readonly Run[] = []) {
  const finished = runs.filter(({ end }) => end === 'finished')
  const verdict = verdictFalls(claims)
  const [from, to] = verdict.claim.along as [(typeof claims.runs)[number], (typeof claims.runs)[number]]
  const groups = sharesOf(finished, budgets[0], shares)
  const short = compared(groups)
  const ends = [shares[0], shares.at(-1)!]
  const long = compared(sharesOf(finished, budgets[1], ends))
  const counts = fall(claims, 'validation', from, to)
  const scatter = deviation(differences(short.most, short.without))
  const seen = (counts.wrong.from - counts.wrong.to) / counts.wrong.of
  return {
    spec: defaultSpec,
    verdict,
    groups,
    twins: twins(finished, others),
    sweep: sweepOf(runs),
    short,
    long: { ...long, groups: [long.without, long.most] },
    epochs: { short: budgets[0], long: budgets[1] },
    claimed: claims.runs.map((run) => ({ at: String(run.spec.dropout), error: printed(run, 'validation') / 100 })),
    theirs: { from, to },
    /** The original's validation errors, in images. */
    counts,
    training: fall(claims, 'training', from, to),
    /** Seeds that a paired comparison needs to see the original's difference in 80 % of attempts, at the scatter of ours. */
    needed: { seen, scatter, seeds: pairsFor(seen, scatter), loose: pairsFor(seen, 0.005) },
    /** Of unmatched pairs the share in which dropout has the lower validation error. */
    wins: winsOf(short.most, short.without),
    steps: defaultSpec.epochs * Math.ceil(defaultSpec.trainingImages / defaultSpec.batch),
  }
}

export type Facts = ReturnType<typeof factsOf>

/** Two published error rates as counts, and the doubt between them. @param of images that each was measured on */
export function published(first: number, second: number, of: number) {
  const [a, b] = [first, second].map((percent) => Math.round((percent * of) / 100)) as [number, number]
  return { first: a, second: b, of, ...twoProportions(a, of, b, of) }
}
