import type { ReactNode } from 'react'
import { Plane, type PlaneCurve, type Span } from '../../../src/charts/Plane.tsx'
import type { Result } from '../../../src/fields/store.ts'
import type { Activation } from '../../../src/math/activations.ts'
import { format } from '../../../src/math/format.ts'
import { graphs } from './relation.ts'

interface View {
  readonly x: Span
  readonly y: Span
  readonly ticks: readonly number[]
  /** Where the names of the two curves stand. */
  readonly names: readonly [PlaneCurve['label'], PlaneCurve['label']]
  readonly knots?: readonly number[]
}

const label = (text: string, x: number, y: number, anchor: 'start' | 'end' = 'start') => ({ text, x, y, anchor })
const unbounded: View = { x: [-4, 4], y: [-0.5, 2.5], ticks: [0, 1, 2], names: [label('y', 1.8, 2.05, 'end'), label('y′', -3.9, 0.12)] }

const views: Record<Activation, View> = {
  logistic: { x: [-8, 8], y: [-0.03, 1.06], ticks: [0, 0.25, 0.5, 1], names: [label('y', 7.9, 0.92, 'end'), label('y′', 2.6, 0.12)] },
  tanh: { x: [-4, 4], y: [-1.1, 1.15], ticks: [-1, 0, 1], names: [label('y', 3.9, 0.83, 'end'), label('y′', 1.75, 0.22)] },
  linear: { x: [-4, 4], y: [-2.5, 2.5], ticks: [-2, 0, 1, 2], names: [label('y', -2.4, -2.05), label('y′', -3.9, 1.15)] },
  relu: { ...unbounded, knots: [0] },
  'leaky-relu': { ...unbounded, knots: [0] },
  gelu: unbounded,
  silu: unbounded,
}

/** Both curves of a function: the same list every time, so that their paths are kept. */
const curvesOf = (fn: Activation): readonly PlaneCurve[] => {
  const { names: [one, two], knots } = views[fn]
  const { f, slope } = graphs[fn]
  return [
    { id: 'slope', f: slope, tone: 'grad', label: two, knots },
    { id: 'value', f, tone: 'act', label: one, knots },
  ]
}
const drawn = Object.fromEntries(Object.keys(views).map((fn) => [fn, curvesOf(fn as Activation)])) as Record<Activation, readonly PlaneCurve[]>

const within = (value: number, [from, to]: Span) => Math.max(from, Math.min(to, value))

interface Props {
  fn: Activation
  x: number
  result: Result
  onMove?: (x: number) => void
}

/** The function and its slope, with the point to drag and the tangent at it. */
export function Curves({ fn, x, result, onMove }: Props) {
  const view = views[fn]
  const [y, dy] = [result.y!, result.dy!]
  const seen = x === within(x, view.x)
  const words = `x = ${format(x)}: output ${format(y)}, slope ${format(dy)}`
  return (
    <Plane
      className="graph"
      says={`The function and its slope over x from ${format(view.x[0])} to ${format(view.x[1])}. At ${words}.`}
      x={view.x}
      y={view.y}
      yTicks={view.ticks}
      curves={drawn[fn]}
      title={titles[fn]}
      under="input x"
      tangent={{ x, y, slope: dy }}
      point={{ x, y, label: 'input x', says: words, step: 0.01, onMove, tone: 'data' }}
      behind={(place) => seen && <line className="guide" x1={place.x(x)} x2={place.x(x)} y1={place.y(0)} y2={place.y(within(y, view.y))} />}
      marks={(place) => (
        <>
          {fn === 'logistic' && <line className="guide level" x1={place.x(within(x, view.x))} x2="104%" y1={place.y(y)} y2={place.y(y)} />}
          {seen && <circle className="on-slope" cx={place.x(x)} cy={place.y(within(dy, view.y))} r="4" />}
        </>
      )}
    />
  )
}

const titles: Record<Activation, ReactNode> = {
  logistic: 'Output y = σ(x), and its slope y′',
  tanh: 'Output y = tanh(x), and its slope y′',
  linear: 'Output y = x, and its slope y′',
  relu: 'Output of ReLU, and its slope y′',
  'leaky-relu': 'Output of the leaky ReLU, and its slope y′',
  gelu: 'Output of GELU, and its slope y′',
  silu: 'Output of SiLU, and its slope y′',
}
