import { scaleLog } from 'd3'
import type { Axis, Claimed, Group } from './comparison.ts'

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

/** The least distance between neighboring places, in percent of the axis; the whole axis for one place. */
export const nearest = (places: readonly Place[]): number => Math.min(100, ...places.slice(1).map((one, i) => one.place - places[i]!.place))
