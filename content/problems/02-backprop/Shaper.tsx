import type { Store } from '../../../src/fields/store.ts'
import { Presets } from '../../../src/widgets/kit/Presets.tsx'
import { fields, type Inputs, most } from './fields.ts'
import { reshaped } from './fresh.ts'
import problem from './problem.ts'

interface Props {
  store: Store<typeof fields>
  state: Inputs
  locked: readonly string[]
}

const numbers = Array.from({ length: most.units }, (_, i) => i + 1)

/** Another network: one that others have printed, or one of the reader's own. */
export function Shaper({ store, state, locked }: Props) {
  const sizes = state.network.split('-').map(Number)
  const uses = problem.uses!(state)
  const reshape = (change: Partial<Inputs>) => store.set(reshaped(state, change), 'reader')
  const resize = (at: number, size: number) => {
    // A hidden layer of no units is no layer; one after the last is a new one before the outputs.
    const [inputs, hidden, out] = [sizes[0]!, sizes.slice(1, -1), sizes.at(-1)!]
    const next = at === 0 ? [size, ...hidden, out] : at > 2 ? [inputs, ...hidden, size] : [inputs, ...hidden.toSpliced(at - 1, 1, size), out]
    reshape({ network: next.filter((n) => n > 0).join('-') })
  }
  const size = (says: string, at: number, value: number, none = false) => (
    <label key={says}>
      {says}{' '}
      <select className="field" value={value} disabled={locked.includes('network')} onChange={(event) => resize(at, Number(event.target.value))}>
        {none && <option value={0}>none</option>}
        {numbers.map((n) => (
          <option key={n}>{n}</option>
        ))}
      </select>
    </label>
  )
  const choose = (key: 'connect' | 'biases' | 'activation1' | 'activation2' | 'activation3' | 'loss' | 'rounding', says: string) => {
    const { control } = fields[key]
    return (
      <label key={key}>
        {says}{' '}
        <select className="field" value={state[key]} disabled={locked.includes(key)} onChange={(event) => reshape({ [key]: event.target.value })}>
          {control.kind === 'choice' && control.options.map(({ value, says }) => (
            <option key={value} value={value}>
              {says}
            </option>
          ))}
        </select>
      </label>
    )
  }
  const hidden = sizes.slice(1, -1)
  return (
    <div className="shaper">
      <Presets store={store} presets={problem.presets!} locked={locked} own="the problem set" />
      {choose('rounding', 'round every line')}
      <details>
        <summary>Change the network</summary>
        <fieldset>
          <legend>units</legend>
          {size('inputs', 0, sizes[0]!)}
          {size('hidden layer 1', 1, hidden[0] ?? 0, true)}
          {hidden.length > 0 && size('hidden layer 2', 2, hidden[1] ?? 0, true)}
          {size('outputs', 3, sizes.at(-1)!)}
        </fieldset>
        <fieldset>
          <legend>joined</legend>
          {choose('connect', 'first layer')}
          {choose('biases', 'biases')}
        </fieldset>
        <fieldset>
          <legend>activations and loss</legend>
          {(['activation1', 'activation2', 'activation3'] as const).filter((key) => uses.includes(key)).map((key, i) => choose(key, i === sizes.length - 2 ? 'outputs' : `hidden layer ${i + 1}`))}
          {choose('loss', 'loss')}
        </fieldset>
      </details>
    </div>
  )
}
