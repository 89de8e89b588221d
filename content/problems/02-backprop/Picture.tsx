import type { ReactNode } from 'react'
import type { Field } from '../../../src/fields/field.ts'
import type { Result } from '../../../src/fields/store.ts'
import { format } from '../../../src/math/format.ts'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { quantity } from '../../../src/widgets/kit/quantity.ts'
import { Symbol, SymbolText } from '../../../src/widgets/kit/Symbol.tsx'
import { type Edge, edges, type Node, node, nodes, type Stretch, thickness, wayBack } from './network.ts'
import { FieldGrid, SmallPicture } from './SmallPicture.tsx'

interface Props {
  values: Readonly<Record<string, number>>
  result: Result
  fields: Readonly<Record<string, Field<number>>>
  path: string
  /** Names on the lit road. */
  lit: ReadonlySet<string>
  locked: readonly string[]
  onChange: (id: string, value: number) => void
  onFault: (id: string, fault: string | undefined) => void
}

const field = { width: 600, height: 340, top: 8 }

/** Where a field stands on the drawing: at 40 % of its edge for a weight, outside its node for an input. */
function place(id: string): { x: number; y: number } {
  const edge = edges.find((e) => e.weight === id)
  if (edge) {
    const [a, b] = [node(edge.from), node(edge.to)]
    const t = a.shape === 'input' ? 0.4 : 0.5
    return { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) }
  }
  const { x, y } = node(id)
  return id === 'y' ? { x, y: y + 30 } : { x: x - 60, y }
}


function Line({ edge, w }: { edge: Edge; w: number }) {
  const [a, b] = [node(edge.from), node(edge.to)]
  return <line className={`edge ${w < 0 ? 'n' : 'p'}`} x1={a.x} y1={a.y} x2={b.x} y2={b.y} strokeWidth={thickness(w)} />
}

/** An arrow beside its edge, from the loss towards the data, with the slopes it multiplies by. */
function Back({ stretch, result }: { stretch: Stretch; result: Result }) {
  const [a, b] = [node(stretch.from), node(stretch.to)]
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length]
  // The side where no label stands.
  const side = ['x2', 'x4', 'h2', 'yhat'].includes(stretch.to) ? -1 : 1
  const away = stretch.from === 'L' ? 24 : 23
  const [nx, ny] = [-uy * side * away, ux * side * away]
  const [start, end] = stretch.from === 'L' ? [30, 29] : [37, stretch.to.startsWith('x') ? 14 : 32]
  const x1 = a.x + ux * start + nx
  const y1 = a.y + uy * start + ny
  const x2 = b.x - ux * end + nx
  const y2 = b.y - uy * end + ny
  // Beside a steep arrow the slopes stand to its free side; along a flat one, above or below it.
  const steep = Math.abs(uy) > 0.4
  const at = stretch.factors.map((id, i) => {
    const t = stretch.factors.length === 1 ? 0.5 : 0.28 + 0.46 * i
    const [x, y] = [x1 + t * (x2 - x1), y1 + t * (y2 - y1)]
    if (!steep) return { id, x, y: y + (ny > 0 ? 17 : -8), anchor: 'middle' as const }
    return { id, x: x + (nx / away) * 12, y: y + (ny / away) * 12 + 4, anchor: nx > 0 ? ('start' as const) : ('end' as const) }
  })
  return (
    <g>
      <path className="back" markerEnd="url(#back-head)" d={`M${x1.toFixed(1)},${y1.toFixed(1)}L${x2.toFixed(1)},${y2.toFixed(1)}`} />
      {at.map(({ id, x, y, anchor }) => (
        <text key={id} className="g halo" data-id={id} x={x} y={y} textAnchor={anchor}>
          × {format(result[id]!, 4)}
        </text>
      ))}
    </g>
  )
}

function Station({ at, result, lit }: { at: Node; result: Result; lit: ReadonlySet<string> }) {
  const { id, x, y, shape, sum } = at
  if (shape === 'input') return <rect className="node x" x={x - 6} y={y - 6} width="12" height="12" />
  if (shape === 'loss')
    return (
      <g data-id="L">
        <path className="node l" d={`M${x} ${y - 27}l27 27-27 27-27-27z`} />
        <SymbolText id="L" x={x} y={y + 6} className="loss" />
        <text className="num halo" x={x} y={y - 36} textAnchor="middle">
          {format(result[id]!, 5)}
        </text>
      </g>
    )
  // Out of the way of the arrow that leaves the output.
  const below = id === 'yhat' && lit.has('h2') ? -36 : 46
  return (
    <>
      <g data-id={id}>
        <circle className="node a" cx={x} cy={y} r="27" />
        <SymbolText id={id} x={x} y={y - 3} className="act" />
        <text className="num" x={x} y={y + 14} textAnchor="middle">
          {format(result[id]!, 4)}
        </text>
      </g>
      {sum && (
        <text className="halo" data-id={sum} x={x} y={y + below} textAnchor="middle">
          <tspan className="letter">s</tspan>
          <tspan className="index" dy="3">
            {sum.slice(1)}
          </tspan>
          <tspan dy="-3"> = {format(result[sum]!, 4)}</tspan>
        </text>
      )}
    </>
  )
}

/** The problem’s own network; every number that is an input is edited where it stands. */
export function Picture({ values, result, fields, path, lit, locked, onChange, onFault }: Props): ReactNode {
  const points = [...new Set(wayBack(path).flatMap((s) => [s.from, s.to]))].map(node)
  const d = `M${[...points].reverse().map((p) => `${p.x} ${p.y}`).join('L')}`
  return (
    <>
    <div className="draw">
      <SmallPicture values={values} result={result} path={path} lit={lit} />
      <svg className="big" viewBox={`0 ${field.top} ${field.width} ${field.height}`} aria-hidden="true">
        <defs>
          <marker id="back-head" viewBox="0 0 8 8" refX="6.5" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M1 .8L7 4 1 7.2" className="back-tip" />
          </marker>
        </defs>
        <path className="litpath" d={d} />
        {edges.map((edge) => (
          <Line key={edge.weight} edge={edge} w={values[edge.weight]!} />
        ))}
        <line className="edge to-loss" x1="446" y1="174" x2="562" y2="174" />
        <line className="edge to-target" x1="562" y1="288" x2="562" y2="201" />
        {nodes.map((n) => (
          <Station key={n.id} at={n} result={result} lit={lit} />
        ))}
        {wayBack(path).map((s) => (
          <Back key={s.to} stretch={s} result={result} />
        ))}
      </svg>
      {Object.keys(fields).map((id) => {
        const { x, y } = place(id)
        return (
          <label
            key={id}
            data-id={id}
            className={`${lit.has(id) ? 'on' : ''}${id === path ? ' chosen' : ''}`}
            style={{ left: `${(100 * x) / field.width}%`, top: `${(100 * (y - field.top)) / field.height}%` }}
          >
            <Symbol id={id} className={quantity(id, values)} />
            <NumberField
              field={fields[id]!}
              value={values[id]!}
              label={fields[id]!.says}
              className={quantity(id, values)}
              locked={locked.includes(id)}
              onChange={(value) => onChange(id, value)}
              onFault={(fault) => onFault(id, fault)}
            />
          </label>
        )
      })}
    </div>
    <FieldGrid values={values} fields={fields} lit={lit} locked={locked} onChange={onChange} onFault={onFault} />
    </>
  )
}
