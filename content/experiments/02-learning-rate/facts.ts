import type { RatePoint } from '../../../src/charts/rates.ts'
import type { Split } from '../../../src/charts/splits.ts'
import { expectedBest } from '../../../src/math/stats/best.ts'
import { bootstrapMean, type Interval } from '../../../src/math/stats/bootstrap.ts'
import { deviation, mean } from '../../../src/math/stats/mean.ts'
import { standardError, twoProportions, wilson } from '../../../src/math/stats/proportions.ts'
import { judge, leastOf, type Claims, wrongOf } from '../../../src/runs/claims.ts'
import type { Run } from '../../../src/runs/run.ts'
import { defaultSpec } from '../../../src/runs/spec.ts'

/** One learning rate of the reference runs: the chart's point, and what the prose needs beside it. */
export interface Rate extends RatePoint {
  /** Standard deviation over seeds, validation error. */
  scatter: number
  train: number
  test: number
}

function ratesOf(runs: readonly Run[]): Rate[] {
  const groups = Map.groupBy(runs, (run) => run.spec.learningRate)
  return [...groups]
    .map(([rate, all]) => {
      const last = (run: Run, split: Split) => run.epochs.at(-1)![split].error
      const seeds = all.map((run) => ({ seed: run.spec.seed, error: last(run, 'validation') })).toSorted((a, b) => a.seed - b.seed)
      const errors = seeds.map((s) => s.error)
      const { mean: center, low, high } = bootstrapMean(errors)
      return { rate, seeds, mean: center, low, high, scatter: deviation(errors), train: mean(all.map((run) => last(run, 'train'))), test: mean(all.map((run) => last(run, 'test'))) }
    })
    .toSorted((a, b) => a.rate - b.rate)
}

/** Only the seeds that every rate has: all rates then meet the same weights and the same order of images. */
function matchedSeeds(runs: readonly Run[]): Run[] {
  const rates = Map.groupBy(runs, (run) => run.spec.learningRate)
  const having = (seed: number) => [...rates.values()].every((all) => all.some((run) => run.spec.seed === seed))
  return runs.filter((run) => having(run.spec.seed))
}

/** Mean difference a − b over the seeds that both have, with its 95 % interval. */
export function paired(a: RatePoint, b: RatePoint): Interval & { seeds: number } {
  const errors = new Map(b.seeds.map((s) => [s.seed, s.error]))
  const differences = a.seeds.flatMap(({ seed, error }) => (errors.has(seed) ? [error - errors.get(seed)!] : []))
  return { ...bootstrapMean(differences), seeds: differences.length }
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
  const finished = matchedSeeds(runs.filter((run) => run.end === 'finished'))
  const rates = ratesOf(finished)
  const at = (rate: number) => {
    const found = rates.find((r) => r.rate === rate)
    if (!found) throw new RangeError(`There are no reference runs at learning rate ${rate}: npm run pretrain makes them.`)
    return found
  }
  for (const { learningRate } of claims.runs) at(learningRate)
  const sorted = rates.toSorted((a, b) => a.mean - b.mean)
  const [least, greatest] = [sorted[0]!, sorted.at(-1)!]
  const verdict = judge(claims, claims.claims[0]!)
  const { named, least: printed, wrong } = verdict
  const byTest = leastOf(claims, 'test')
  const jump = claims.runs.toSorted((a, b) => b.validation - a.validation)[0]!
  const place = claims.runs.indexOf(jump)
  const [before, after] = [claims.runs[place - 1]!, claims.runs[place + 1]!]
  const test = claims.images.test
  return {
    spec: defaultSpec,
    units: Number(defaultSpec.layers),
    /** From one of the original's rates to the next, and by what factor. */
    steps: claims.runs.slice(1).map((run, i) => ({ from: claims.runs[i]!.learningRate, to: run.learningRate, by: run.learningRate / claims.runs[i]!.learningRate })).toSorted((a, b) => b.by - a.by),
    rates,
    at,
    least,
    greatest,
    seeds: Math.min(...rates.map((r) => r.seeds.length)),
    epochs: Math.max(...finished.map((run) => run.epochs.length)),
    claimed: claims.runs.map((run) => ({ rate: run.learningRate, error: run.validation / 100 })),
    verdict,
    difference: paired(at(named.learningRate), at(printed.learningRate)),
    /** The rates whose interval meets that of the least mean, itself left out. */
    overlapping: rates.filter((r) => r !== least && r.low <= least.high && least.low <= r.high),
    tightest: rates.toSorted((a, b) => a.scatter - b.scatter)[0]!,
    loosest: rates.toSorted((a, b) => b.scatter - a.scatter)[0]!,
    counts: { ...wrong, p: twoProportions(wrong.named, wrong.of, wrong.least, wrong.of).p, interval: wilson(wrong.least, wrong.of), error: standardError(wrong.least, wrong.of) },
    byTest: { run: byTest, wrong: wrongOf(byTest.test, test), other: wrongOf(printed.test, test), of: test, p: twoProportions(wrongOf(byTest.test, test), test, wrongOf(printed.test, test), test).p },
    jump: { run: jump, before, after, ratio: (1 - jump.validation / 100) / (1 - after.validation / 100), without: 1 - (1 - jump.validation / 100) / 0.9 },
    flattery: (settings: number) => ({ errors: expectedBest(settings), points: expectedBest(settings) * standardError(wrong.least, wrong.of) }),
  }
}

export type Facts = ReturnType<typeof factsOf>
