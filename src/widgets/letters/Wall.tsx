import { type KeyboardEvent, type MouseEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { type Collection, isSibling } from './collection.ts'
import { cellAt, type Grid, gridOf, place, walk } from './grid.ts'
import { paint } from './paint.ts'
import { described } from './says.ts'

interface Props {
  collection: Collection
  images: readonly number[]
  pairs: boolean
  /** The image that is looked at; it may be none of `images`. */
  at: number
  onChange: (image: number) => void
  label: string
}

/** All the letters, of which only those in sight are drawn. One of them is chosen: it is the option that is read out. */
export function Wall({ collection, images, pairs, at, onChange, label }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [size, setSize] = useState({ width: 320, height: 300 })
  const id = useId()
  const grid: Grid = gridOf(images.length, size.width, pairs)
  const index = Math.max(0, images.indexOf(at))

  useEffect(() => {
    const element = scroller.current!
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])

  useLayoutEffect(() => {
    const element = scroller.current!
    let frame = 0
    const draw = () => {
      frame = 0
      paint(canvas.current!, { collection, images, grid, pairs, top: element.scrollTop, ...size })
    }
    const plan = () => (frame ||= requestAnimationFrame(draw))
    draw()
    element.addEventListener('scroll', plan, { passive: true })
    return () => {
      element.removeEventListener('scroll', plan)
      cancelAnimationFrame(frame)
    }
  })

  // What is walked to comes into sight; what the reader scrolls away from stays where it is.
  const { top, left } = place(grid, index)
  useEffect(() => {
    const element = scroller.current!
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + grid.height > element.scrollTop + element.clientHeight) element.scrollTop = top + grid.height - element.clientHeight
  }, [top, grid.height])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const to = walk(grid, index, event.key, Math.floor(size.height / grid.height))
    if (to === undefined) return
    event.preventDefault()
    if (images[to] !== undefined) onChange(images[to])
  }
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const box = scroller.current!.getBoundingClientRect()
    const hit = cellAt(grid, event.clientX - box.left, event.clientY - box.top + scroller.current!.scrollTop)
    if (hit !== undefined) onChange(images[hit]!)
  }
  const chosen = images[index]
  return (
    <div className="wall" ref={scroller} role="listbox" tabIndex={0} aria-label={label} aria-activedescendant={chosen === undefined ? undefined : id} onKeyDown={onKeyDown} onClick={onClick}>
      <canvas ref={canvas} aria-hidden="true" />
      <div className="all" style={{ height: grid.rows * grid.height }}>
        {chosen === undefined ? (
          <div role="option" aria-selected="false" aria-disabled="true" className="none">
            No letter
          </div>
        ) : (
          <div
            id={id}
            role="option"
            aria-selected="true"
            aria-setsize={images.length}
            aria-posinset={index + 1}
            aria-label={described(collection, chosen)}
            className={`chosen${pairs && isSibling(collection, chosen) ? ' sibling' : ''}`}
            style={{ top, left, width: grid.width, height: grid.height }}
          />
        )}
      </div>
    </div>
  )
}
