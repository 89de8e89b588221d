import type { Fields, State } from '../../fields/field.ts'
import type { Store } from '../../fields/store.ts'
import { defaults } from '../../fields/state.ts'
import type { Preset } from '../../solution/problem.ts'
import { useFields } from './useStore.ts'

interface Props<F extends Fields> {
  store: Store<F>
  presets: Readonly<Record<string, Preset<F>>>
  locked: readonly string[]
  /** What the problem's own numbers are called in the list. */
  own: string
  label?: string
  /** Fields that a preset leaves as they are. */
  keep?: readonly string[]
}

/** A list of numbers to begin from: those of the problem, and those that others have worked with. */
export function Presets<F extends Fields>({ store, presets, locked, own, label = 'numbers of', keep = [] }: Props<F>) {
  const state = useFields(store)
  const whole = (preset?: Preset<F>): State<F> => ({ ...defaults(store.fields), ...preset?.state })
  const held = [...locked, ...keep]
  const same = (other: State<F>) => Object.keys(store.fields).every((key) => held.includes(key) || state[key] === other[key])
  const now = same(whole()) ? '' : Object.keys(presets).find((id) => same(whole(presets[id])))
  const pick = (id: string) => store.set(Object.fromEntries(Object.entries(whole(presets[id])).filter(([key]) => !held.includes(key))) as Partial<State<F>>, 'reader')
  const source = now ? presets[now]!.source : undefined
  return (
    <span className="presets">
      <label>
        {label}{' '}
        <select className="field" value={now ?? 'changed'} onChange={(event) => pick(event.target.value)}>
          <option value="">{own}</option>
          {Object.entries(presets).map(([id, { says }]) => (
            <option key={id} value={id}>
              {says}
            </option>
          ))}
          {now === undefined && (
            <option value="changed" disabled>
              your own
            </option>
          )}
        </select>
      </label>
      {source && <cite>{source.url ? <a href={source.url}>{source.title}</a> : source.title}</cite>}
    </span>
  )
}
