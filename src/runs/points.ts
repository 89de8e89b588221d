import { valueSays } from '../fields/field.ts'
import { format } from '../math/format.ts'
import type { Interval } from '../math/stats/bootstrap.ts'
import { apartFromSeed } from './bands.ts'
import { meanOf } from './compare.ts'
import type { Epoch } from './run.ts'
import { type Spec, specFields } from './spec.ts'
import { type Axis, pointsOf } from './sweep.ts'

/** One point of a sweep: where it stands, and what each of its seeds came to after the last epoch, as fractions. */
export interface Point extends Interval {
  readonly at: number | string
  readonly says: string
  readonly spec: Spec
  readonly seeds: readonly { readonly seed: number; readonly error: number }[]
}

/** A run as far as a point needs it. */
export interface Ended {
  readonly spec: Spec
  readonly epochs: readonly Epoch[]
}

/** A sweep over one number that is set on a logarithmic scale stands on such an axis; all others are a list. */
export function kindOf(axes: readonly Axis[]): 'log' | 'category' {
  const [axis] = axes
  if (axes.length !== 1 || !axis) return 'category'
  const { control } = specFields[axis.key]
  return control.kind === 'number' && control.log === true && axis.values.every((value) => Number(value) > 0) ? 'log' : 'category'
}

/** The words of an axis: `learning rate`, or `hidden layers, dropout`. */
export function axisSays(axes: readonly Axis[]): string {
  return axes.map(({ key }) => specFields[key].says).join(', ')
}

/** One value as a reader sees it. */
function told(key: keyof Spec, value: Spec[keyof Spec]): string {
  return typeof value === 'number' ? format(value, 6, -7) : valueSays(specFields[key], value)
}

/** Where the points of a sweep stand, in their order, and what they are. */
export function located(axes: readonly Axis[], base: Spec): readonly Omit<Point, 'seeds' | keyof Interval>[] {
  const kind = kindOf(axes)
  return pointsOf(axes, base).map((spec) => {
    const says = axes.map(({ key }) => told(key, spec[key])).join(' · ')
    return { at: kind === 'log' ? Number(spec[axes[0]!.key]) : says, says, spec }
  })
}

/** The points of a sweep that have a run, each with its seeds in order. @param runs those that ended; of one seed the last counts */
export function pointsFrom(axes: readonly Axis[], base: Spec, runs: readonly Ended[]): readonly Point[] {
  const byText = Map.groupBy(runs.filter((run) => run.epochs.length > 0), (run) => apartFromSeed(run.spec))
  return located(axes, base).flatMap((place) => {
    const all = byText.get(apartFromSeed(place.spec)) ?? []
    const bySeed = new Map(all.map((run) => [run.spec.seed, run.epochs.at(-1)!.validation.error]))
    const seeds = [...bySeed].map(([seed, error]) => ({ seed, error })).toSorted((a, b) => a.seed - b.seed)
    return seeds.length === 0 ? [] : [{ ...place, seeds, ...meanOf(seeds.map(({ error }) => error)) }]
  })
}

/** A single value that somebody printed: its spec as text without the seed, and a fraction. */
export interface Printed {
  readonly spec: string
  readonly error: number
}

/** What was printed at the points of a sweep. */
export function printedAt(axes: readonly Axis[], base: Spec, all: readonly Printed[]): readonly { at: Point['at']; error: number }[] {
  return located(axes, base).flatMap(({ at, spec }) => {
    const found = all.find((one) => one.spec === apartFromSeed(spec))
    return found ? [{ at, error: found.error }] : []
  })
}
