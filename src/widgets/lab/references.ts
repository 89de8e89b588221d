import { axisSays, kindOf, type Point, pointsFrom } from '../../runs/points.ts'
import { readCsv } from '../../runs/readCsv.ts'
import type { Spec } from '../../runs/spec.ts'
import { type Axis, sweepNames, sweeps, writeGrid } from '../../runs/sweep.ts'
import { site } from './fields.ts'

/** What the axis of a sweep's drawing is. */
export const axisOf = (axes: readonly Axis[]) => ({ kind: kindOf(axes), says: axisSays(axes) }) as const

/** The reference runs at the points of one of the chapters' sweeps, at this spec; none where there are none, since a sweep is whole without them. */
export async function loadReference(axes: readonly Axis[], base: Spec): Promise<readonly Point[]> {
  const name = sweepNames.find((each) => each === writeGrid(axes))
  if (!name) return []
  try {
    const answer = await fetch(`${site()}runs/${sweeps[name].experiment}.csv`)
    return answer.ok ? pointsFrom(axes, base, readCsv(await answer.text())) : []
  } catch {
    return []
  }
}
