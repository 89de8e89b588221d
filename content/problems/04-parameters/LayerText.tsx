import { useEffect, useId, useState } from 'react'
import { isFault } from '../../../src/fields/field.ts'
import { FaultSays } from '../../../src/widgets/kit/FaultSays.tsx'
import { layersField } from './field.ts'
import { limits } from './stack.ts'

interface Props {
  value: string
  locked: boolean
  onChange: (layers: string) => void
}

const spaced = (text: string) => text.replaceAll(',', ', ')

/** The whole stack as text: what stands in a link, in an attribute and in a message. */
export function LayerText({ value, locked, onChange }: Props) {
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const [fault, setFault] = useState<string>()
  useEffect(() => {
    setDraft((text) => (text !== undefined && layersField.read(text) === value ? text : undefined))
    setFault(undefined)
  }, [value])
  const offer = (text: string) => {
    setDraft(text)
    const read = layersField.read(text)
    setFault(isFault(read) ? read.fault : undefined)
    if (!isFault(read) && read !== value) onChange(read)
  }
  return (
    <div className="layertext">
      <label htmlFor={id}>the same as text</label>
      <textarea
        id={id}
        className={fault ? 'fault' : undefined}
        value={draft ?? spaced(value)}
        maxLength={limits.text}
        rows={8}
        spellCheck={false}
        autoCapitalize="off"
        readOnly={locked}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => offer(event.target.value)}
        onBlur={() => !fault && setDraft(undefined)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || draft === undefined) return
          event.stopPropagation()
          setDraft(undefined)
          setFault(undefined)
        }}
      />
      {fault && <FaultSays id={`${id}-fault`} says={`${fault} The counts keep the last stack that could be read.`} />}
    </div>
  )
}
