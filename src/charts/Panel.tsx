import { area, curveLinear, line } from 'd3'
import type { Epoch } from '../runs/run.ts'
import { endLabel, endsLeft } from './endLabel.ts'
import { points, score } from './numbers.ts'
import type { Band, Frame } from './scales.ts'
import type { Measure, splits } from './splits.ts'

interface Props {
  look: (typeof splits)[number]
  epochs: readonly Epoch[]
  measure: Measure
  frame: Frame
  band?: Band
  /** Whether this panel names the band: one of three does. */
  named: boolean
  /** An epoch to mark as the one with the least validation error. */
  best?: number | undefined
}

const at = (percent: number) => `${Number(percent.toFixed(3))}%`
const coordinate = (value: number) => Number(value.toFixed(3))

/**
 * One split: the own run as a line with a mark and its value at the end, the band behind.
 * Positions are percentages and the lines lie in a stretched inner frame, so that one drawing fits
 * every width without its letters growing or shrinking.
 */
export function Panel({ look, epochs, measure, frame, band, named, best }: Props) {
  const { x, y, last: edge } = frame
  const own = epochs.filter((e) => Number.isFinite(e[look.split][measure]))
  const end = own.at(-1)
  const trace = line<Epoch>().x((e) => coordinate(x(e.epoch))).y((e) => coordinate(y(e[look.split][measure]))).curve(curveLinear)
  const hull = area<readonly [number, number]>()
    .x((_, i) => coordinate(x(i + 1)))
    .y0(([low]) => coordinate(y(low)))
    .y1(([, high]) => coordinate(y(high)))
  const range = band?.[look.split].slice(0, edge) ?? []
  const rangeEnd = range.at(-1)
  const spots = own.map((e) => ({ x: x(e.epoch), y: y(e[look.split][measure]) }))
  const last = spots.at(-1)
  const bandSays = named && band && rangeEnd
  const label = last && endLabel(spots, !bandSays)
  return (
    <div className="panel">
      <p className="t">
        {look.says} {measure}
        {measure === 'error' && ', %'}
      </p>
      <svg className="chart plot" aria-hidden="true">
        {frame.lines.map((value) => (
          <g key={value}>
            <line className={value === 0 ? 'axis' : 'gridl'} x1="0" x2="100%" y1={at(y(value))} y2={at(y(value))} />
            <text className="y" x="-6" y={at(y(value))} dy="4" textAnchor="end">
              {measure === 'error' ? points(value, value > 0 && value < 0.02 ? 1 : 0) : value}
            </text>
          </g>
        ))}
        {frame.epochs.map((epoch) => (
          <text key={epoch} className="x" x={at(x(epoch))} y="100%" dy="17" textAnchor={epoch === 1 ? 'start' : x(epoch) > 96 ? 'end' : 'middle'}>
            {epoch === 1 ? 'epoch 1' : epoch}
          </text>
        ))}
        <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" overflow="visible">
          {range.length > 1 && <path className={`b-${look.css}`} d={hull(range) ?? undefined} />}
          {own.length > 1 && <path className={`l-${look.css}`} d={trace(own) ?? undefined} vectorEffect="non-scaling-stroke" />}
        </svg>
        {best !== undefined && (
          <g className="best">
            <line x1={at(x(best))} x2={at(x(best))} y1="0" y2="100%" />
            <text x={at(x(best))} y="0" dy="10" dx={x(best) > 60 ? -5 : 5} textAnchor={x(best) > 60 ? 'end' : 'start'}>
              best: epoch {best}
            </text>
          </g>
        )}
        {bandSays && (
          <text className="band" x="100%" y={at(y(rangeEnd[0]))} dy={y(rangeEnd[0]) > 78 ? -22 : 18} textAnchor="end">
            band: {band.says}
          </text>
        )}
        {end && last && label && (
          <>
            <svg x={at(last.x)} y={at(last.y)} overflow="visible">
              <path className={`h-${look.css}`} d={look.end} />
            </svg>
            <text className={`lab f-${look.css}`} x={at(last.x)} y={at(label.y)} dx={endsLeft(last) ? 4 : 0} dy={label.dy} textAnchor={endsLeft(last) ? 'end' : 'start'}>
              {score(end[look.split][measure], measure)}
            </text>
          </>
        )}
      </svg>
    </div>
  )
}
