import type { Store } from '../../fields/store.ts'
import { used } from '../../fields/shape.ts'
import { defaults } from '../../fields/state.ts'
import { minus } from './minus.ts'
import { useFields } from './useStore.ts'

interface Props {
  store: Store
  locked: readonly string[]
  /** What a reset goes back to, for the sentence. */
  own: string
}

/** What differs from the defaults, each with a way back. */
export function Changes({ store, locked, own }: Props) {
  const state = useFields(store)
  const first = defaults(store.fields)
  const changed = used(store.fields, state, store.shape).filter((key) => state[key] !== first[key]).map((key) => [key, store.fields[key]!] as const)
  if (changed.length === 0) return <p className="changes">These are {own}.</p>
  return (
    <p className="changes">
      <span>Differs from {own}: </span>
      {changed.map(([key, field]) => (
        <button
          key={key}
          className="b plain back"
          type="button"
          disabled={locked.includes(key)}
          onClick={() => store.set({ [key]: first[key] }, 'reader')}
        >
          {key} = {minus(field.write(state[key]))} <span className="vh">, set back to </span>
          <s>{minus(field.write(first[key]))}</s>
        </button>
      ))}
    </p>
  )
}
