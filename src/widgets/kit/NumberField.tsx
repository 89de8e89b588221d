import { type CSSProperties, type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { type Field, isFault } from '../../fields/field.ts'
import { FaultSays } from './FaultSays.tsx'
import { minus } from './minus.ts'

interface Props {
  field: Field<number>
  value: number
  onChange: (value: number) => void
  /** Spoken name; the visible label stands beside the field. */
  label?: string
  className?: string
  locked?: boolean
  /** Where a fault is said when the field's own place is too small for a sentence. */
  onFault?: (fault: string | undefined) => void
}

/** The size of one arrow press: the field's own, else one unit of the last decimal shown, at most 0.01. */
function stepOf(field: Field<number>, value: number): number {
  if (field.control.kind === 'number' && field.control.step) return field.control.step
  const decimals = String(value).split('.')[1]?.length ?? 0
  return Math.min(0.01, 10 ** -Math.min(decimals, 6))
}

/** Without an exponent, which ARIA's numbers may not have: 1e-9 is 0.000000001. The type is what React's types ask for. */
function decimal(value: number | undefined): number | undefined {
  if (value === undefined || !String(value).includes('e-')) return value
  return value.toFixed(20).replace(/0+$/, '') as unknown as number
}

/** A sum of decimals without the dust that binary leaves (0.24 + 0.01 is 0.25). */
function add(value: number, change: number): number {
  return Number((value + change).toPrecision(12))
}

/**
 * A number to type, to step with the arrow keys (Shift ten times as far, Alt a tenth) or to drag sideways.
 * Bad text stays in the field with a message; the last valid value stays in the store. Escape brings it back.
 */
export function NumberField({ field, value, onChange, label, className, locked, onFault }: Props) {
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const [fault, setFault] = useState<string>()
  const drag = useRef<{ x: number; from: number; moved: boolean } | undefined>(undefined)
  const says = useRef(onFault)
  says.current = onFault
  const shown = draft ?? minus(field.write(value))

  useEffect(() => says.current?.(fault), [fault])
  // A change from elsewhere (undo, host, another view) replaces what stands in the field.
  useEffect(() => {
    setDraft((d) => (d !== undefined && field.read(d) === value ? d : undefined))
    setFault(undefined)
  }, [value, field])

  const offer = (text: string) => {
    setDraft(text)
    const read = field.read(text)
    if (isFault(read)) return setFault(read.fault)
    setFault(undefined)
    if (read !== value) onChange(read)
  }
  const nudge = (input: HTMLInputElement, change: number, from = value) => {
    const read = field.read(field.write(add(from, change)))
    if (!isFault(read) && read !== value) {
      // Writing to a field that has the focus lays the page out: before its numbers change, there is next to nothing to lay out.
      input.value = minus(field.write(read))
      onChange(read)
    }
    setDraft(undefined)
    setFault(undefined)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const scale = event.shiftKey ? 10 : event.altKey ? 0.1 : 1
    const direction = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key]
    if (direction !== undefined && !locked) {
      event.preventDefault()
      nudge(event.currentTarget, direction * scale * stepOf(field, value))
    } else if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation()
      setDraft(undefined)
      setFault(undefined)
    } else if (event.key === 'Enter' && !fault) setDraft(undefined)
  }
  const onPointerDown = (event: PointerEvent<HTMLInputElement>) => {
    if (!locked && event.button === 0) drag.current = { x: event.clientX, from: value, moved: false }
  }
  const onPointerMove = (event: PointerEvent<HTMLInputElement>) => {
    const d = drag.current
    if (!d) return
    const travel = event.clientX - d.x
    if (!d.moved && Math.abs(travel) < 5) return
    if (!d.moved) event.currentTarget.setPointerCapture(event.pointerId)
    d.moved = true
    event.preventDefault()
    nudge(event.currentTarget, Math.round(travel / 3) * stepOf(field, d.from), d.from)
  }
  const onPointerUp = () => {
    drag.current = undefined
  }

  return (
    <>
      <input
        className={`field ${className ?? ''}${fault ? ' fault' : ''}`}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        role="spinbutton"
        aria-label={label}
        aria-valuenow={decimal(value)}
        aria-valuetext={minus(field.write(value))}
        aria-valuemin={field.control.kind === 'number' ? decimal(field.control.min) : undefined}
        aria-valuemax={field.control.kind === 'number' ? decimal(field.control.max) : undefined}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault && !onFault ? id : undefined}
        aria-readonly={locked || undefined}
        readOnly={locked}
        value={shown}
        style={{ '--characters': Math.max(4, shown.length) } as CSSProperties}
        onChange={(event) => offer(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => !fault && setDraft(undefined)}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
      />
      {fault && !onFault && <FaultSays id={id} as="span" says={fault} />}
    </>
  )
}
