import { line } from 'd3'
import { extent, joined, laneStep, lanes, namedWithPart } from './comparison.ts'
import { bandSays, barSays, cross, type Drawing, gridFigure } from './ComparisonAcross.tsx'
import { percentOf, points as figures } from './numbers.ts'
import { nearest } from './places.ts'

/** Groups from top to bottom, errors to the right: the same drawing turned, for narrow pages. */
export function ComparisonDown({ title, axis, groups, claimed, hand, reference, matched, whose, places, place, error, level }: Drawing) {
  const x = error.place
  const along = groups.toSorted((a, b) => place(a.at) - place(b.at))
  const top = claimed.toSorted((a, b) => b.error - a.error)[0]
  const bar = matched ? 12 : 2
  const lane = new Map(along.map((group) => [group, lanes(group.seeds.map((s) => 2.7 * x(s.error)), 5)]))
  // Neighbors a tenth of a decade apart still stand 30 px from each other; a column of a list takes 104.
  const rows = axis.kind === 'log' ? 520 : 104 * places.length
  // In a list the words stand above the dots.
  const step = laneStep([...lane.values()], 4.4, (rows * nearest(places)) / 100 - (axis.kind === 'log' ? 14 : 50))
  const words = -Math.max(26, matched ? 0 : 15 + Math.round(step * Math.max(0, ...[...lane.values()].flat())))
  // Below the axis there is room for words that stand 38 px above their place.
  const down = axis.kind === 'log' ? 0 : Math.max(0, -words - 38)
  const height = rows + down
  const y = (at: number | string) => Number(((rows * place(at)) / 100 + down).toFixed(1))
  const trace = line<{ at: number | string; error: number }>().x((p) => Number(x(p.error).toFixed(2))).y((p) => y(p.at))
  return (
    <div className="down" aria-hidden="true">
      <p className="t">{title}</p>
      <svg className="chart plot" height={height} style={{ height }}>
        {error.ticks.map((value) => (
          <g key={value}>
            <line className="gridl" x1={percentOf(x(value))} x2={percentOf(x(value))} y1="0" y2={height} />
            <text x={percentOf(x(value))} y="-7" textAnchor="middle">
              {gridFigure(value)}
            </text>
          </g>
        ))}
        <line className="axis" x1="0" x2={error.cut ? percentOf(error.cut.from) : '100%'} />
        {error.cut && (
          <>
            <line className="axis" x1={percentOf(error.cut.to)} x2="100%" />
            {[error.cut.from, error.cut.to].map((at) => (
              <svg key={at} x={percentOf(at)} overflow="visible">
                <path className="axis" d="M-3 5l6 -10" />
              </svg>
            ))}
          </>
        )}
        {reference.map((group) => {
          const [low, high] = extent(group)
          return <rect key={group.at} className="b-valid" x={percentOf(x(low))} width={percentOf(x(high) - x(low))} y={y(group.at) - 16} height="32" />
        })}
        <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" overflow="visible">
          {matched && joined(along).map(({ seed, points }) => <path key={`${seed} ${points[0]!.at}`} className="means" d={trace(points) ?? undefined} vectorEffect="non-scaling-stroke" />)}
          {!matched && axis.kind === 'log' && <path className="means" d={trace(along.map(({ at, mean }) => ({ at, error: mean }))) ?? undefined} vectorEffect="non-scaling-stroke" />}
        </svg>
        {level && (
          <>
            <line className="level" x1={percentOf(x(level.error))} x2={percentOf(x(level.error))} y1="0" y2={height} />
            <text x={percentOf(x(level.error))} y={height / 2} dx="-6" textAnchor="end">
              {level.says}
            </text>
          </>
        )}
        {places.map(({ at, says, part }) => (
          <text key={at} x={axis.kind === 'log' ? -8 : 0} y={y(at)} dy={axis.kind === 'log' ? 4 : words} textAnchor={axis.kind === 'log' ? 'end' : 'start'}>
            {namedWithPart({ says, ...(part !== undefined && { part }) })}
          </text>
        ))}
        {along.map((group) => {
          return (
            <g key={group.at}>
              {group.seeds.map((s, i) => (
                <circle key={s.seed} className="dot" cx={percentOf(x(s.error))} cy={matched ? y(group.at) : Number((y(group.at) - 6 - step * lane.get(group)![i]!).toFixed(1))} r="2.4" />
              ))}
              {Number.isFinite(group.low) && <line className="interval" x1={percentOf(x(group.low))} x2={percentOf(x(group.high))} y1={y(group.at) + bar} y2={y(group.at) + bar} />}
              <svg x={percentOf(x(group.mean))} y={y(group.at) + bar} overflow="visible">
                <path className="mean" d="M0 -5v10" />
              </svg>
            </g>
          )
        })}
        {claimed.map((c) => {
          const left = x(c.error) > 74
          return (
            <svg key={c.at} x={percentOf(x(c.error))} y={matched ? y(c.at) + 26 : y(c.at)} overflow="visible">
              <path className="penl" d={cross} />
              <text className="pen" x={left ? -11 : 11} y="5" textAnchor={left ? 'end' : 'start'}>
                {figures(c.error)}
              </text>
              {c === top && (
                <text className="pen" x={left ? 6 : 0} y={matched ? 22 : -20} textAnchor={left ? 'end' : 'start'}>
                  {hand}
                </text>
              )}
            </svg>
          )
        })}
      </svg>
      <p className="t under">{axis.kind === 'log' ? axis.says.replace(',', ', downwards,') : axis.says}</p>
      {along.length > 0 && (
        <p className="key">
          <b>{whose}</b> {matched ? 'line' : 'dot'}: one seed; {barSays(along)}{reference.length > 0 && `; ${bandSays(reference).join(' ')}`}
        </p>
      )}
      {along.length === 0 && reference.length > 0 && <p className="key">{bandSays(reference).join(' ')}</p>}
    </div>
  )
}
