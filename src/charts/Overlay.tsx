import { line, scaleLinear } from 'd3'
import type { Epoch } from '../runs/run.ts'
import { points, score } from './numbers.ts'
import { findingOfOverlay, labelsApart, meansOf } from './overlay.ts'
import { ceiling, epochTicks } from './scales.ts'
import { type Measure, type Split, splits } from './splits.ts'

/** Runs that are one experiment: a thin line each, and a strong one for their mean. */
export interface Series {
  /** What stands at the line's end, and in the table: `A`. */
  readonly letter: string
  readonly says: string
  readonly runs: readonly (readonly Epoch[])[]
}

interface Props {
  /** At most five. */
  series: readonly Series[]
  split: Split
  measure: Measure
}

const round = (value: number) => Number(value.toFixed(2))
const at = (percent: number) => `${round(percent)}%`

/** Several experiments on one pair of axes, each named at its line's end. */
export function Overlay({ series, split, measure }: Props) {
  const last = Math.max(2, ...series.flatMap(({ runs }) => runs.map((epochs) => epochs.at(-1)?.epoch ?? 0)))
  const values = series.flatMap(({ runs }) => runs.flatMap((epochs) => epochs.map((e) => e[split][measure]))).filter(Number.isFinite)
  const top = Math.min(ceiling(Math.max(measure === 'error' ? 0.1 : 0.2, ...values)), measure === 'error' ? 1 : Number.POSITIVE_INFINITY)
  const x = scaleLinear([1, last], [0, 100])
  const y = scaleLinear([0, top], [100, 0])
  const trace = line<{ epoch: number; value: number }>().defined((p) => Number.isFinite(p.value)).x((p) => round(x(p.epoch))).y((p) => round(y(p.value)))
  const drawn = series.map((one) => ({ ...one, mean: meansOf(one.runs, split, measure) }))
  const ends = labelsApart(drawn.map(({ mean }) => y(mean.at(-1)?.value ?? 0)), 8)
  const { says } = splits.find((look) => look.split === split)!
  return (
    <div className="overlay" role="img" aria-label={findingOfOverlay(drawn, split, measure)}>
      <p className="t">
        {says} {measure}
        {measure === 'error' ? ', %' : ''}
      </p>
      <svg className="chart plot" aria-hidden="true">
        {[0, top / 2, top].map((value) => (
          <g key={value}>
            <line className={value === 0 ? 'axis' : 'gridl'} x1="0" x2="100%" y1={at(y(value))} y2={at(y(value))} />
            <text x="-6" y={at(y(value))} dy="4" textAnchor="end">
              {measure === 'error' ? points(value, value > 0 && value < 0.02 ? 1 : 0) : value}
            </text>
          </g>
        ))}
        {epochTicks(last).map((epoch) => (
          <text key={epoch} x={at(x(epoch))} y="100%" dy="17" textAnchor={epoch === 1 ? 'start' : x(epoch) > 96 ? 'end' : 'middle'}>
            {epoch === 1 ? 'epoch 1' : epoch}
          </text>
        ))}
        <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" overflow="visible">
          {drawn.map(({ letter, runs, mean }, i) => (
            <g key={letter} className={`series s-${i + 1}`}>
              {runs.length > 1 && runs.map((epochs, j) => <path key={j} className="one" d={trace(epochs.map((e) => ({ epoch: e.epoch, value: e[split][measure] }))) ?? undefined} vectorEffect="non-scaling-stroke" />)}
              <path className="mean" d={trace(mean) ?? undefined} vectorEffect="non-scaling-stroke" />
            </g>
          ))}
        </svg>
        {drawn.map(({ letter, mean }, i) => {
          const end = mean.at(-1)
          if (!end || !Number.isFinite(end.value)) return null
          return (
            <g key={letter} className={`series s-${i + 1}`}>
              <svg x={at(x(end.epoch))} y={at(y(end.value))} overflow="visible">
                <circle className="end" r="3.2" />
              </svg>
              <text className="lab" x="100%" dx="10" y={at(ends[i]!)} dy="4">
                {letter} {score(end.value, measure)}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}
