import type { Group } from '../../../src/charts/comparison.ts'
import { rate } from '../../../src/charts/numbers.ts'
import { standardError } from '../../../src/math/stats/proportions.ts'
import type { Claims } from '../../../src/runs/claims.ts'
import { type Across, pairedTogether } from '../../../src/runs/compare.ts'
import { smallest } from '../../../src/runs/finding.ts'
import type { Run } from '../../../src/runs/run.ts'
import { seriesOf } from '../../../src/runs/series.ts'
import { fineRates } from './grid.ts'

export interface FineRate extends Group {
  at: number
  train: Across
  /** Seeds that name letters no better than a constant answer does. */
  lost: number
}

/** Error of a constant answer: of ten letters, as many of each, it names one. */
export const constant = 1 - 1 / 10

/** How far from its least mean a sweep stays low: neighbors that are shown to lie less than half a point above it, on both sides without a gap. */
function valleyOf(rates: readonly FineRate[]) {
  const place = rates.reduce((best, one, i) => (one.mean < rates[best]!.mean ? i : best), 0)
  const least = rates[place]!
  const others = rates.filter((one) => one !== least)
  const above = new Map(pairedTogether(others.map((one) => [one, least])).map((difference, i) => [others[i]!, difference]))
  const near = (i: number) => (above.get(rates[i]!)?.high ?? Number.POSITIVE_INFINITY) < smallest
  let [from, to] = [place, place]
  while (near(from - 1)) from--
  while (near(to + 1)) to++
  return { least, edge: place === 0 || place === rates.length - 1, flat: rates.slice(from, to + 1), comparisons: others.length }
}

/**
 * What a fine sweep of the learning rate shows; undefined as long as too few seeds of it are matched.
 * @param claims the original's rates, and how many validation images there are
 */
export function sweepOf(runs: readonly Run[], claims: Claims) {
  const settings = seriesOf(runs, fineRates.map((learningRate) => ({ learningRate })))
  if (!settings) return undefined
  const images = claims.images.validation
  const chance = constant - 2 * standardError(constant * images, images)
  const rates = settings.map(({ spec, ...setting }): FineRate => ({ at: spec.learningRate, says: rate(spec.learningRate), ...setting, lost: setting.seeds.filter(({ error }) => error > chance).length }))
  const tried = claims.runs.map(({ spec }) => spec.learningRate).toSorted((a, b) => a - b)
  const gaps = tried.slice(1).map((to, i) => ({ from: tried[i]!, to })).toSorted((a, b) => b.to / b.from - a.to / a.from)
  const valley = valleyOf(rates)
  const { from, to } = gaps[0]!
  return {
    rates,
    ...valley,
    seeds: rates[0]!.seeds.length,
    first: rates[0]!,
    last: rates.at(-1)!,
    /** Of the original's rates: how many, the whole range, the widest gap, and whether the least of ours stands in that gap or beyond all of them. */
    original: { rates: tried.length, from: tried[0]!, to: tried.at(-1)!, gap: { from, to, holds: valley.least.at > from && valley.least.at < to }, beyond: valley.least.at < tried[0]! || valley.least.at > tried.at(-1)!, tried: tried.includes(valley.least.at) },
  }
}

export type Sweep = NonNullable<ReturnType<typeof sweepOf>>
