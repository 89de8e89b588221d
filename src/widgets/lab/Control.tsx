import { useId } from 'react'
import type { Field } from '../../fields/field.ts'
import type { Store } from '../../fields/store.ts'
import { NumberField } from '../kit/NumberField.tsx'
import { useFields } from '../kit/useStore.ts'
import { type LabFields, labFields, specOf } from './fields.ts'
import { Select } from './Select.tsx'
import { TextField } from './TextField.tsx'

interface Props {
  store: Store<LabFields>
  id: keyof LabFields
  locked: boolean
}

/** Any one field as its form. */
export function Control({ store, id, locked }: Props) {
  const kept = useFields(store)
  const state = { ...kept, ...specOf(kept) }
  const field = labFields[id] as Field<unknown>
  const label = useId()
  const set = (value: unknown) => store.set({ [id]: value }, 'reader')
  const { control } = field
  if (control.kind === 'number')
    return (
      <label className="control" data-field={id}>
        <span>{field.says}</span>
        <NumberField field={field as Field<number>} value={state[id] as number} onChange={set} label={field.says} locked={locked} />
      </label>
    )
  return (
    <div className="control" data-field={id}>
      <label htmlFor={label}>{field.says}</label>
      {control.kind === 'choice' ? (
        <Select id={label} field={field as Field<string>} value={String(state[id])} onChange={set} locked={locked} />
      ) : (
        <TextField id={label} field={field as Field<string>} value={String(state[id])} onChange={set} locked={locked} />
      )}
    </div>
  )
}
