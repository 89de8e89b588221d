import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { type Field, isFault } from '../../../src/fields/field.ts'
import { FaultSays } from '../../../src/widgets/kit/FaultSays.tsx'
import { sizeOf, sizeText } from './size.ts'

interface Props {
  field: Field<string>
  value: string
  locked: boolean
  onChange: (value: string) => void
}

/** A size to type, `4` or `4x3`, or to step in both directions with the arrow keys. Bad text keeps the last valid value. */
export function SizeField({ field, value, locked, onChange }: Props) {
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const [fault, setFault] = useState<string>()
  useEffect(() => {
    setDraft((d) => (d !== undefined && field.read(d) === value ? d : undefined))
    setFault(undefined)
  }, [value, field])
  const offer = (text: string, draft: string | undefined) => {
    const read = field.read(text)
    setDraft(draft)
    setFault(isFault(read) ? read.fault : undefined)
    if (!isFault(read) && read !== value) onChange(read)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key]
    if (by !== undefined && !locked) {
      event.preventDefault()
      const { height, width } = sizeOf(value)
      const next = sizeText({ height: height + by, width: width + by })
      if (!isFault(field.read(next))) offer(next, undefined)
    } else if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation()
      setDraft(undefined)
      setFault(undefined)
    } else if (event.key === 'Enter' && !fault) setDraft(undefined)
  }
  const shown = draft ?? value.replace('x', '×')
  return (
    <>
      <input
        className={fault ? 'field size fault' : 'field size'}
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? id : undefined}
        aria-label={field.says}
        readOnly={locked}
        value={shown}
        size={Math.max(3, Math.min(9, shown.length))}
        onChange={(event) => offer(event.target.value, event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => !fault && setDraft(undefined)}
        onKeyDown={onKeyDown}
      />
      {fault && <FaultSays id={id} as="span" says={fault} />}
    </>
  )
}
