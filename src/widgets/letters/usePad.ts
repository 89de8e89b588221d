import { useEffect, useRef, useState } from 'react'
import { blank, fit, type Ink, spread } from './drawing.ts'

/** Steps that can be taken back. */
const depth = 100

/** A drawing behind a picture: what was drawn stays finer than the picture, until another picture is given from outside. */
export function usePad(value: Uint8Array, onChange: (picture: Uint8Array) => void) {
  const told = useRef(value)
  const [ink, setInk] = useState<Ink>(() => spread(value))
  const latest = useRef(ink)
  const [past, setPast] = useState<readonly Ink[]>([])

  const show = (next: Ink) => {
    latest.current = next
    setInk(next)
  }
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    latest.current = spread(value)
    setInk(latest.current)
    setPast([])
  }, [value])

  const tell = (next: Ink) => {
    show(next)
    told.current = fit(next)
    onChange(told.current)
  }
  return {
    ink,
    /** Steps that can be taken back. */
    steps: past.length,
    /** Remembers the drawing as it is: the next changes are one step to take back. */
    begin: () => {
      const now = latest.current
      setPast((before) => [...before.slice(1 - depth), now])
    },
    change: (how: (ink: Ink) => Ink) => tell(how(latest.current)),
    undo: () => {
      const before = past.at(-1)
      if (!before) return
      setPast(past.slice(0, -1))
      tell(before)
    },
    clear: () => {
      const now = latest.current
      setPast((before) => [...before.slice(1 - depth), now])
      tell(blank())
    },
  }
}
