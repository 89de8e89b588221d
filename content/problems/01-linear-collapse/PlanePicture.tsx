import { type PointerEvent, useRef } from 'react'
import { format } from '../../../src/math/format.ts'
import type { Leaf, Point } from './planes.ts'

const size = 200

interface Props {
  leaf: Leaf
  /** Half the side of what is shown, around 0. */
  room: number
  title: string
  /** What is seen, in words. */
  says: string
  /** What the ids of the arrowheads begin with. */
  heads: string
  /** The map in one step, beside the way through the layers. */
  step?: boolean
  /** Takes the point to where the pointer is. Without it the point stands still. */
  onMove?: (to: Point) => void
}

const at = (x: number) => x.toFixed(1)

/** A plane with its grid, the unit square, the two unit inputs and the input that is followed. */
export function PlanePicture({ leaf, room, title, says, heads, step = false, onMove }: Props) {
  const dragging = useRef(false)
  const place = ([u, v]: Point): Point => [size / 2 + (size / 2) * (u / room), size / 2 - (size / 2) * (v / room)]
  const path = (points: readonly Point[], close = false) => `M${points.map((p) => place(p).map(at).join()).join('L')}${close ? 'Z' : ''}`
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    if (box.width === 0) return
    onMove?.([room * ((2 * (event.clientX - box.left)) / box.width - 1), room * (1 - (2 * (event.clientY - box.top)) / box.height)])
  }
  const handlers = onMove && {
    onPointerDown(event: PointerEvent<SVGSVGElement>) {
      if (event.button !== 0) return
      dragging.current = true
      event.currentTarget.setPointerCapture(event.pointerId)
      move(event)
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => dragging.current && move(event),
    onPointerUp: () => (dragging.current = false),
    onPointerCancel: () => (dragging.current = false),
  }
  const [x, y] = place(leaf.x)
  const [ox, oy] = place(leaf.origin)
  return (
    <figure className={`leaf${onMove ? ' movable' : ''}${step ? ' step' : ''}`}>
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={says} {...handlers}>
        <rect className="ground" width={size} height={size} />
        <path className="cross" d={`M${size / 2},0V${size}M0,${size / 2}H${size}`} />
        <path className="square" d={path(leaf.square, true)} />
        {leaf.curves.map(({ along, axis, points }, i) => (
          <path key={i} className={`grid-${along}${axis ? ' axis' : ''}`} d={path(points)} />
        ))}
        {leaf.units.map((unit, i) => {
          const [ux, uy] = place(unit)
          return <path key={i} className={`unit unit-${i + 1}`} d={`M${at(ox)},${at(oy)}L${at(ux)},${at(uy)}`} markerEnd={`url(#${heads}-${i + 1})`} />
        })}
        <rect className="here" x={at(x - 4.5)} y={at(y - 4.5)} width="9" height="9" />
        <text className="room" x={size - 4} y={size / 2 - 4} textAnchor="end">
          {format(room, 2)}
        </text>
      </svg>
    </figure>
  )
}

/** The arrowheads that the planes of one figure share. */
export function Heads({ id }: { id: string }) {
  return (
    <svg className="heads" width="0" height="0" aria-hidden="true">
      <defs>
        {[1, 2].map((i) => (
          <marker key={i} id={`${id}-${i}`} viewBox="0 0 8 8" refX="6.5" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M1 .8L7 4 1 7.2" className={`unit-tip unit-${i}`} />
          </marker>
        ))}
      </defs>
    </svg>
  )
}
