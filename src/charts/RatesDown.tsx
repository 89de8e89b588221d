import { line } from 'd3'
import { points as figures, rate as written } from './numbers.ts'
import { cross, type Drawing, percentOf } from './RatesAcross.tsx'
import { lanes, type RatePoint } from './rates.ts'

/** Height of the plot in pixels: neighbors a tenth of a decade apart still stand 30 px from each other. */
const height = 520

/** Rates from top to bottom, errors to the right: the same drawing turned, for narrow pages. */
export function RatesDown({ points, claimed, title, hand, rates, error, place }: Drawing) {
  const y = (rate: number) => Number(((height * place(rate)) / 100).toFixed(1))
  const x = error.place
  const means = line<RatePoint>().x((p) => Number(x(p.mean).toFixed(2))).y((p) => y(p.rate))
  const top = claimed.toSorted((a, b) => b.error - a.error)[0]
  const first = points.toSorted((a, b) => a.rate - b.rate)[0]
  return (
    <div className="down" aria-hidden="true">
      <p className="t">{title}</p>
      <svg className="chart plot" height={height}>
        {error.ticks.map((value) => (
          <g key={value}>
            <line className="gridl" x1={percentOf(x(value))} x2={percentOf(x(value))} y1="0" y2={height} />
            <text x={percentOf(x(value))} y="-7" textAnchor="middle">
              {figures(value, Number.isInteger(Number((100 * value).toFixed(6))) ? 0 : 1)}
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
        <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" overflow="visible">
          <path className="means" d={means(points.toSorted((a, b) => a.rate - b.rate)) ?? undefined} vectorEffect="non-scaling-stroke" />
        </svg>
        {rates.map((rate) => (
          <text key={rate} x="-8" y={y(rate)} dy="4" textAnchor="end">
            {written(rate)}
          </text>
        ))}
        {points.map((p) => {
          const lane = lanes(p.seeds.map((s) => 2.7 * x(s.error)), 5)
          return (
            <g key={p.rate}>
              {p.seeds.map((s, i) => (
                <circle key={s.seed} className="dot" cx={percentOf(x(s.error))} cy={y(p.rate) - 6 - 4.4 * lane[i]!} r="2.4" />
              ))}
              {Number.isFinite(p.low) && <line className="interval" x1={percentOf(x(p.low))} x2={percentOf(x(p.high))} y1={y(p.rate) + 2} y2={y(p.rate) + 2} />}
              <svg x={percentOf(x(p.mean))} y={y(p.rate) + 2} overflow="visible">
                <path className="mean" d="M0 -5v10" />
              </svg>
            </g>
          )
        })}
        {claimed.map((c) => {
          const left = x(c.error) > 74
          return (
            <svg key={c.rate} x={percentOf(x(c.error))} y={y(c.rate)} overflow="visible">
              <path className="penl" d={cross} />
              <text className="pen" x={left ? -11 : 11} y="5" textAnchor={left ? 'end' : 'start'}>
                {figures(c.error)}
              </text>
              {c === top && (
                <text className="pen" x={left ? 6 : 0} y="-20" textAnchor={left ? 'end' : 'start'}>
                  {hand}
                </text>
              )}
            </svg>
          )
        })}
        {first && (
          <svg x={percentOf(x(Math.max(first.mean, ...first.seeds.map((s) => s.error))))} y={y(first.rate)} overflow="visible">
            <text className="lab f-valid" x="12" y="26">
              our runs
            </text>
            <text x="12" y="43">
              dot: one seed
            </text>
            <text x="12" y="59">
              bar: mean, 95&nbsp;%
            </text>
          </svg>
        )}
      </svg>
      <p className="t under">learning rate, downwards, logarithmic</p>
    </div>
  )
}
