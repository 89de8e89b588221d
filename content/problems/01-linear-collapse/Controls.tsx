import { useId } from 'react'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { Switch } from '../../../src/widgets/lab/Switch.tsx'
import { TextField } from '../../../src/widgets/lab/TextField.tsx'
import { inputFits, sizes } from './layers.ts'
import problem, { type Inputs } from './problem.ts'

interface Props {
  state: Inputs
  locked: readonly string[]
  set: (change: Partial<Inputs>) => void
  onFault: (id: string, fault: string | undefined) => void
}

const { widths: widthsField, seed: seedField, c: cField, d: dField } = problem.inputs
const words = { none: 'nothing', relu: 'ReLU', affine: 'cz + d' } as const

/** The shape of the network: widths, activation, biases, and where its numbers come from. */
export function Controls({ state, locked, set, onFault }: Props) {
  const id = useId()
  const held = (key: string) => locked.includes(key)
  const reshape = (widths: string) => {
    const count = sizes({ widths })[0]!
    const fits = inputFits({ x: state.x, widths })
    // Numbers written for other widths would only be in the way.
    set({ widths, ...(!held('matrices') && { matrices: '' }), ...(!held('vectors') && { vectors: '' }), ...(!fits && !held('x') && { x: [2, 1, 0, -1, 1, 2].slice(0, count).join() }) })
  }
  return (
    <div className="shape">
      <span className="control">
        <label htmlFor={`${id}-widths`}>inputs, then units of each layer</label>
        <TextField id={`${id}-widths`} field={widthsField} value={state.widths} locked={held('widths')} onChange={reshape} />
      </span>
      <fieldset className="control choose" disabled={held('between')}>
        <Switch says="activation" options={words} value={state.between} onChange={(between) => set({ between })} />
        {state.between === 'affine' && (
          <span className="affine">
            <label>
              <i className="symbol">c</i> <NumberField field={cField} value={state.c} label={cField.says} locked={held('c')} onChange={(c) => set({ c })} onFault={(fault) => onFault('c', fault)} />
            </label>
            <label>
              <i className="symbol">d</i> <NumberField field={dField} value={state.d} label={dField.says} locked={held('d')} onChange={(d) => set({ d })} onFault={(fault) => onFault('d', fault)} />
            </label>
          </span>
        )}
      </fieldset>
      <label className="control tick">
        <input type="checkbox" checked={state.biases} disabled={held('biases')} onChange={(event) => set({ biases: event.target.checked })} /> biases
      </label>
      <label className="control seed">
        seed{' '}
        <NumberField
          field={seedField}
          value={state.seed}
          label={seedField.says}
          locked={held('seed')}
          onChange={(seed) => set({ seed, ...(!held('matrices') && { matrices: '' }), ...(!held('vectors') && { vectors: '' }) })}
          onFault={(fault) => onFault('seed', fault)}
        />
      </label>
    </div>
  )
}
