import { linear, polyline, roundTicks } from '../../../src/charts/linear.ts'
import { format } from '../../../src/math/format.ts'
import { letters } from '../../../src/widgets/kit/Symbol.tsx'

interface Props {
  path: string
  value: number
  slope: number
  loss: (w: number) => number
}

const points = 61
const [left, right, top, bottom] = [8, 232, 12, 96]

/** The loss as one weight moves and all else stands, with its tangent where the weight is now. */
export function Curve({ path, value, slope, loss }: Props) {
  const reach = Math.max(12, 1.25 * Math.abs(value))
  const x = linear([-reach, reach], [left, right])
  const ws = Array.from({ length: points }, (_, i) => -reach + (2 * reach * i) / (points - 1))
  const curve = ws.map((w) => [w, loss(w)] as const).filter(([, l]) => Number.isFinite(l))
  const here = loss(value)
  if (curve.length < 2 || !Number.isFinite(here)) return <p className="agree">The loss is too large to draw.</p>
  const [low, high] = [Math.min(...curve.map(([, l]) => l)), Math.max(...curve.map(([, l]) => l))]
  const room = high - low || Math.abs(high) || 1
  const y = linear([low - 0.06 * room, high + 0.06 * room], [bottom, top])
  // The tangent is as long on the page whatever its slope, so that a steep one stays inside the picture.
  const rise = (y(here) - y(here + slope)) / (x(1) - x(0))
  const run = 52 / Math.hypot(1, rise)
  const [cx, cy] = [x(value), y(here)]
  // Engines differ in the last digit of exp: what is drawn at build and what a browser draws must be the same text.
  const at = (coordinate: number) => coordinate.toFixed(1)
  const { base, index } = letters(path)
  return (
    <svg className="losscurve" viewBox="0 0 240 118" role="img" aria-label={`The loss as ${path} alone moves. At ${format(value)} it is ${format(here)}, its slope ${format(slope)}.`}>
      <line className="axis" x1={left} x2={right} y1={bottom} y2={bottom} />
      {roundTicks(-reach, reach, 4).map((tick) => (
        <g key={tick}>
          <line className="axis" x1={at(x(tick))} x2={at(x(tick))} y1={bottom} y2={bottom + 4} />
          {x(tick) < right - 22 && (
            <text x={at(x(tick))} y={bottom + 17} textAnchor="middle">
              {format(tick)}
            </text>
          )}
        </g>
      ))}
      <text className="letter" x={right} y={bottom + 17} textAnchor="end">
        {base}
        <tspan className="index" dy="3">
          {index}
        </tspan>
      </text>
      <path className="loss-line" d={polyline(curve.map(([w, l]) => [x(w), y(l)]))} />
      <line className="tangent" x1={at(cx - run)} x2={at(cx + run)} y1={at(cy + run * rise)} y2={at(cy - run * rise)} />
      <circle className={`here ${value < 0 ? 'n' : 'p'}`} cx={at(cx)} cy={at(cy)} r="4.5" />
    </svg>
  )
}
