import { useState } from 'react'
import type { Item } from './stack.ts'

const window = { stride: 1, pad: 1, dilation: 1 }
const fresh = {
  conv: { kind: 'conv', size: [3, 3], filters: 16, groups: 1, bias: true, ...window },
  pool: { kind: 'pool', size: [2, 2], stride: 2, pad: 0, dilation: 1 },
  dense: { kind: 'dense', units: 10, bias: true },
  bn: { kind: 'bn' },
  'global pool': { kind: 'global' },
} as const satisfies Record<string, Item>
type Kind = keyof typeof fresh

interface Props {
  /** The name of the row that the buttons are about. */
  name: string
  first: boolean
  last: boolean
  only: boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  onAdd: (item: Item) => void
}

/** What can be done with the chosen row. */
export function Tray({ name, first, last, only, onMove, onRemove, onAdd }: Props) {
  const [kind, setKind] = useState<Kind>('conv')
  return (
    <div className="bar tray" role="group" aria-label={`Row ${name}`}>
      <span className="row-name">{name}</span>
      <button className="b" type="button" disabled={first} onClick={() => onMove(-1)}>
        Move up
      </button>
      <button className="b" type="button" disabled={last} onClick={() => onMove(1)}>
        Move down
      </button>
      <button className="b" type="button" disabled={only} onClick={onRemove}>
        Remove
      </button>
      <span className="adds">
        <button className="b" type="button" onClick={() => onAdd(fresh[kind])}>
          Add below
        </button>
        <select className="field" aria-label="Kind of layer to add" value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
          {Object.keys(fresh).map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </span>
    </div>
  )
}
