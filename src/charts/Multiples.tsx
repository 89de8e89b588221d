import type { CSSProperties } from 'react'
import { barSays, cross, gridFigure } from './ComparisonAcross.tsx'
import { type Axis, type Claimed, extent, findingOfComparison, type Group } from './comparison.ts'
import { cutAbove, errorAxis } from './errorAxis.ts'
import { percentOf } from './numbers.ts'

/** One panel: the same groups on one data set. */
export interface MultiplePanel {
  readonly says: string
  /** Below its name: how many seeds. */
  readonly note: string
  readonly groups: readonly Group[]
  /** Single values of someone else, on these very images. */
  readonly claimed?: readonly Claimed[]
}

export interface MultiplesProps {
  /** What the horizontal axes show, with the unit. */
  title: string
  axis: Axis
  panels: readonly MultiplePanel[]
  /** Whose crosses they are. */
  hand?: string
  /** What the drawing shows, in a sentence or two, for those who cannot see it. */
  finding?: string
}

const row = 42
/** Seeds lie in five lanes in turn, so that thirty of them do not pile up. */
const lane = (i: number) => -4 - 3.4 * (i % 5)

/** Small multiples: one panel a data set, a row for each group, and one error axis for all panels, cut where single values stand far off. */
export function Multiples({ title, axis, panels, hand = '', finding }: MultiplesProps) {
  const [ours, theirs] = [panels.flatMap(({ groups }) => groups.flatMap(extent)), panels.flatMap(({ claimed = [] }) => claimed.map(({ error }) => error))]
  const { place, ticks, cut } = errorAxis([...ours, ...theirs], cutAbove(ours, theirs))
  const x = (error: number) => percentOf(place(error))
  const rows = panels[0]?.groups ?? []
  const height = row * rows.length
  const y = (at: Group['at'], on = 0) => Number((row * (rows.findIndex((group) => group.at === at) + 0.6) + on).toFixed(1))
  const told = panels.map(({ says, groups, claimed }) => `${says}: ${findingOfComparison(axis, groups, claimed)}`).join(' ')
  return (
    <div className="multiples" role="img" aria-label={finding ? `${finding} ${told}` : told}>
      <p className="t" aria-hidden="true">
        {title}
      </p>
      <div className="sets" aria-hidden="true" style={{ '--panels': panels.length } as CSSProperties}>
        <svg className="chart names" height={height}>
          {rows.map(({ at }) => (
            <text key={at} x="100%" y={y(at)} dy="4" textAnchor="end">
              {at}
            </text>
          ))}
        </svg>
        {panels.map(({ says, note, groups, claimed = [] }) => (
          <div className="set" key={says}>
            <p>
              <b>{says}</b> <span>{note}</span>
            </p>
            <svg className="chart" height={height}>
              {ticks.map((value) => (
                <g key={value}>
                  <line className="gridl" x1={x(value)} x2={x(value)} y1="0" y2={height} />
                  <text x={x(value)} y="-7" textAnchor="middle">
                    {gridFigure(value)}
                  </text>
                </g>
              ))}
              <line className="axis" x2={cut ? percentOf(cut.from) : '100%'} />
              {cut && (
                <>
                  <line className="axis" x1={percentOf(cut.to)} x2="100%" />
                  {[cut.from, cut.to].map((at) => (
                    <svg key={at} x={percentOf(at)} overflow="visible">
                      <path className="axis" d="M-3 5l6 -10" />
                    </svg>
                  ))}
                </>
              )}
              {groups.map((group) => (
                <g key={group.at}>
                  {group.seeds.map(({ seed, error }, i) => (
                    <circle key={seed} className="dot" cx={x(error)} cy={y(group.at, lane(i))} r="2.2" />
                  ))}
                  {Number.isFinite(group.low) && <line className="interval" x1={x(group.low)} x2={x(group.high)} y1={y(group.at, 5)} y2={y(group.at, 5)} />}
                  <svg x={x(group.mean)} y={y(group.at, 5)} overflow="visible">
                    <path className="mean" d="M0 -4v8" />
                  </svg>
                </g>
              ))}
              {claimed.map(({ at, error }) => (
                <svg key={at} x={x(error)} y={y(at)} overflow="visible">
                  <path className="penl" d={cross} />
                </svg>
              ))}
            </svg>
          </div>
        ))}
      </div>
      <p className="key" aria-hidden="true">
        dot: one seed; {barSays(panels.flatMap(({ groups }) => groups))}
        {hand !== '' && panels.some(({ claimed = [] }) => claimed.length > 0) && (
          <>
            ; <b>cross:</b> {hand}
          </>
        )}
      </p>
    </div>
  )
}
