import { useEffect, useState } from 'react'
import { type Field, isFault } from '../../fields/field.ts'
import { FaultSays } from '../kit/FaultSays.tsx'

interface Props {
  id: string
  field: Field<string>
  value: string
  onChange: (value: string) => void
  locked: boolean
}

/** A field of text: what cannot be read stays in it with a sentence, and the last valid value stays in force. Escape brings that back. */
export function TextField({ id, field, value, onChange, locked }: Props) {
  const [draft, setDraft] = useState<string>()
  const [fault, setFault] = useState<string>()
  useEffect(() => {
    setDraft(undefined)
    setFault(undefined)
  }, [value])
  const offer = (text: string) => {
    setDraft(text)
    const read = field.read(text)
    setFault(isFault(read) ? read.fault : undefined)
  }
  const settle = () => {
    if (draft === undefined || fault) return
    const read = field.read(draft)
    setDraft(undefined)
    if (!isFault(read) && read !== value) onChange(read)
  }
  return (
    <>
      <input
        id={id}
        className={`field${fault ? ' fault' : ''}`}
        type="text"
        autoComplete="off"
        spellCheck={false}
        readOnly={locked}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        value={draft ?? field.write(value)}
        onChange={(event) => offer(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle()
          if (event.key === 'Escape' && draft !== undefined) {
            event.stopPropagation()
            setDraft(undefined)
            setFault(undefined)
          }
        }}
      />
      {fault && <FaultSays id={`${id}-fault`} as="span" says={fault} />}
    </>
  )
}
