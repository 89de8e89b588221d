import { scaleLinear, scaleLog, ticks } from 'd3'

/** Runs that differ in their seed alone: what each came to, and their mean with its 95 % interval. Errors are fractions. */
export interface Group {
  /** Place on the axis: a number where it is logarithmic, a name where it is a list. */
  at: number | string
  /** The same in a reader's words, written at the axis. */
  says: string
  /** None yet: the group keeps its place, and nothing is drawn there. */
  seeds: readonly { seed: number; error: number }[]
  mean: number
  low: number
  high: number
}

/** A single value that someone claimed, without data behind it. */
export interface Claimed {
  at: number | string
  error: number
}

/** What the groups differ in. `log`: equal ratios are equally far apart. `category`: one column each, in their order. */
export interface Axis {
  kind: 'log' | 'category'
  says: string
}

/** Where an axis is cut: values up to `below` keep the scale, values from `above` on stand beyond the cut. */
export interface Cut {
  below: number
  above: number
}

/** The widest gap between neighboring values, if it is half as wide again as all values under it are spread: such a gap would flatten them. */
export function cutOf(values: readonly number[]): Cut | undefined {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b)
  let best: Cut | undefined
  for (let i = Math.ceil(sorted.length / 2); i < sorted.length; i++) {
    const below = sorted[i - 1]!
    const above = sorted[i]!
    if (above - below > 1.5 * (below - sorted[0]!) && (!best || above - below > best.above - best.below)) best = { below, above }
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
  if (near.length === 0) near.push(0, 0.2)
  const low = Math.min(...near)
  const high = Math.max(...near)
  const pad = Math.max(0.06 * (high - low), 0.001)
  const main = scaleLinear([low - pad, high + pad], [0, cut ? cutAt - 4 : 100])
  const lines = grid(main.domain() as [number, number])
  if (!cut) return { place: main, ticks: lines }
  const far = values.filter((v) => Number.isFinite(v) && v >= cut.above)
  const top = Math.max(...far)
  const tick = Math.round(100 * cut.above) / 100
  const start = Math.min(tick, cut.above)
  const rest = scaleLinear([start, Math.max(top, tick, start + 0.005)], [beyond, 100])
  return {
    place: (error) => (error < start ? main(Math.min(error, cut.below)) : rest(error)),
    ticks: [...lines, tick],
    cut: { from: cutAt, to: cutAt + 4 },
  }
}

/** A place that is written at the axis, 0 … 100. */
export interface Place {
  at: number | string
  says: string
  place: number
}

/** Every place that a group or a claim has, along the axis; with room at both ends. */
export function placesOf({ kind }: Axis, groups: readonly Pick<Group, 'at' | 'says'>[], claimed: readonly Claimed[] = []): readonly Place[] {
  const says = new Map<number | string, string>(claimed.map(({ at }) => [at, String(at)]))
  for (const group of groups) says.set(group.at, group.says)
  if (kind === 'log') {
    const sorted = [...says].toSorted(([a], [b]) => Number(a) - Number(b))
    const [least, greatest] = [Number(sorted[0]?.[0] ?? 1), Number(sorted.at(-1)?.[0] ?? 1)]
    const scale = scaleLog([least / 1.25, greatest * 1.25], [0, 100])
    return sorted.map(([at, said]) => ({ at, says: said, place: scale(Number(at)) }))
  }
  const inOrder = [...new Set([...groups.map(({ at }) => at), ...says.keys()])]
  return inOrder.map((at, i) => ({ at, says: says.get(at)!, place: (100 * (i + 0.5)) / inOrder.length }))
}

/** Which places to write at an axis so that neighbors are at least `apart` percent from each other; the last is always written. */
export function written(places: readonly Place[], apart: number): Place[] {
  const last = places.at(-1)
  const kept: Place[] = []
  for (const one of places) {
    const before = kept.at(-1)
    if (one !== last && ((before && one.place - before.place < apart) || last!.place - one.place < apart)) continue
    kept.push(one)
  }
  return kept
}

/** One line per seed through the groups that have it, in their order: matched runs side by side. Seeds of one group alone have none. */
export function joined(groups: readonly Group[]): { seed: number; points: { at: number | string; error: number }[] }[] {
  const seeds = new Set(groups.flatMap((group) => group.seeds.map(({ seed }) => seed)))
  return [...seeds]
    .map((seed) => ({ seed, points: groups.flatMap(({ at, seeds }) => seeds.filter((s) => s.seed === seed).map(({ error }) => ({ at, error }))) }))
    .filter(({ points }) => points.length > 1)
}

/** Least and greatest error of a group, seeds and interval. */
export function extent({ seeds, low, high }: Group): [number, number] {
  const all = [...seeds.map(({ error }) => error), low, high].filter(Number.isFinite)
  return [Math.min(...all), Math.max(...all)]
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
