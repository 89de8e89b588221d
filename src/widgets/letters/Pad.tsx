import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { Press } from '../kit/Press.tsx'
import { fine, stroke } from './drawing.ts'
import { Letter } from './Letter.tsx'
import { usePad } from './usePad.ts'

interface Props {
  /** The picture, 784 bytes, row by row, 0 (paper) … 255 (ink). A picture that did not come from `onChange` replaces the drawing. */
  value: Uint8Array
  /** The drawing as a picture of the data set, after every change. */
  onChange: (picture: Uint8Array) => void
  /** What the pad is for. */
  label?: string
}

/** Columns and rows that the arrows walk. */
const cells = 28
const step = fine / cells
const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const middle = (cell: { x: number; y: number }) => ({ x: (cell.x + 0.5) * step, y: (cell.y + 0.5) * step })

/** A pad to draw a letter on, with mouse, finger, pen or keys, and beside it the picture that a network gets. */
export function Pad({ value, onChange, label = 'Draw a letter' }: Props) {
  const { ink, steps, begin, change, undo, clear } = usePad(value, onChange)
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number }>(undefined)
  const [cell, setCell] = useState({ x: 13, y: 13 })
  const [said, setSaid] = useState('')
  const help = useId()

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const picture = context.createImageData(fine, fine)
    for (let p = 0; p < ink.length; p++) picture.data[4 * p + 3] = 255 * ink[p]!
    context.putImageData(picture, 0, 0)
  }, [ink])

  const spot = (event: { clientX: number; clientY: number }) => {
    const box = canvas.current!.getBoundingClientRect()
    return { x: ((event.clientX - box.left) / box.width) * fine, y: ((event.clientY - box.top) / box.height) * fine }
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    begin()
    setSaid('')
    const at = spot(event)
    last.current = at
    change((drawing) => stroke(drawing, at, at))
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!last.current) return
    let from = last.current
    // A fast hand moves several times between two frames.
    const moves = event.nativeEvent.getCoalescedEvents?.() ?? []
    for (const move of moves.length ? moves : [event.nativeEvent]) {
      const before = from
      const to = spot(move)
      change((drawing) => stroke(drawing, before, to))
      last.current = from = to
    }
  }
  const onPointerUp = () => {
    last.current = undefined
  }

  const takeBack = () => {
    if (steps === 0) return setSaid('Nothing is left to take back.')
    undo()
    setSaid(`One step taken back, ${steps - 1} left.`)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const move = arrows[event.key]
    const at = middle(cell)
    if (move) {
      const next = { x: Math.min(cells - 1, Math.max(0, cell.x + move[0])), y: Math.min(cells - 1, Math.max(0, cell.y + move[1])) }
      if (event.shiftKey) {
        begin()
        change((drawing) => stroke(drawing, at, middle(next)))
      }
      setCell(next)
      setSaid(`Row ${next.y + 1}, column ${next.x + 1}${event.shiftKey ? ', drawn' : ''}.`)
    } else if (event.key === ' ' || event.key === 'Delete' || event.key === 'Backspace') {
      begin()
      change((drawing) => stroke(drawing, at, at, event.key === ' ' ? 1 : 0))
      setSaid(`${event.key === ' ' ? 'Ink' : 'Rubbed out'} at row ${cell.y + 1}, column ${cell.x + 1}.`)
    } else if (event.key === 'z' && (event.ctrlKey || event.metaKey)) {
      takeBack()
    } else return
    event.preventDefault()
  }

  const share = ink.reduce((sum, point) => sum + point, 0) / ink.length
  return (
    <div className="pad">
      {/* An application by its nature: it takes the arrows. The lint rule knows no such role as one to act on. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions, jsx-a11y-x/no-noninteractive-tabindex */}
      <div className="sheet" role="application" aria-roledescription="drawing pad" aria-label={`${label}. ${share === 0 ? 'Blank.' : `Ink on ${Math.round(100 * share)} %.`}`} aria-describedby={help} tabIndex={0} onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={onPointerUp} onPointerCancel={onPointerUp} onKeyDown={onKeyDown}>
        <canvas ref={canvas} width={fine} height={fine} aria-hidden="true" />
        <span className="cursor" style={{ left: `${(100 * cell.x) / cells}%`, top: `${(100 * cell.y) / cells}%` }} />
      </div>
      <div className="got">
        <Letter image={value} says={share === 0 ? 'The picture that the network gets: blank' : 'The picture that the network gets: your drawing, stretched to 28 by 28'} />
        <p id={help}>Keys: arrows move, Shift and arrows draw, Space inks, Delete rubs out.</p>
        <div className="bar">
          <Press idle={steps === 0} onPress={takeBack}>
            Undo
          </Press>
          <Press
            idle={share === 0}
            onPress={() => {
              clear()
              setSaid('The pad is blank.')
            }}
          >
            Clear
          </Press>
        </div>
      </div>
      <p className="vh" role="status">
        {said}
      </p>
    </div>
  )
}
