import { useId } from 'react'
import { number } from '../../fields/kinds.ts'
import type { Store } from '../../fields/store.ts'
import { deepest, unitsOf, widest } from '../../runs/layers.ts'
import { NumberField } from '../kit/NumberField.tsx'
import { useFields } from '../kit/useStore.ts'
import { type LabFields, labFields } from './fields.ts'
import { TextField } from './TextField.tsx'

const places = Array.from({ length: deepest }, (_, i) => number(`units of hidden layer ${i + 1}`, 1000, { min: 1, max: widest, whole: true, step: 10, log: true }))

/** Units of a layer that is the first to be added. */
const narrow = 100

/** The hidden layers, one number each, to add and to take away; beside them the same as text. */
export function Layers({ store, locked }: { store: Store<LabFields>; locked: boolean }) {
  const { layers } = useFields(store)
  const id = useId()
  const units = unitsOf(layers)
  const set = (next: readonly number[]) => store.set({ layers: next.join(',') || 'none' }, 'reader')
  return (
    <div className="layers">
      {units.map((count, i) => (
        <div key={i} className="control layer">
          <span aria-hidden="true">layer {i + 1}</span>
          <span className="row">
            <NumberField field={places[i]!} value={count} onChange={(next) => set(units.with(i, next))} label={places[i]!.says} locked={locked} />
            <button type="button" className="b plain" aria-label={`Remove hidden layer ${i + 1}`} disabled={locked} onClick={() => set(units.toSpliced(i, 1))}>
              remove
            </button>
          </span>
        </div>
      ))}
      <button type="button" className="b plain" disabled={locked || units.length === deepest} onClick={() => set([...units, units.at(-1) ?? narrow])}>
        Add a layer
      </button>
      <div className="control" data-field="layers">
        <label htmlFor={id}>{labFields.layers.says}</label>
        <TextField id={id} field={labFields.layers} value={layers} onChange={(text) => store.set({ layers: text }, 'reader')} locked={locked} />
      </div>
    </div>
  )
}
