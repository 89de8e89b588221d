import { Plane, type PlaneCurve, type Span } from '../../../src/charts/Plane.tsx'
import { type Activation, activations } from '../../../src/math/activations.ts'
import { format } from '../../../src/math/format.ts'
import { forgets } from './problem.ts'
import { graphs, twin } from './relation.ts'

interface View {
  readonly outputs: Span
  readonly slopes: Span
  readonly over: Span
}
const turning: View = { outputs: [-0.4, 2], slopes: [-0.25, 1.25], over: [-12, 2.4] }
const views: Record<Activation, View> = {
  logistic: { outputs: [0, 1], slopes: [0, 0.3], over: [-12, 12] },
  tanh: { outputs: [-1, 1], slopes: [0, 1.2], over: [-8, 8] },
  linear: { outputs: [-2, 2], slopes: [0, 1.2], over: [-2, 2] },
  relu: { outputs: [-0.4, 2], slopes: [-0.25, 1.25], over: [-2, 2] },
  'leaky-relu': { outputs: [-0.4, 2], slopes: [-0.25, 1.25], over: [-40, 2] },
  gelu: turning,
  silu: turning,
}
const drawn = Object.fromEntries(
  Object.entries(views).map(([fn, { over }]): [string, readonly PlaneCurve[]] => [fn, [{ id: 'relation', along: graphs[fn as Activation].along, over, tone: 'grad', knots: [0] }]]),
) as Record<Activation, readonly PlaneCurve[]>

/** The slope over the output instead of the input: one slope for each output, or two. */
export function Relation({ fn, x, y, dy }: { fn: Activation; x: number; y: number; dy: number }) {
  const { outputs, slopes } = views[fn]
  const other = twin(fn, x)
  const second = other === undefined ? undefined : graphs[fn].slope(other)
  const inside = (value: number, [from, to]: Span) => Math.max(from, Math.min(to, value))
  const says =
    second === undefined
      ? `The slope over the output. At output ${format(y)} the slope is ${format(dy)}.`
      : `The slope over the output, a curve that turns back. Output ${format(y)} belongs to x = ${format(x)} with slope ${format(dy)}, and to x = ${format(other!)} with slope ${format(second)}.`
  return (
    <div className="relation">
      <Plane
        says={says}
        x={outputs}
        y={slopes}
        xTicks={fn === 'logistic' ? [0, 0.5, 1] : fn === 'tanh' ? [-1, 0, 1] : fn === 'linear' ? [-2, 0, 2] : [0, 1, 2]}
        yTicks={fn === 'logistic' ? [0, 0.25] : [0, 1]}
        curves={drawn[fn]}
        title={`Slope over output: ${activations[fn].says}`}
        under="output y"
        behind={(place) => <line className="guide" x1={place.x(inside(y, outputs))} x2={place.x(inside(y, outputs))} y1="0" y2="100%" />}
        marks={(place) => (
          <>
            {second !== undefined && <circle className="on-slope twin" cx={place.x(inside(y, outputs))} cy={place.y(inside(second, slopes))} r="5" />}
            <circle className="on-slope" cx={place.x(inside(y, outputs))} cy={place.y(inside(dy, slopes))} r="4.5" />
          </>
        )}
      />
      <p className="agree">
        {forgets(fn) ? (
          <>One slope for each output, so the rule can do without x.</>
        ) : second === undefined ? (
          <>To the left of 0 the curve turns back: there one output has two slopes. Move x below 0.</>
        ) : (
          <>
            Output {format(y, 4)} comes from x = {format(x, 4)} with slope {format(dy, 3)}, and from x = {format(other!, 4)} with slope {format(second, 3)}. The output does not say which.
          </>
        )}
      </p>
    </div>
  )
}
