import { useMemo } from 'react'
import { Plane, type Span } from '../../../src/charts/Plane.tsx'
import type { Result } from '../../../src/fields/store.ts'
import { activations } from '../../../src/math/activations.ts'
import { format } from '../../../src/math/format.ts'
import { type Fn, functions } from './functions.ts'
import type { Partner } from './partners.ts'
import type { Inputs } from './problem.ts'

interface Props {
  state: Inputs
  result: Result
  partner: Partner
  /** The largest difference of the two curves. */
  most: number
  locked: boolean
  onMove: (x: number) => void
}

const across: Span = [-4, 4]
const heights: Readonly<Record<Fn, Span>> = {
  linear: [-2.5, 2.5],
  logistic: [-0.5, 1.5],
  tanh: [-1.5, 1.5],
  relu: [-1, 3],
  'leaky-relu': [-1, 3],
  gelu: [-1, 3],
  silu: [-1, 3],
}

/** A function and its neighbor on one plane, with the tangent at a point that can be dragged. */
export function Laid({ state: { fn, x, stretch_x, stretch_y }, result, partner, most, locked, onMove }: Props) {
  const moved = useMemo(() => partner.moved(stretch_x, stretch_y), [partner, stretch_x, stretch_y])
  const f = functions[fn]
  const span = heights[fn]
  const inside = (value: number) => Math.min(span[1] - 0.05 * (span[1] - span[0]), Math.max(span[0] + 0.08 * (span[1] - span[0]), value))
  const off = 0.07 * (span[1] - span[0])
  const name = activations[fn].says
  const other = `${activations[partner.of].says}, stretched`
  // A curve that leaves the plane is named beside it, one that levels off above its end.
  const bounded = f(1000) < 10
  const [y, dy] = [result['y']!, result['dy']!]
  const says = `${name}, and the ${activations[partner.of].says} with factor ${format(stretch_x)} on x and ${format(stretch_y)} on y. Their largest difference is ${format(most, 2)}. At x = ${format(x)} ${name} is ${format(y)}, its slope ${format(dy)}.`
  return (
    <Plane
      className="laid-plane"
      says={says}
      x={across}
      y={span}
      under="x"
      curves={[
        { id: 'target', f, tone: 'act', knots: [0], label: bounded ? { text: name, x: 3.9, y: inside(f(3.9) + off), anchor: 'end' } : { text: name, x: 1.8, y: inside(f(2.1)), anchor: 'end' } },
        { id: 'moved', f: moved, tone: 'c2', dashed: true, knots: [0], label: { text: other, x: -3.9, y: inside(moved(-3.9) + 0.6 * off), anchor: 'start' } },
      ]}
      tangent={{ x, y, slope: dy }}
      point={{ x, y, label: 'input x', says: `x = ${format(x)}, y = ${format(y)}, slope ${format(dy)}`, step: 0.01, tone: 'act', ...(locked ? {} : { onMove }) }}
    />
  )
}
