import { linear, polyline } from '../../../src/charts/linear.ts'
import { format } from '../../../src/math/format.ts'

const [left, right, top, bottom] = [8, 232, 12, 74]

/** The loss after every step of a descent. */
export function Losses({ losses }: { losses: readonly number[] }) {
  const seen = losses.filter(Number.isFinite)
  if (seen.length < 2) return <p className="agree">The loss is too large to draw.</p>
  const [low, high] = [Math.min(...seen), Math.max(...seen)]
  const room = high - low || Math.abs(high) || 1
  const x = linear([0, losses.length - 1], [left, right])
  const y = linear([low - 0.06 * room, high + 0.06 * room], [bottom, top])
  const at = (coordinate: number) => coordinate.toFixed(1)
  const steps = losses.length - 1
  return (
    <svg className="losscurve descent" viewBox="0 0 240 96" role="img" aria-label={`The loss over ${steps} steps, from ${format(losses[0]!)} to ${format(losses.at(-1)!)}.`}>
      <line className="axis" x1={left} x2={right} y1={bottom} y2={bottom} />
      {[0, steps].map((step) => (
        <text key={step} x={at(x(step))} y={bottom + 17} textAnchor={step === 0 ? 'start' : 'end'}>
          {step === 0 ? 'now' : `${step} steps`}
        </text>
      ))}
      <path className="loss-line" d={polyline(losses.map((loss, i) => [x(i), y(loss)]))} />
      <circle className="end" cx={at(x(steps))} cy={at(y(losses.at(-1)!))} r="3.5" />
    </svg>
  )
}
