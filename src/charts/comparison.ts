import { scaleLinear, scaleLog, ticks } from 'd3'

/** Runs that differ in their seed alone: what each came to, and their mean with its 95 % interval. Errors are fractions. */
export interface Group {
  /** Place on the axis: a number where it is logarithmic, a name where it is a list. */
  at: number | string
  /** The same in a reader's words, written at the axis. */
  says: string
  /** Columns of one part stand side by side under its name, and lines join seeds within it alone. */
  part?: string
  /** None yet: the group keeps its place, and nothing is drawn there. */
  seeds: readonly { seed: number; error: number }[]
  mean: number
  low: number
  high: number
}

/** A group's words where its part does not stand beside them: `none, 8 epochs`. */
export const namedWithPart = ({ says, part }: Pick<Group, 'says' | 'part'>): string => (part === undefined ? says : `${says}, ${part}`)

/** A single value that someone claimed, without data behind it. */
export interface Claimed {
  at: number | string
  error: number
}

/** An error that others are held against, and what it is the error of. */
export interface Level {
  error: number
  says: string
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

/** Leading figures of the grid on a logarithmic axis, from coarse to fine. */
const figures = [[1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5]]

/** A logarithmic axis over these errors: equal ratios are equally far apart, so that neither 6 nor 90 % is pressed flat. Errors of 0 stand at its foot. */
export function logErrorAxis(values: readonly number[]): ErrorAxis {
  const some = values.filter((v) => Number.isFinite(v) && v > 0)
  const [low, high] = some.length > 0 ? [Math.min(...some), Math.max(...some)] : [0.05, 0.5]
  const pad = Math.max((high / low) ** 0.06, 1.01)
  const scale = scaleLog([low / pad, high * pad], [0, 100])
  const inside = figures.map((some) => [0.0001, 0.001, 0.01, 0.1].flatMap((power) => some.map((figure) => Number((figure * power).toPrecision(3)))).filter((v) => v > low / pad ** 0.5 && v < high * pad ** 0.5))
  return { place: (error) => scale(Math.max(error, low / pad)), ticks: inside.find((all) => all.length >= 3 && all.length <= 6) ?? grid([low / pad, high * pad]) }
}

/** A place that is written at the axis, 0 … 100. */
export interface Place {
  at: number | string
  says: string
  place: number
  part?: string
}

/** Every place that a group or a claim has, along the axis; with room at both ends. */
export function placesOf({ kind }: Axis, groups: readonly Pick<Group, 'at' | 'says' | 'part'>[], claimed: readonly Claimed[] = []): readonly Place[] {
  const says = new Map<number | string, string>(claimed.map(({ at }) => [at, String(at)]))
  for (const group of groups) says.set(group.at, group.says)
  if (kind === 'log') {
    const sorted = [...says].toSorted(([a], [b]) => Number(a) - Number(b))
    const [least, greatest] = [Number(sorted[0]?.[0] ?? 1), Number(sorted.at(-1)?.[0] ?? 1)]
    // Room at both ends for the dots of the first and the last group, however long the axis is.
    const pad = Math.max(1.25, (greatest / least) ** 0.065)
    const scale = scaleLog([least / pad, greatest * pad], [0, 100])
    return sorted.map(([at, said]) => ({ at, says: said, place: scale(Number(at)) }))
  }
  const inOrder = [...new Set([...groups.map(({ at }) => at), ...says.keys()])]
  const part = new Map(groups.map((group) => [group.at, group.part]))
  return inOrder.map((at, i) => ({ at, says: says.get(at)!, place: (100 * (i + 0.5)) / inOrder.length, ...(part.get(at) !== undefined && { part: part.get(at)! }) }))
}

/** Width of a word at an axis in px: figures and letters of the fine size, with points and spaces narrower. */
export const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + ('., '.includes(c) ? 3.4 : 6.7), 0)
/** Width of the plot in px where it is narrowest, and what words keep clear between each other. */
export const narrowest = 392
const clear = 8

/** How far apart the middles of two words must stand, in percent of the narrowest plot. */
const room = (a: string, b: string) => (100 * ((widthOf(a) + widthOf(b)) / 2 + clear)) / narrowest

/** Which places to write at a logarithmic axis so that no words touch: the last and the first, powers of ten, then the others in their order. */
export function written(places: readonly Place[]): Place[] {
  const weight = (one: Place) => (one === places.at(-1) ? 0 : one === places[0] ? 1 : Number.isInteger(Number(Math.log10(Number(one.at)).toFixed(9))) ? 2 : 3)
  const kept: Place[] = []
  for (const one of places.toSorted((a, b) => weight(a) - weight(b))) if (kept.every((other) => Math.abs(other.place - one.place) >= room(other.says, one.says))) kept.push(one)
  return places.filter((one) => kept.includes(one))
}

/** The words under the columns as lines: where one line would bring neighbors together, they are broken before their last word. */
export function broken(places: readonly Place[]): readonly (readonly string[])[] {
  const tight = places.some(({ says, place }, i) => i > 0 && place - places[i - 1]!.place < room(places[i - 1]!.says, says))
  return places.map(({ says }) => {
    const cut = says.lastIndexOf(' ')
    return tight && cut > 0 ? [says.slice(0, cut), says.slice(cut + 1)] : [says]
  })
}

/** The parts of the columns in their order, each with where it begins and ends, 0 … 100. */
export function partsOf(places: readonly Place[]): { says: string; from: number; to: number }[] {
  const half = 50 / places.length
  return [...Map.groupBy(places.filter(({ part }) => part !== undefined), ({ part }) => part!)].map(([says, some]) => ({ says, from: some[0]!.place - half, to: some.at(-1)!.place + half }))
}

/** One line per seed, and part, through the groups that have it, in their order: matched runs side by side. Seeds of one group alone have none. */
export function joined(groups: readonly Group[]): { seed: number; points: { at: number | string; error: number }[] }[] {
  const seeds = new Set(groups.flatMap((group) => group.seeds.map(({ seed }) => seed)))
  const parts = [...Map.groupBy(groups, ({ part }) => part).values()]
  return [...seeds]
    .flatMap((seed) => parts.map((some) => ({ seed, points: some.flatMap(({ at, seeds }) => seeds.filter((s) => s.seed === seed).map(({ error }) => ({ at, error }))) })))
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

/** How far lanes stand apart in px so that the most of them keep within the room that a group has: many seeds overlap rather than run into the next group. */
export const laneStep = (all: readonly (readonly number[])[], widest: number, free: number): number => Number(Math.min(widest, free / Math.max(1, ...all.flat())).toFixed(2))

/** The least distance between neighboring places, in percent of the axis; the whole axis for one place. */
export const nearest = (places: readonly Place[]): number => Math.min(100, ...places.slice(1).map((one, i) => one.place - places[i]!.place))
