import type { Band } from '../../charts/scales.ts'
import type { Measure } from '../../charts/splits.ts'
import { apartFromSeed, type Group } from '../../runs/bands.ts'
import type { Spec } from '../../runs/spec.ts'
import { site } from './fields.ts'

/** The reference bands of this site; none where the file is missing, since the lab is whole without them. */
export async function loadBands(): Promise<readonly Group[]> {
  try {
    const answer = await fetch(`${site()}runs/bands.json`)
    return answer.ok ? ((await answer.json()) as Group[]) : []
  } catch {
    return []
  }
}

/** What the reference runs of this experiment did, whatever their seeds. */
export function bandOf(groups: readonly Group[], spec: Spec, measure: Measure): Band | undefined {
  const text = apartFromSeed(spec)
  const group = groups.find((g) => g.spec === text)
  return group && { says: `${group.seeds.length} reference seeds`, ...group.ranges[measure] }
}
