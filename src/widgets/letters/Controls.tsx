import { useId } from 'react'
import type { Store } from '../../fields/store.ts'
import { useFields } from '../kit/useStore.ts'
import { TextField } from '../lab/TextField.tsx'
import { type LettersFields, lettersFields } from './fields.ts'

interface Props {
  store: Store<LettersFields>
  locked: readonly string[]
}

/** Which letters, and in which order. The letter itself is chosen by its mean. */
export function Controls({ store, locked }: Props) {
  const state = useFields(store)
  const id = useId()
  const select = (key: 'data' | 'split' | 'show' | 'sort') => {
    const { control, says } = lettersFields[key]
    return (
      <div className="control" data-field={key}>
        <label htmlFor={`${id}-${key}`}>{says}</label>
        <select id={`${id}-${key}`} className="field" value={state[key]} disabled={locked.includes(key)} onChange={(event) => store.set({ [key]: event.target.value }, 'reader')}>
          {control.kind === 'choice' &&
            control.options.map(({ value, says }) => (
              <option key={value} value={value}>
                {says}
              </option>
            ))}
        </select>
      </div>
    )
  }
  return (
    <form className="spec which" onSubmit={(event) => event.preventDefault()}>
      {select('data')}
      {select('split')}
      {select('show')}
      {select('sort')}
      <div className="control" data-field="family">
        <label htmlFor={`${id}-family`}>font family, or part of its name</label>
        <TextField id={`${id}-family`} field={lettersFields.family} value={state.family} onChange={(family) => store.set({ family }, 'reader')} locked={locked.includes('family')} />
      </div>
    </form>
  )
}
