import type { Claimed } from '../../charts/comparison.ts'
import { axisSays, kindOf, type Point, pointsFrom, type Printed, printedAt } from '../../runs/points.ts'
import { readCsv } from '../../runs/readCsv.ts'
import type { Spec } from '../../runs/spec.ts'
import { type Axis, sweepNames, sweeps } from '../../runs/sweep.ts'
import { site } from './fields.ts'

/** What the axis of a sweep's drawing is. */
export const axisOf = (axes: readonly Axis[]) => ({ kind: kindOf(axes), says: axisSays(axes) }) as const

/** What stands behind a reader's sweep: the reference runs at its points, and what the original printed there. */
export interface Behind {
  readonly points: readonly Point[]
  readonly claimed: readonly Claimed[]
}

/** Experiments whose chapters vary what a sweep varies, whatever the values. */
const kin = ([axis, ...more]: readonly Axis[]): readonly string[] => (axis && more.length === 0 ? sweepNames.filter((name) => sweeps[name].grid.startsWith(`${axis.key}=`)).map((name) => sweeps[name].experiment) : [])

/** What a file of the runs says; `none` where it is missing or cannot be read, since a sweep is whole without it. */
async function file<T>(name: string, read: (text: string) => T, none: T): Promise<T> {
  try {
    const answer = await fetch(`${site()}runs/${name}`)
    return answer.ok ? read(await answer.text()) : none
  } catch {
    return none
  }
}

/** What the chapters have at the points of a sweep that varies one field, at this spec. */
export async function loadBehind(axes: readonly Axis[], base: Spec): Promise<Behind> {
  const names = kin(axes)
  if (names.length === 0) return { points: [], claimed: [] }
  const [claims, runs] = await Promise.all([
    file('claims.json', (text) => JSON.parse(text) as Readonly<Record<string, readonly Printed[]>>, {}),
    Promise.all(names.map((name) => file(`${name}.csv`, readCsv, []))),
  ])
  return { points: pointsFrom(axes, base, runs.flat()), claimed: printedAt(axes, base, names.flatMap((name) => claims[name] ?? [])) }
}
