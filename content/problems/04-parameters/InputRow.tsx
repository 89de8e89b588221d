import { useEffect, useId, useState } from 'react'
import { FaultSays } from '../../../src/widgets/kit/FaultSays.tsx'

interface Props {
  value: string
  locked: boolean
  /** @returns why it cannot be taken */
  onOffer: (text: string) => string | undefined
}

/** What comes into the network: height x width x channels. */
export function InputRow({ value, locked, onOffer }: Props) {
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const [fault, setFault] = useState<string>()
  useEffect(() => {
    setDraft((text) => (text?.trim() === value ? text : undefined))
    setFault(undefined)
  }, [value])
  return (
    <tr className="input">
      <th scope="row">input</th>
      <td className="written">
        <input
          className={`field text data${fault ? ' fault' : ''}`}
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-label="input, height x width x channels"
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? id : undefined}
          readOnly={locked}
          value={draft ?? value}
          size={Math.max(8, (draft ?? value).length)}
          onChange={(event) => {
            setDraft(event.target.value)
            // A comma would begin another layer.
            setFault(event.target.value.includes(',') ? 'One size alone: height x width x channels.' : onOffer(event.target.value))
          }}
          onBlur={() => !fault && setDraft(undefined)}
        />
        {fault && <FaultSays id={id} says={`${fault} The counts keep the last stack that could be read.`} />}
      </td>
      <td className="r out" />
      <td className="r" />
      <td className="r work" />
      <td className="r memory" />
    </tr>
  )
}
