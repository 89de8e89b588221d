import { line } from 'd3'
import { points as figures, rate as inWords } from './numbers.ts'
import { type Claimed, type ErrorAxis, lanes, type RatePoint, written } from './rates.ts'

export interface Drawing {
  points: readonly RatePoint[]
  claimed: readonly Claimed[]
  title: string
  hand: string
  rates: readonly number[]
  error: ErrorAxis
  place: (rate: number) => number
}

export const cross = 'M-5 -5l10 10M5 -5.4l-10 10.4'
export const percentOf = (value: number) => `${Number(value.toFixed(2))}%`
/** Height of the plot; the stylesheet has the same number. */
const height = 336

/** Rates from left to right. */
export function RatesAcross({ points, claimed, title, hand, rates, error, place }: Drawing) {
  const y = (value: number) => Number((height - (height * error.place(value)) / 100).toFixed(1))
  const base = height
  const means = line<RatePoint>().x((p) => Number(place(p.rate).toFixed(2))).y((p) => y(p.mean))
  const shown = new Set(written(rates, place, 6))
  const top = claimed.toSorted((a, b) => b.error - a.error)[0]
  return (
    <div className="across" aria-hidden="true">
      <p className="t">{title}</p>
      <svg className="chart plot" height={height}>
        {error.ticks.map((value) => (
          <g key={value}>
            <line className="gridl" x1="0" x2="100%" y1={y(value)} y2={y(value)} />
            <text x="-8" y={y(value)} dy="4" textAnchor="end">
              {figures(value, Number.isInteger(Number((100 * value).toFixed(6))) ? 0 : 1)}
            </text>
          </g>
        ))}
        <line className="axis" x1="0" x2="100%" y1={base} y2={base} />
        {error.cut ? (
          <path
            className="axis"
            d={`M0 ${base}V${base * (1 - error.cut.from / 100)}M-5 ${base * (1 - error.cut.from / 100) + 3}l10 -6M0 0V${base * (1 - error.cut.to / 100)}M-5 ${base * (1 - error.cut.to / 100) + 3}l10 -6`}
          />
        ) : (
          <path className="axis" d={`M0 ${base}V0`} />
        )}
        <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" overflow="visible">
          <path className="means" d={means(points.toSorted((a, b) => a.rate - b.rate)) ?? undefined} vectorEffect="non-scaling-stroke" />
        </svg>
        {rates.map((rate) => (
          <svg key={rate} x={percentOf(place(rate))} y={base} overflow="visible">
            <line className="axis" y2={shown.has(rate) ? 6 : 4} />
            {shown.has(rate) && (
              <text y="21" textAnchor="middle">
                {inWords(rate)}
              </text>
            )}
          </svg>
        ))}
        <text className="t" x="50%" y={base} dy="44" textAnchor="middle">
          learning rate, logarithmic
        </text>
        {points.map((p) => {
          const at = p.seeds.map((s) => y(s.error))
          const lane = lanes(at, 5)
          return (
            <svg key={p.rate} x={percentOf(place(p.rate))} overflow="visible">
              {p.seeds.map((s, i) => (
                <circle key={s.seed} className="dot" cx={-6 - 4.6 * lane[i]!} cy={at[i]} r="2.6" />
              ))}
              {Number.isFinite(p.low) && <line className="interval" x1="2" x2="2" y1={y(p.low)} y2={y(p.high)} />}
              <path className="mean" d={`M-4 ${y(p.mean)}h12`} />
            </svg>
          )
        })}
        {claimed.map((c) => {
          const next = rates.find((r) => r > c.rate)
          const left = next !== undefined && place(next) - place(c.rate) < 12
          return (
            <svg key={c.rate} x={percentOf(place(c.rate))} y={y(c.error)} overflow="visible">
              <path className="penl" d={cross} />
              <text className="pen" x={left ? -11 : 11} y="5" textAnchor={left ? 'end' : 'start'}>
                {c === top ? `${hand} ${figures(c.error)}` : figures(c.error)}
              </text>
            </svg>
          )
        })}
        {points.length > 0 && (
          <svg x="100%" y={y(points.at(-1)!.mean)} overflow="visible">
            <text className="lab f-valid" x="14" y="-4">
              our runs
            </text>
            <text x="14" y="13">
              dot: one seed
            </text>
            <text x="14" y="30">
              bar: mean, 95&nbsp;%
            </text>
          </svg>
        )}
      </svg>
    </div>
  )
}
