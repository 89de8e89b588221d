import type { Group } from '../../../src/charts/comparison.ts'
import { rate } from '../../../src/charts/numbers.ts'
import { expectedBest } from '../../../src/math/stats/best.ts'
import { deviation, mean } from '../../../src/math/stats/mean.ts'
import { standardError, twoProportions, wilson } from '../../../src/math/stats/proportions.ts'
import { type ClaimedRun, type Claims, leastOf, printed, wrongOf } from '../../../src/runs/claims.ts'
import { across, errorOf, matchedRuns, paired, pairedTogether } from '../../../src/runs/compare.ts'
import { findingOf } from '../../../src/runs/finding.ts'
import { verdictLeast } from '../../../src/runs/judge.ts'
import type { Run } from '../../../src/runs/run.ts'
import { defaultSpec } from '../../../src/runs/spec.ts'
import { sweepOf } from './sweep.ts'

/** One learning rate of the reference runs: a group of the chart, and what the prose needs beside it. */
export interface Rate extends Group {
  at: number
  /** Standard deviation over seeds, validation error. */
  scatter: number
  train: number
  test: number
}

/** Of the rates that the original tried, only the seeds that every one has; in the order of the rates. */
function ratesOf(runs: readonly Run[], { runs: tried }: Claims): Rate[] {
  const wanted = runs.filter((run) => tried.some(({ spec }) => spec.learningRate === run.spec.learningRate))
  return matchedRuns([...Map.groupBy(wanted, (run) => run.spec.learningRate).values()])
    .map((all) => {
      const at = all[0]!.spec.learningRate
      const group = across(all)
      return { at, says: rate(at), ...group, scatter: deviation(group.seeds.map((s) => s.error)), train: mean(all.map((run) => errorOf(run, 'train'))), test: mean(all.map((run) => errorOf(run, 'test'))) }
    })
    .toSorted((a, b) => a.at - b.at)
}

/** w after so many steps of gradient descent on L = ½w², from w = 1. */
export function descend(rate: number, steps: number): number {
  let w = 1
  for (let i = 0; i < steps; i++) w -= rate * w
  return w
}

/** Steps of a run of the default experiment, and how far Adam can carry one weight in them, at about the rate a step. */
export function travel(rate: number): { steps: number; far: number; initial: number; times: number } {
  const { trainingImages, batch, epochs } = defaultSpec
  const steps = epochs * Math.ceil(trainingImages / batch)
  const initial = Math.sqrt(2 / 784)
  return { steps, far: rate * steps, initial, times: (rate * steps) / initial }
}

/** All that the chapter says in numbers. @throws RangeError where there are no reference runs of a rate that the original tried */
export function factsOf(runs: readonly Run[], claims: Claims) {
  const finished = runs.filter((run) => run.end === 'finished')
  const rates = ratesOf(finished, claims)
  const at = (rate: number) => {
    const found = rates.find((r) => r.at === rate)
    if (!found) throw new RangeError(`There are no reference runs at learning rate ${rate}: npm run pretrain makes them.`)
    return found
  }
  for (const { spec } of claims.runs) at(spec.learningRate)
  const sorted = rates.toSorted((a, b) => a.mean - b.mean)
  const [least, greatest] = [sorted[0]!, sorted.at(-1)!]
  const others = rates.filter((r) => r !== least)
  /** By how much each other rate errs more than the least, judged together. */
  const above = pairedTogether(others.map((r) => [r, least])).map((difference, i) => ({ rate: others[i]!, difference }))
  const verdict = verdictLeast(claims)
  const { named, least: chosen, wrong } = verdict
  const claimed = at(named.spec.learningRate)
  const byTest = leastOf(claims, 'test')
  const jump = claims.runs.toSorted((a, b) => printed(b, 'validation') - printed(a, 'validation'))[0]!
  const place = claims.runs.indexOf(jump)
  const [before, after] = [claims.runs[place - 1]!, claims.runs[place + 1]!]
  const test = claims.images.test
  const [best, other] = [byTest, chosen].map((run) => wrongOf(printed(run, 'test'), test)) as [number, number]
  const right = (run: ClaimedRun) => 1 - printed(run, 'validation') / 100
  return {
    spec: defaultSpec,
    units: Number(defaultSpec.layers),
    /** From one of the original's rates to the next, and by what factor. */
    steps: claims.runs.slice(1).map((run, i) => ({ from: claims.runs[i]!.spec.learningRate, to: run.spec.learningRate, by: run.spec.learningRate / claims.runs[i]!.spec.learningRate })).toSorted((a, b) => b.by - a.by),
    rates,
    sweep: sweepOf(runs, claims),
    at,
    least,
    greatest,
    seeds: Math.min(...rates.map((r) => r.seeds.length)),
    epochs: Math.max(...finished.map((run) => run.epochs.length)),
    claimed: claims.runs.map((run) => ({ at: run.spec.learningRate, error: printed(run, 'validation') / 100 })),
    verdict,
    difference: paired(claimed, at(chosen.spec.learningRate)),
    /** The other rates, apart into those that are shown to err more than the least and those that cannot be told from it. */
    worse: above.filter(({ difference }) => difference.low > 0),
    tied: above.filter(({ difference }) => !(difference.low > 0)).map(({ rate }) => rate),
    /** Of the original's sentence, which needs the rate that it names to err less than each other one. */
    findings: pairedTogether(rates.filter((r) => r !== claimed).map((r) => [claimed, r])).map(findingOf),
    tightest: rates.toSorted((a, b) => a.scatter - b.scatter)[0]!,
    loosest: rates.toSorted((a, b) => b.scatter - a.scatter)[0]!,
    counts: { ...wrong, p: twoProportions(wrong.named, wrong.of, wrong.least, wrong.of).p, interval: wilson(wrong.least, wrong.of), error: standardError(wrong.least, wrong.of) },
    byTest: { run: byTest, wrong: best, other, of: test, p: twoProportions(best, test, other, test).p },
    jump: { run: jump, before, after, ratio: right(jump) / right(after), without: 1 - right(jump) / 0.9 },
    flattery: (settings: number) => ({ errors: expectedBest(settings), points: expectedBest(settings) * standardError(wrong.least, wrong.of) }),
  }
}

export type Facts = ReturnType<typeof factsOf>
