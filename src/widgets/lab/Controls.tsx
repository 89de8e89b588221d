import { useId, useState } from 'react'
import type { Field } from '../../fields/field.ts'
import type { Store } from '../../fields/store.ts'
import { NumberField } from '../kit/NumberField.tsx'
import { useFields } from '../kit/useStore.ts'
import { type LabFields, labFields, specOf } from './fields.ts'
import { RateSlider } from './RateSlider.tsx'
import { differences } from './says.ts'
import { TextField } from './TextField.tsx'

type Key = keyof LabFields
const first: Key = 'learningRate'
/** Everything but the one control that is shown at once, in the order of the spec; what only an address sets is left out. */
const rest = (Object.keys(labFields) as Key[]).filter((key) => key !== first && key !== 'autoplay')

interface Props {
  store: Store<LabFields>
  locked: readonly string[]
}

/** Any one field as its form. */
function Control({ store, id, locked }: { store: Store<LabFields>; id: Key; locked: boolean }) {
  const state = useFields(store)
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
        <select id={label} className="field" value={String(state[id])} disabled={locked} onChange={(event) => set(event.target.value)}>
          {control.options.map(({ value, says }) => (
            <option key={value} value={value}>
              {says}
            </option>
          ))}
        </select>
      ) : (
        <TextField id={label} field={field as Field<string>} value={String(state[id])} onChange={set} locked={locked} />
      )}
    </div>
  )
}

/** One live control; all others one press away. What they differ in is said even while they are folded. */
export function Controls({ store, locked }: Props) {
  const state = useFields(store)
  const [all, setAll] = useState(false)
  const id = useId()
  const others = differences(specOf(state), ['learningRate'])
  return (
    <form className="spec" onSubmit={(event) => event.preventDefault()}>
      <div className="control lr" data-field={first}>
        <span>learning rate; red ticks: the original’s five</span>
        <span className="row">
          <NumberField field={labFields.learningRate} value={state.learningRate} onChange={(learningRate) => store.set({ learningRate }, 'reader')} label="learning rate" locked={locked.includes(first)} />
          <RateSlider value={state.learningRate} onChange={(learningRate) => store.set({ learningRate }, 'reader')} locked={locked.includes(first)} />
        </span>
      </div>
      <p className="more">
        <button type="button" className="b plain" aria-expanded={all} aria-controls={id} onClick={() => setAll(!all)}>
          {all ? 'Fewer controls' : 'All controls'}
        </button>
        <span>{others ? `Differs from the default experiment: ${others}.` : 'All else is as in the default experiment.'}</span>
      </p>
      <div id={id} className="rest" hidden={!all}>
        {all && rest.map((key) => <Control key={key} store={store} id={key} locked={locked.includes(key)} />)}
      </div>
    </form>
  )
}
