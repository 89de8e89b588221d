import { line } from 'd3'
import { type Axis, type Claimed, extent, type Group, joined, laneStep, lanes, type Level } from './comparison.ts'
import type { ErrorAxis } from './errorAxis.ts'
import { percentOf, points as figures } from './numbers.ts'
import { broken, narrowest, nearest, partsOf, type Place, written } from './places.ts'

export interface Drawing {
  title: string
  axis: Axis
  groups: readonly Group[]
  claimed: readonly Claimed[]
  hand: string
  reference: readonly Group[]
  matched: boolean
  whose: string
  places: readonly Place[]
  place: (at: number | string) => number
  error: ErrorAxis
  level?: Level
}

/** Lines of words between the axis and its title: a second one for words that are broken or parts that are named. */
export const linesUnder = (axis: Axis, places: readonly Place[]): number => (axis.kind === 'category' && (partsOf(places).length > 0 || broken(places).some((lines) => lines.length > 1)) ? 2 : 1)

export const cross = 'M-5 -5l10 10M5 -5.4l-10 10.4'
/** A grid value in percent, with as many decimals as it has: no two of an axis are printed alike. */
export const gridFigure = (value: number) => figures(value, String(Number((100 * value).toFixed(4))).split('.')[1]?.length ?? 0)
/** How many seeds each of the bands behind stands for: `10`, or `10 to 11` where they are not as many. */
function seedsOf(groups: readonly Group[]): string {
  const counts = groups.map(({ seeds }) => seeds.length)
  return [...new Set([Math.min(...counts), Math.max(...counts)])].join(' to ')
}
/** Height of the plot; the stylesheet has the same number. */
const height = 336

/** What the bands behind are, in two lines of the drawing or one of its key. */
export const bandSays = (groups: readonly Group[]) => [`band: ${seedsOf(groups)}`, 'reference seeds'] as const

/** What the bar of a group stands for: of few seeds it has no interval. */
export const barSays = (groups: readonly Group[]) => `bar: mean${groups.some(({ low }) => Number.isFinite(low)) ? ', 95\u00a0%' : ''}`

/** Groups from left to right. */
export function ComparisonAcross({ title, axis, groups, claimed, hand, reference, matched, whose, places, place, error, level }: Drawing) {
  const yAt = (place: number, on = 0) => Number((height - (height * place) / 100 + on).toFixed(1))
  const y = (value: number) => yAt(error.place(value))
  const x = (at: number | string) => Number(place(at).toFixed(2))
  const trace = line<{ at: number | string; error: number }>().x((p) => x(p.at)).y((p) => y(p.error))
  const along = groups.toSorted((a, b) => place(a.at) - place(b.at))
  const shown = new Set(axis.kind === 'log' ? written(places) : places)
  const words = new Map(axis.kind === 'log' ? places.map((one) => [one, [one.says]]) : broken(places).map((lines, i) => [places[i]!, lines]))
  const parts = partsOf(places)
  const lane = new Map(along.map((group) => [group, lanes(group.seeds.map((s) => y(s.error)), 5)]))
  // Beside its dots a group has a bar of 14 px with the space to the next.
  const step = laneStep([...lane.values()], 4.6, (narrowest * nearest(places)) / 100 - 18)
  const top = claimed.toSorted((a, b) => b.error - a.error)[0]
  const last = along.at(-1)
  const furthest = reference.toSorted((a, b) => place(a.at) - place(b.at)).at(-1)
  /** Lines of the key at the right edge. */
  const keyed = (lines: readonly string[], from: number) => lines.map((line, i) => <text key={line} x="14" y={from + 17 * i}>{line}</text>)
  // Lines between matched seeds end in the dots: these then stand on the place itself, bar and cross beside it.
  const [dots, bar, mark] = matched ? [0, 13, 26] : [-6, 2, 0]
  return (
    <div className="across" aria-hidden="true">
      <p className="t">{title}</p>
      <svg className="chart plot" height={height}>
        {error.ticks.map((value) => (
          <g key={value}>
            <line className="gridl" x1="0" x2="100%" y1={y(value)} y2={y(value)} />
            <text x="-8" y={y(value)} dy="4" textAnchor="end">
              {gridFigure(value)}
            </text>
          </g>
        ))}
        <line className="axis" x1="0" x2="100%" y1={height} y2={height} />
        {error.cut ? (
          <path
            className="axis"
            d={`M0 ${height}V${yAt(error.cut.from)}M-5 ${yAt(error.cut.from, 3)}l10 -6M0 0V${yAt(error.cut.to)}M-5 ${yAt(error.cut.to, 3)}l10 -6`}
          />
        ) : (
          <path className="axis" d={`M0 ${height}V0`} />
        )}
        {reference.map((group) => {
          const [low, high] = extent(group)
          return (
            <svg key={group.at} x={percentOf(place(group.at))} overflow="visible">
              <rect className="b-valid" x="-22" width="44" y={y(high)} height={Number((y(low) - y(high)).toFixed(1))} />
            </svg>
          )
        })}
        <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" overflow="visible">
          {matched && joined(along).map(({ seed, points }) => <path key={`${seed} ${points[0]!.at}`} className="means" d={trace(points) ?? undefined} vectorEffect="non-scaling-stroke" />)}
          {!matched && axis.kind === 'log' && <path className="means" d={trace(along.map(({ at, mean }) => ({ at, error: mean }))) ?? undefined} vectorEffect="non-scaling-stroke" />}
        </svg>
        {places.map((one) => (
          <svg key={one.at} x={percentOf(one.place)} y={height} overflow="visible">
            <line className="axis" y2={shown.has(one) ? 6 : 4} />
            {shown.has(one) && (
              <text y="21" textAnchor="middle">
                {words.get(one)!.map((line, i) => (i === 0 ? line : <tspan key={line} x="0" dy="16">{line}</tspan>))}
              </text>
            )}
          </svg>
        ))}
        {parts.map(({ says, from, to }) => (
          <g key={says}>
            {from > 0 && <line className="gridl" x1={percentOf(from)} x2={percentOf(from)} y1="0" y2={height + 42} />}
            <text x={percentOf((from + to) / 2)} y={height} dy="38" textAnchor="middle">
              {says}
            </text>
          </g>
        ))}
        {level && (
          <>
            <line className="level" x1="0" x2="100%" y1={y(level.error)} y2={y(level.error)} />
            <text x="8" y={y(level.error)} dy="-6">
              {level.says}
            </text>
          </>
        )}
        <text className="t" x="50%" y={height} dy={28 + 16 * linesUnder(axis, places)} textAnchor="middle">
          {axis.says}
        </text>
        {along.map((group) => {
          const at = group.seeds.map((s) => y(s.error))
          return (
            <svg key={group.at} x={percentOf(place(group.at))} overflow="visible">
              {group.seeds.map((s, i) => (
                <circle key={s.seed} className="dot" cx={matched ? dots : Number((dots - step * lane.get(group)![i]!).toFixed(1))} cy={at[i]} r="2.6" />
              ))}
              {Number.isFinite(group.low) && <line className="interval" x1={bar} x2={bar} y1={y(group.low)} y2={y(group.high)} />}
              <path className="mean" d={`M${bar - 6} ${y(group.mean)}h12`} />
            </svg>
          )
        })}
        {claimed.map((c) => {
          const next = places.find((p) => p.place > place(c.at))
          // On the left, unless the axis stands there.
          const left = next !== undefined && next.place - place(c.at) < 12 && place(c.at) > 8
          return (
            <svg key={c.at} x={percentOf(place(c.at))} y={y(c.error)} overflow="visible">
              <path className="penl" d={cross} transform={mark ? `translate(${mark})` : undefined} />
              <text className="pen" x={left ? -11 : 11 + mark} y="5" textAnchor={left ? 'end' : 'start'}>
                {c === top ? `${hand} ${figures(c.error)}` : figures(c.error)}
              </text>
            </svg>
          )
        })}
        {last && (
          <svg x="100%" y={y(last.mean)} overflow="visible">
            <text className="lab f-valid" x="14" y="-4">
              {whose}
            </text>
            <text x="14" y="13">
              {matched ? 'line: one seed' : 'dot: one seed'}
            </text>
            <text x="14" y="30">
              {barSays(along)}
            </text>
            {furthest && keyed(bandSays(reference), 47)}
          </svg>
        )}
        {!last && furthest && (
          <svg x="100%" y={y(furthest.mean)} overflow="visible">
            {keyed(bandSays(reference), 0)}
          </svg>
        )}
      </svg>
    </div>
  )
}
