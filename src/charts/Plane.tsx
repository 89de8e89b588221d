import { memo, type ReactNode, useRef } from 'react'
import { format } from '../math/format.ts'
import { Handle, type PlanePoint } from './Handle.tsx'
import { type Place, placeIn, type PlaneCurve, roundTicks, type Span, trace } from './plane.ts'
import { useDrag } from './useDrag.ts'

export type { PlanePoint } from './Handle.tsx'
export type { Place, PlaneCurve, Span, Tone } from './plane.ts'

interface Props {
  /** Spoken in place of the drawing: what is seen at this moment. */
  says: string
  x: Span
  y: Span
  curves: readonly PlaneCurve[]
  /** Axis titles; the upper one stands above the drawing. */
  title?: ReactNode
  under?: ReactNode
  /** Numbers written at the axes; round ones where left out, none where empty. */
  xTicks?: readonly number[]
  yTicks?: readonly number[]
  /** How numbers at the axes are written. */
  xWritten?: (value: number) => string
  yWritten?: (value: number) => string
  /** Ranges of x with a shade behind, each with a few words at its foot. */
  shaded?: readonly { readonly from: number; readonly to: number; readonly says?: string }[]
  /** A straight line through a point, as long on the page whatever its slope. */
  tangent?: { readonly x: number; readonly y: number; readonly slope: number }
  /** With `onMove` it can be dragged, and is a slider for the keyboard. */
  point?: PlanePoint
  /** What else is drawn, under the curves and over them. */
  behind?: (place: Place) => ReactNode
  marks?: (place: Place) => ReactNode
  className?: string
}

const Trace = memo(function Trace({ curve, x, y }: { curve: PlaneCurve; x: Span; y: Span }) {
  return <path className={`curve ${curve.dashed ? 'dashed' : ''}`} data-tone={curve.tone} d={trace(curve, x, y)} vectorEffect="non-scaling-stroke" />
}, (a, b) => a.curve.f === b.curve.f && a.curve.along === b.curve.along && a.curve.tone === b.curve.tone && String([a.x, a.y]) === String([b.x, b.y]))

/** The ends of a tangent, so near that it stays a short line inside the plane; none where its numbers overflow or its point lies outside. */
function tangentEnds({ x: at, y: height, slope }: NonNullable<Props['tangent']>, x: Span, y: Span): Span | undefined {
  if (!Number.isFinite(slope) || !(at >= x[0] && at <= x[1] && height >= y[0] && height <= y[1])) return undefined
  const reach = Math.min(0.22 * (x[1] - x[0]), (0.4 * (y[1] - y[0])) / Math.abs(slope))
  const [up, down] = [(y[1] - height) / Math.abs(slope), (height - y[0]) / Math.abs(slope)]
  const [left, right] = slope > 0 ? [down, up] : [up, down]
  return [Math.max(x[0], at - Math.min(reach, left)), Math.min(x[1], at + Math.min(reach, right))]
}

/**
 * A plane with two axes: curves from functions, a tangent, shaded ranges, a point to drag. Positions are percentages
 * and the curves lie in a stretched inner frame, so that one drawing fits every width and its letters keep their size.
 */
export function Plane({ says, x, y, curves, title, under, xTicks, yTicks, xWritten = format, yWritten = format, shaded = [], tangent, point, behind, marks, className = '' }: Props) {
  const plot = useRef<SVGSVGElement>(null)
  const drag = useDrag(plot, x, point)
  const place = placeIn(x, y)
  const floor = place.y(y[0] <= 0 && y[1] >= 0 ? 0 : y[0])
  const ends = tangent && tangentEnds(tangent, x, y)
  return (
    <div className={`plane ${className}`}>
      {title !== undefined && <p className="t">{title}</p>}
      <svg ref={plot} className={`chart plot ${point?.onMove ? 'live' : ''}`} role="group" aria-label={says} {...drag}>
        <g aria-hidden="true">
          {shaded.map(({ from, to, says: words }) => (
            <g key={`${from} ${to}`}>
              <rect className="shade" x={place.x(Math.max(from, x[0]))} y="0" width={`${Number.parseFloat(place.x(Math.min(to, x[1]))) - Number.parseFloat(place.x(Math.max(from, x[0])))}%`} height="100%" />
              {words && (
                <text className="foot" x={place.x((Math.max(from, x[0]) + Math.min(to, x[1])) / 2)} y="100%" dy="-6" textAnchor="middle">
                  {words}
                </text>
              )}
            </g>
          ))}
          {(yTicks ?? roundTicks(y, 4)).map((value) => (
            <g key={value}>
              <line className="gridl" x1="0" x2="100%" y1={place.y(value)} y2={place.y(value)} />
              <text className="y" x="-6" y={place.y(value)} dy="4" textAnchor="end">
                {yWritten(value)}
              </text>
            </g>
          ))}
          {x[0] < 0 && x[1] > 0 && <line className="gridl" x1={place.x(0)} x2={place.x(0)} y1="0" y2="100%" />}
          <line className="axis" x1="0" x2="100%" y1={floor} y2={floor} />
          {(xTicks ?? roundTicks(x, 7)).map((value) => (
            <text key={value} className="x" x={place.x(value)} y="100%" dy="17" textAnchor="middle">
              {xWritten(value)}
            </text>
          ))}
          {behind?.(place)}
          <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
            {curves.map((curve) => (
              <Trace key={curve.id} curve={curve} x={x} y={y} />
            ))}
          </svg>
          {tangent && ends && (
            <line className="tangent" x1={place.x(ends[0])} x2={place.x(ends[1])} y1={place.y(tangent.y + tangent.slope * (ends[0] - tangent.x))} y2={place.y(tangent.y + tangent.slope * (ends[1] - tangent.x))} />
          )}
          {curves.map(({ id, tone, label }) =>
            label ? (
              <text key={id} className="lab" data-tone={tone} x={place.x(label.x)} y={place.y(label.y)} textAnchor={label.anchor ?? 'middle'}>
                {label.text}
              </text>
            ) : null,
          )}
          {marks?.(place)}
        </g>
        {point && <Handle point={point} x={x} y={y} place={place} />}
      </svg>
      {under !== undefined && <p className="t under">{under}</p>}
    </div>
  )
}
