import { useSyncExternalStore } from 'react'
import { snippet } from '../../fields/snippet.ts'
import type { Store } from '../../fields/store.ts'
import { csv, toldOf } from '../../runs/csv.ts'
import { Copy } from '../kit/Copy.tsx'
import { type LabFields, labFields, linkTo, site, title } from './fields.ts'
import type { Lab } from './lab.ts'
import type { Snapshot } from './snapshot.ts'

interface Props {
  store: Store<LabFields>
  snapshot: Snapshot
  lab: Lab
  embedded: boolean
}

/** The run as things to take away: into the table, as text, as an address, as a figure on another page. */
export function Exports({ store, snapshot, lab, embedded }: Props) {
  const { epochs, key } = snapshot
  const kept = useSyncExternalStore(lab.cabinet.subscribe, lab.cabinet.list, lab.cabinet.list)
  // The run on screen is told once, also where it stands in the table already.
  const told = () => [...kept.filter((k) => k.id !== key), ...(epochs.length > 0 ? [snapshot] : [])].map(toldOf)
  const pasted = () => snippet(site(), 'lab', title, labFields, store.get())
  return (
    <div className="bar">
      {(epochs.length > 0 || kept.length > 0) && <Copy label="Curves as CSV" text={() => csv(told())} />}
      <Copy label="Link to this run" text={() => linkTo(store, site(), location.href)} />
      {!embedded && (
        <>
          <Copy label="Embed" text={() => pasted().element} />
          <Copy label="Embed as a plain frame" text={() => pasted().frame} />
        </>
      )}
    </div>
  )
}
