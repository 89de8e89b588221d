import { percent } from './numbers.ts'

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

/** One line per seed, and part, through the groups that have it, in their order: matched runs side by side. Seeds of one group alone have none. */
export function joined(groups: readonly Group[]): { seed: number; points: { at: number | string; error: number }[] }[] {
  const seeds = new Set(groups.flatMap((group) => group.seeds.map(({ seed }) => seed)))
  const parts = [...Map.groupBy(groups, ({ part }) => part).values()]
  return [...seeds]
    .flatMap((seed) => parts.map((some) => ({ seed, points: some.flatMap(({ at, seeds }) => seeds.filter((s) => s.seed === seed).map(({ error }) => ({ at, error }))) })))
    .filter(({ points }) => points.length > 1)
}

/** The errors of a group's seeds, and the ends of its interval where it has one. */
export const errorsOf = ({ seeds, low, high }: Group): number[] => [...seeds.map(({ error }) => error), low, high].filter(Number.isFinite)

/** Least and greatest error of a group, seeds and interval. */
export function extent(group: Group): [number, number] {
  const all = errorsOf(group)
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

/** Text for a comparison: least and greatest mean with their intervals; then the claimed values, and what stands behind. */
export function findingOfComparison(axis: Axis, groups: readonly Group[], claimed: readonly Claimed[] = [], reference: readonly Group[] = []): string {
  const sorted = groups.toSorted((a, b) => a.mean - b.mean)
  const interval = ({ low, high }: Group) => (Number.isFinite(low) ? `, 95\u00a0% interval ${percent(low)} to ${percent(high)}` : '')
  const tell = (g: Group) => `${namedWithPart(g)} (${percent(g.mean)}${interval(g)}, ${g.seeds.length} ${g.seeds.length === 1 ? 'seed' : 'seeds'})`
  const [least, most] = [sorted[0], sorted.at(-1)]
  const ours = !least || !most ? 'No run is there yet.' : least === most ? `One group: ${tell(least)}.` : `The mean error is least at ${tell(least)} and greatest at ${tell(most)}.`
  const said = (at: Claimed['at']) => [...groups, ...reference].find((g) => g.at === at)?.says ?? String(at)
  const theirs = claimed.length > 0 ? ` Single values claimed: ${claimed.map((c) => `${percent(c.error)} at ${said(c.at)}`).join(', ')}.` : ''
  const behind = reference.length > 0 ? ` Reference runs are drawn behind: ${reference.map((g) => `${g.says} ${percent(g.mean)}`).join(', ')}.` : ''
  const what = axis.says.charAt(0).toUpperCase() + axis.says.slice(1)
  return `${what}. ${ours}${theirs}${behind}`
}
