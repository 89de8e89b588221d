import { scaleLinear, scaleLog, ticks } from 'd3'

/** One learning rate: what each seed came to, and their mean with its 95 % interval. Errors are fractions. */
export interface RatePoint {
  rate: number
  seeds: readonly { seed: number; error: number }[]
  mean: number
  low: number
  high: number
}

/** A single value that someone claimed, without data behind it. */
export interface Claimed {
  rate: number
  error: number
}

/** Where an axis is cut: values up to `below` keep the scale, values from `above` on stand beyond the cut. */
export interface Cut {
  below: number
  above: number
}

/** The widest gap between neighboring values, if it is wider than all values under it are spread: such a gap would flatten them. */
export function cutOf(values: readonly number[]): Cut | undefined {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b)
  let best: Cut | undefined
  for (let i = Math.ceil(sorted.length / 2); i < sorted.length; i++) {
    const below = sorted[i - 1]!
    const above = sorted[i]!
    if (above - below > below - sorted[0]! && (!best || above - below > best.above - best.below)) best = { below, above }
  }
  return best
}

const cutAt = 82
const beyond = 90

export interface ErrorAxis {
  /** Error as a fraction → 0 (least) … 100 (greatest), percent of the axis. */
  place(error: number): number
  /** Grid values, at most three of them, and one beyond the cut. */
  ticks: number[]
  cut?: { from: number; to: number }
}

/** At most three round values that keep clear of the ends, as finely as that allows. */
function grid([low, high]: readonly [number, number]): number[] {
  const clear = 0.06 * (high - low)
  for (let n = 8; n > 1; n--) {
    const inside = ticks(low, high, n).filter((v) => v > low + clear && v < high - clear)
    if (inside.length <= 3 && inside.length > 0) return inside
  }
  return []
}

/** A linear axis over these errors, cut where one value stands far off. */
export function errorAxis(values: readonly number[]): ErrorAxis {
  const cut = cutOf(values)
  const near = values.filter((v) => Number.isFinite(v) && (!cut || v <= cut.below))
  const low = Math.min(...near)
  const high = Math.max(...near)
  const pad = Math.max(0.06 * (high - low), 0.001)
  const main = scaleLinear([low - pad, high + pad], [0, cut ? cutAt - 4 : 100])
  const lines = grid(main.domain() as [number, number])
  if (!cut) return { place: main, ticks: lines }
  const far = values.filter((v) => Number.isFinite(v) && v >= cut.above)
  const top = Math.max(...far)
  const rest = scaleLinear([cut.above, Math.max(top, cut.above + 0.005)], [beyond, 100])
  const tick = Math.floor(100 * cut.above) / 100
  return {
    place: (error) => (error <= cut.below ? main(error) : error < cut.above ? beyond + rest(cut.above) - rest(cut.above + (cut.above - error)) : rest(error)),
    ticks: [...lines, tick],
    cut: { from: cutAt, to: cutAt + 4 },
  }
}

/** Learning rate → 0 … 100, equal ratios equally far apart, with room at both ends. */
export function rateAxis(rates: readonly number[]): (rate: number) => number {
  return scaleLog([Math.min(...rates) / 1.25, Math.max(...rates) * 1.25], [0, 100])
}

/** Which rates to write under an axis so that neighbors are at least `apart` percent from each other; the last is always written. */
export function written(rates: readonly number[], place: (rate: number) => number, apart: number): number[] {
  const sorted = rates.toSorted((a, b) => a - b)
  const last = sorted.at(-1)
  const kept: number[] = []
  for (const rate of sorted) {
    const before = kept.at(-1)
    if (rate !== last && ((before !== undefined && place(rate) - place(before) < apart) || place(last!) - place(rate) < apart)) continue
    kept.push(rate)
  }
  return kept
}

/**
 * Lanes for dots so that no two in a lane are nearer than `apart`: 0 is next to the bar.
 * @param at positions along the axis, in the order of the seeds
 */
export function lanes(at: readonly number[], apart: number): number[] {
  const taken: number[][] = []
  const lane: number[] = []
  for (const i of at.map((_, i) => i).toSorted((a, b) => at[a]! - at[b]!)) {
    let n = 0
    while (taken[n]?.some((other) => Math.abs(other - at[i]!) < apart)) n++
    ;(taken[n] ??= []).push(at[i]!)
    lane[i] = n
  }
  return lane
}
