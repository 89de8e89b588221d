import { type Axis, type Claimed, errorsOf, findingOfComparison, type Group, type Level } from './comparison.ts'
import { ComparisonAcross, linesUnder } from './ComparisonAcross.tsx'
import { ComparisonDown } from './ComparisonDown.tsx'
import { cutOf, errorAxis, logErrorAxis } from './errorAxis.ts'
import { placesOf } from './places.ts'

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
  /** Of the errors. `linear` cuts off claims that stand alone, and stray seeds where no line joins them; `log` is for errors that differ by factors. */
  scale?: 'linear' | 'log'
  /** An error to hold the others against, as a dashed line: that of a constant answer. */
  level?: Level
  /** What the drawing shows, in a sentence or two, for those who cannot see it; least and greatest mean are told in any case. */
  finding?: string
}

/**
 * Error over groups of runs: every seed a dot, mean and 95 % interval a bar, claims as crosses. Two drawings: on narrow
 * pages it is turned, since places on a logarithmic axis may lie close together.
 */
export function Comparison({ title, axis, groups, claimed = [], hand = '', reference = [], matched = false, whose = 'our runs', scale = 'linear', level, finding }: ComparisonProps) {
  const drawn = groups.filter((group) => group.seeds.length > 0)
  const behind = reference.filter((group) => group.seeds.length > 0)
  const errors = [...[...drawn, ...behind].flatMap(errorsOf), ...claimed.map((c) => c.error), ...(level ? [level.error] : [])]
  const joins = matched || axis.kind === 'log'
  const whole = [...drawn.flatMap((group) => (joins ? errorsOf(group) : [group.mean, group.high])), ...behind.flatMap(errorsOf)]
  const places = placesOf(axis, [...groups, ...reference], claimed)
  const place = new Map(places.map((one) => [one.at, one.place]))
  const drawing = { title, axis, groups: drawn, claimed, hand, reference: behind, matched, whose, places, place: (at: number | string) => place.get(at)!, error: scale === 'log' ? logErrorAxis(errors) : errorAxis(errors, cutOf(errors, whole)), ...(level && { level }) }
  const told = findingOfComparison(axis, drawn, claimed, behind)
  return (
    <div className={['comparison', ...(axis.kind === 'log' ? [] : ['columns']), ...(linesUnder(axis, places) > 1 ? ['deep'] : [])].join(' ')} role="img" aria-label={finding ? `${finding} ${told}` : told}>
      <ComparisonAcross {...drawing} />
      <ComparisonDown {...drawing} />
    </div>
  )
}
