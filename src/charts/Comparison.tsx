import { ComparisonAcross } from './ComparisonAcross.tsx'
import { ComparisonDown } from './ComparisonDown.tsx'
import { type Axis, type Claimed, errorAxis, extent, type Group, placesOf } from './comparison.ts'
import { findingOfComparison } from './findings.ts'

export interface ComparisonProps {
  /** Axis title with the unit: `Validation error after 8 epochs, %`. */
  title: string
  axis: Axis
  groups: readonly Group[]
  /** Single values of someone else, drawn as pencil crosses. */
  claimed?: readonly Claimed[]
  /** Whose crosses they are, in the marker's hand. */
  hand?: string
  /** What others came to, drawn behind as pale bands over their whole range. */
  reference?: readonly Group[]
  /** Thin lines join the runs of one seed. */
  matched?: boolean
  /** Whose dots they are. */
  whose?: string
}

/**
 * Error over groups of runs: every seed a dot, mean and 95 % interval a bar, claims as crosses. Two drawings: on narrow
 * pages it is turned, since places on a logarithmic axis may lie close together.
 */
export function Comparison({ title, axis, groups, claimed = [], hand = '', reference = [], matched = false, whose = 'our runs' }: ComparisonProps) {
  const drawn = groups.filter((group) => group.seeds.length > 0)
  const behind = reference.filter((group) => group.seeds.length > 0)
  const errors = [...[...drawn, ...behind].flatMap(extent), ...claimed.map((c) => c.error)]
  const places = placesOf(axis, [...groups, ...reference], claimed)
  const place = new Map(places.map((one) => [one.at, one.place]))
  const drawing = { title, axis, groups: drawn, claimed, hand, reference: behind, matched, whose, places, place: (at: number | string) => place.get(at)!, error: errorAxis(errors) }
  return (
    <div className={axis.kind === 'log' ? 'comparison' : 'comparison columns'} role="img" aria-label={findingOfComparison(axis, drawn, claimed, behind)}>
      <ComparisonAcross {...drawing} />
      <ComparisonDown {...drawing} />
    </div>
  )
}
