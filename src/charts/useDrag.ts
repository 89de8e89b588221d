import { type PointerEvent, type RefObject, useRef } from 'react'
import type { PlanePoint } from './Handle.tsx'
import { onGrid, type Span } from './plane.ts'

/** How far a finger travels before it drags rather than scrolls, in pixels. */
const slack = 5

/**
 * Moves a plane's point to where the pointer is. A mouse moves it at once, from anywhere on the plane; a finger only
 * when it travels sideways or taps, so that the page can still be scrolled.
 */
export function useDrag(plot: RefObject<SVGSVGElement | null>, span: Span, point: PlanePoint | undefined) {
  const from = useRef<{ x: number; span: Span; moving: boolean } | undefined>(undefined)
  const onMove = point?.onMove
  if (!point || !onMove) return {}
  const to = (event: PointerEvent, within: Span) => {
    const box = plot.current?.getBoundingClientRect()
    if (!box || box.width === 0) return
    const next = onGrid(within[0] + ((event.clientX - box.left) / box.width) * (within[1] - within[0]), point.step, within)
    if (next !== point.x) onMove(next)
  }
  return {
    onPointerDown(event: PointerEvent<SVGSVGElement>) {
      if (event.button !== 0) return
      const at = event.pointerType !== 'touch'
      from.current = { x: event.clientX, span, moving: at }
      event.currentTarget.setPointerCapture(event.pointerId)
      event.currentTarget.querySelector<SVGElement>('[role="slider"]')?.focus({ preventScroll: true })
      event.preventDefault()
      if (at) to(event, span)
    },
    onPointerMove(event: PointerEvent<SVGSVGElement>) {
      const start = from.current
      if (!start) return
      start.moving ||= Math.abs(event.clientX - start.x) > slack
      if (start.moving) to(event, start.span)
    },
    onPointerUp(event: PointerEvent<SVGSVGElement>) {
      const start = from.current
      from.current = undefined
      if (start) to(event, start.span)
    },
    onPointerCancel() {
      from.current = undefined
    },
  }
}
