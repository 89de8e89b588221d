import { useId, useRef } from 'react'
import { number } from '../../fields/kinds.ts'
import type { Store } from '../../fields/store.ts'
import { type Activation, oneActivation } from '../../runs/activation.ts'
import { activationsOf, activationText, deepest, unitsOf, widest } from '../../runs/layers.ts'
import { NumberField } from '../kit/NumberField.tsx'
import { useFields } from '../kit/useStore.ts'
import { type LabFields, labFields } from './fields.ts'
import { Select } from './Select.tsx'
import { TextField } from './TextField.tsx'

const places = Array.from({ length: deepest }, (_, i) => number(`units of hidden layer ${i + 1}`, 1000, { min: 1, max: widest, whole: true, step: 10, log: true }))

/** Units of a layer that is the first to be added. */
const narrow = 100

/** The hidden layers, one number each, to add and to take away; where there are several, each with an activation of its own. Beside them the same as text. */
export function Layers({ store, locked }: { store: Store<LabFields>; locked: readonly string[] }) {
  const state = useFields(store)
  const id = useId()
  const all = useRef<HTMLDivElement>(null)
  const units = unitsOf(state.layers)
  const activations = activationsOf(state)
  const held = locked.includes('layers')
  const textOf = (next: readonly number[]) => next.join(',') || 'none'
  /** Where no layer is left or none was there, the activation waits for the next. */
  const set = (next: readonly number[], their: readonly Activation[]) => store.set({ layers: textOf(next), activation: activationText(their) || state.activation }, 'reader')
  const remove = (i: number) => {
    set(units.toSpliced(i, 1), activations.toSpliced(i, 1))
    // The button of the last layer goes with it: the one before it takes the focus, or the one that adds.
    if (i === units.length - 1) all.current?.querySelectorAll('button')[i === 0 ? 1 : i - 1]?.focus()
  }
  return (
    <div className="layers" ref={all}>
      {units.map((count, i) => (
        <div key={i} className="control layer">
          <span aria-hidden="true">layer {i + 1}</span>
          <span className="row">
            <NumberField field={places[i]!} value={count} onChange={(next) => store.set({ layers: textOf(units.with(i, next)) }, 'reader')} label={places[i]!.says} locked={held} />
            <button type="button" className="b plain" aria-label={`Remove hidden layer ${i + 1}`} disabled={held} onClick={() => remove(i)}>
              remove
            </button>
          </span>
          {units.length > 1 && (
            <Select
              label={`activation of hidden layer ${i + 1}`}
              field={oneActivation}
              value={activations[i]!}
              locked={locked.includes('activation')}
              onChange={(next) => store.set({ activation: activationText(activations.with(i, next as Activation)) }, 'reader')}
            />
          )}
        </div>
      ))}
      <button type="button" className="b plain" disabled={held || units.length === deepest} onClick={() => set([...units, units.at(-1) ?? narrow], activations)}>
        Add a layer
      </button>
      <div className="control" data-field="layers">
        <label htmlFor={id}>{labFields.layers.says}</label>
        <TextField id={id} field={labFields.layers} value={state.layers} onChange={(layers) => store.set({ layers }, 'reader')} locked={held} />
      </div>
    </div>
  )
}
