import { mean } from '../math/stats/mean.ts'
import type { Epoch } from '../runs/run.ts'
import { score } from './numbers.ts'
import { type Measure, type Split, splits } from './splits.ts'

export interface MeanAt {
  readonly epoch: number
  readonly value: number
}

/** The mean over runs at every epoch that all of them reached. */
export function meansOf(runs: readonly (readonly Epoch[])[], split: Split, measure: Measure): readonly MeanAt[] {
  const length = runs.length === 0 ? 0 : Math.min(...runs.map((epochs) => epochs.length))
  return Array.from({ length }, (_, i) => ({ epoch: i + 1, value: mean(runs.map((epochs) => epochs[i]![split][measure])) }))
}

/** Heights of labels that keep `apart` from each other, in the order given and near where they belong; percent, downwards. */
export function labelsApart(heights: readonly number[], apart: number): number[] {
  const order = heights.map((_, i) => i).toSorted((a, b) => heights[a]! - heights[b]!)
  const placed = [...heights]
  order.forEach((i, n) => {
    if (n > 0) placed[i] = Math.max(placed[i]!, placed[order[n - 1]!]! + apart)
  })
  // What was pushed over the lower edge pushes back.
  let limit = 100
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i]!, limit)
    limit = placed[i]! - apart
  }
  return placed
}

interface Told {
  readonly letter: string
  readonly says: string
  readonly runs: readonly (readonly Epoch[])[]
  readonly mean: readonly MeanAt[]
}

/** Text for several curves: where each ends, least first. */
export function findingOfOverlay(series: readonly Told[], split: Split, measure: Measure): string {
  const { says } = splits.find((look) => look.split === split)!
  const ended = series.filter(({ mean: curve }) => curve.length > 0).toSorted((a, b) => a.mean.at(-1)!.value - b.mean.at(-1)!.value)
  if (ended.length === 0) return `Axes for ${says.toLowerCase()} ${measure}; no run is shown.`
  const parts = ended.map(({ letter, says: what, runs, mean: curve }) => `${letter} (${what}${runs.length > 1 ? `, mean of ${runs.length} runs` : ''}) ${score(curve.at(-1)!.value, measure)} after epoch ${curve.at(-1)!.epoch}`)
  return `${says} ${measure}, least first: ${parts.join('; ')}.`
}
