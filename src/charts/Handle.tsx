import type { KeyboardEvent } from 'react'
import { keyed, type Place, type Span, type Tone } from './plane.ts'

/** A point of a plane. */
export interface PlanePoint {
  readonly x: number
  readonly y: number
  /** Its name for a screen reader: `input x`. */
  readonly label: string
  /** What it stands at, in words: `x = 1.37, y = 0.797`. */
  readonly says: string
  /** One press of an arrow key, and the grid that dragging keeps to. */
  readonly step: number
  /** Without it the point stands still. */
  readonly onMove?: (x: number) => void
  readonly tone?: Tone
}

/** An ARIA number has no exponent. The type is what React's types ask for. */
function decimal(value: number): number {
  return /e/.test(String(value)) ? (value.toFixed(20).replace(/\.?0+$/, '') as unknown as number) : value
}

/** A point on the plane; beyond its ends an arrow at the edge. Movable ones are sliders: arrow keys, Page keys, Home, End. */
export function Handle({ point, x: span, y, place }: { point: PlanePoint; x: Span; y: Span; place: Place }) {
  const { x, label, says, step, onMove, tone = 'data' } = point
  const beyond = x > span[1] ? 1 : x < span[0] ? -1 : 0
  const height = Number.isNaN(point.y) ? y[0] : point.y
  const at = { x: place.x(Math.min(span[1], Math.max(span[0], x))), y: place.y(Math.min(y[1], Math.max(y[0], height))) }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.ctrlKey || event.metaKey ? undefined : keyed(event.key, { shift: event.shiftKey, alt: event.altKey }, x, step, span)
    if (next === undefined) return
    event.preventDefault()
    if (next !== x) onMove?.(next)
  }
  const slider = onMove && {
    role: 'slider',
    tabIndex: 0,
    'aria-label': label,
    'aria-valuemin': decimal(Math.min(span[0], x)),
    'aria-valuemax': decimal(Math.max(span[1], x)),
    'aria-valuenow': decimal(x),
    'aria-valuetext': says,
    onKeyDown,
  }
  return (
    <svg x={at.x} y={at.y} overflow="visible" className={`handle ${onMove ? 'movable' : ''}`} data-tone={tone} {...(slider ?? { 'aria-hidden': true })}>
      {onMove && <circle className="reach" r="18" />}
      {beyond === 0 ? <circle className="dot" r="5.5" /> : <path className="dot" d={beyond > 0 ? 'M-7 -7L3 0L-7 7Z' : 'M7 -7L-3 0L7 7Z'} />}
    </svg>
  )
}

