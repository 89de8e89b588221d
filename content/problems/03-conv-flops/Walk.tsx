import { type KeyboardEvent, useEffect, useState } from 'react'
import { cornerOf, type Windows } from './walk.ts'

interface Props {
  windows: Windows
  at: number
  onMove: (at: number) => void
}

/** A whole walk takes about as long as this many steps, however many windows there are. */
const steps = 48
const pause = 240

/** Moves the window: a slider, arrow keys (up and down by a row) and a button that plays all windows. */
export function Walk({ windows, at, onMove }: Props) {
  const { columns, count } = windows
  const [playing, setPlaying] = useState(false)
  const [still, setStill] = useState(false)
  useEffect(() => setStill(matchMedia('(prefers-reduced-motion: reduce)').matches), [])
  const last = Math.max(0, count - 1)
  useEffect(() => {
    if (!playing) return
    if (at >= last) return setPlaying(false)
    const timer = setTimeout(() => onMove(Math.min(last, at + Math.max(1, Math.ceil(count / steps)))), pause)
    return () => clearTimeout(timer)
  }, [playing, at, last, count, onMove])
  const play = () => {
    if (still) return onMove(at >= last ? 0 : last)
    if (!playing && at >= last) onMove(0)
    setPlaying(!playing)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns.out, ArrowUp: -columns.out, Home: -at, End: last - at }[event.key]
    if (by === undefined) return
    event.preventDefault()
    setPlaying(false)
    const next = at + by
    if (next >= 0 && next <= last) onMove(next)
  }
  const { row, column } = cornerOf(windows, at)
  const words = count === 0 ? 'no window' : `window ${(at + 1).toLocaleString('en')} of ${count.toLocaleString('en')}: row ${row + 1}, column ${column + 1}`
  return (
    <div className="walk">
      <button className="b main" type="button" disabled={count < 2} onClick={play}>
        {still ? (at >= last ? 'Back to the first' : 'Show the last') : playing ? 'Pause' : 'Play'}
      </button>
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        disabled={count < 2}
        aria-label="Window"
        aria-valuetext={words}
        onChange={(event) => {
          setPlaying(false)
          onMove(Number(event.target.value))
        }}
        onKeyDown={onKeyDown}
      />
      <span className="where" aria-hidden="true">
        {words}
      </span>
    </div>
  )
}
