import type { Store } from '../../../src/fields/store.ts'
import { format } from '../../../src/math/format.ts'
import { Announce } from '../../../src/widgets/kit/Announce.tsx'
import { Changes } from '../../../src/widgets/kit/Changes.tsx'
import { FaultsSaid, useFaults } from '../../../src/widgets/kit/Faults.tsx'
import { Name } from '../../../src/widgets/kit/Formula.tsx'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { StepHead, StepRow } from '../../../src/widgets/kit/StepRow.tsx'
import { Tools } from '../../../src/widgets/kit/Tools.tsx'
import { usePrinting } from '../../../src/widgets/kit/usePrinting.ts'
import { useFields, useResult } from '../../../src/widgets/kit/useStore.ts'
import type { ViewProps } from '../../../src/widgets/kit/View.ts'
import { Picture } from './Picture.tsx'
import problem, { type Inputs } from './problem.ts'

const fields = Object.entries(problem.inputs) as [keyof Inputs, (typeof problem.inputs)['T']][]

export default function Softmax({ store, embedded = false, locked = [], bare = false }: ViewProps) {
  const state = useFields(store) as Inputs
  const result = useResult(store)
  const printing = usePrinting(state)
  const [faults, onFault] = useFaults()
  const set = (change: Partial<Inputs>) => (store as Store<typeof problem.inputs>).set(change, 'reader')
  const p = [result.p1!, result.p2!, result.p3!]
  return (
    <figure className="fig" id="softmax">
      <figcaption>
        <b>Change a score or the temperature.</b>
      </figcaption>
      <p className="bar">
        {fields.map(([id, field]) => (
          <label key={id}>
            <Name id={id} printing={printing} /> ={' '}
            <NumberField field={field} value={state[id]} label={field.says} locked={locked.includes(id)} onChange={(value) => set({ [id]: value })} onFault={(fault) => onFault(id, fault)} />
          </label>
        ))}
      </p>
      <FaultsSaid faults={faults} keeps="table" />
      <Picture p={p} />
      <table className="steps">
        <caption>From scores to probabilities</caption>
        <StepHead />
        <tbody>
          {problem.steps(state).map((step) => (
            <StepRow key={step.id} step={step} value={result[step.id]!} printing={printing} digits={5} />
          ))}
        </tbody>
      </table>
      {!bare && <Changes store={store} locked={locked} own="the problem’s own numbers" />}
      {!bare && <Tools store={store} problem={problem} embedded={embedded} locked={locked} widget="softmax" title={problem.title} chapter="problems/07-softmax" />}
      <Announce says={`probabilities ${p.map((one) => format(one, 3)).join(', ')}`} />
    </figure>
  )
}
