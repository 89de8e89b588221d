import { type ReactNode, useCallback } from 'react'
import type { Result, Store } from '../../../src/fields/store.ts'
import { type Activation, activations } from '../../../src/math/activations.ts'
import { format } from '../../../src/math/format.ts'
import type { Printing } from '../../../src/math/print/notation.ts'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { bytes, Kept } from './Kept.tsx'
import problem, { forgets, type Inputs } from './problem.ts'
import { Relation } from './Relation.tsx'

interface Props {
  store: Store
  state: Inputs
  result: Result
  printing: Printing
  locked: readonly string[]
  /** How a format of the numbers kept is chosen. */
  precision: ReactNode
  /** Without the drawing of slope over output, where it stands nearby. */
  short?: boolean
}

const { batch, width } = problem.inputs

/** What a layer may forget: its slope over its output, and a strip of memory for each function. */
export function Memory({ store, state, result, printing, locked, precision, short = false }: Props) {
  const set = (change: Partial<Inputs>) => (store as Store<typeof problem.inputs>).set(change, 'reader')
  const choose = useCallback((fn: Activation) => store.set({ fn }, 'reader'), [store])
  const says = activations[state.fn].says
  return (
    <div className="memory">
      <p className="say">
        <label>
          batch <NumberField field={batch} value={state.batch} locked={locked.includes('batch')} onChange={(value) => set({ batch: value })} />
        </label>
        <label>
          units <NumberField field={width} value={state.width} locked={locked.includes('width')} onChange={(value) => set({ width: value })} />
        </label>
        {precision}
        <span>
          {format(result.values!)} outputs, {bytes(result.kept!)}
        </span>
      </p>
      <div className={short ? undefined : 'pair'}>
        <Kept fn={state.fn} batch={state.batch} width={state.width} precision={state.precision} printing={printing} onChoose={locked.includes('fn') ? undefined : choose} />
        {!short && <Relation fn={state.fn} x={state.x} y={result.y!} dy={result.dy!} />}
      </div>
      <p className="agree" data-saved={result.saved}>
        {forgets(state.fn)
          ? `A layer with this function (${says}) keeps ${format(result.kept!)} bytes instead of ${format(result.both!)}: ${format(result.saved!)} bytes less, in every such layer.`
          : `A layer with this function (${says}) keeps all ${format(result.kept!)} bytes: its slope cannot be found from the output.`}
      </p>
    </div>
  )
}
