import { format } from '../../../src/math/format.ts'

export interface Series {
  readonly name: string
  readonly tone: 'deep' | 'single'
  readonly values: readonly number[]
  /** Drawn thinner: a weaker direction. */
  readonly weak?: boolean
}

interface Props {
  title: string
  says: string
  at: readonly number[]
  series: readonly Series[]
  low: number
  high: number
  ticks: readonly number[]
}

const [width, height, left, right, top, bottom] = [340, 190, 34, 334, 10, 158]

/** A few curves over the steps of a training, the steps on a logarithmic axis that begins at 0. */
export function TwinsChart({ title, says, at, series, low, high, ticks }: Props) {
  const last = at.at(-1)!
  // Two scales in two lines: d3's would be a tenth of the script that the chapter loads.
  const x = (step: number) => (left + (right - left) * (Math.log1p(step) / Math.log1p(last))).toFixed(1)
  const y = (value: number) => (bottom + (top - bottom) * (Math.min(high, Math.max(low, value)) - low) / (high - low)).toFixed(1)
  const draw = (values: readonly number[]) => `M${values.map((value, i) => `${x(at[i]!)},${y(value)}`).join('L')}`
  const marks = [0, 10, 100, 1000, 10000].filter((step) => step <= last)
  return (
    <figure className="race">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={tick === 0 ? 'axis' : 'rule'} x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
            <text x={left - 6} y={y(tick)} dy="4" textAnchor="end">
              {format(tick, 2)}
            </text>
          </g>
        ))}
        {marks.map((step) => (
          <g key={step}>
            <line className="axis" x1={x(step)} x2={x(step)} y1={bottom} y2={bottom + 4} />
            <text x={x(step)} y={bottom + 17} textAnchor={step === 0 ? 'start' : 'middle'}>
              {format(step)}
            </text>
          </g>
        ))}
        <text className="axis-title" x={right} y={bottom + 31} textAnchor="end">
          steps
        </text>
        {series.map(({ name, tone, values, weak }) => (
          <path key={name} className={`curve ${tone}${weak ? ' weak' : ''}`} d={draw(values)} />
        ))}
      </svg>
    </figure>
  )
}
