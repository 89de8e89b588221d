import { lazy, Suspense, useId, useState } from 'react'
import type { Store } from '../../fields/store.ts'
import { NumberField } from '../kit/NumberField.tsx'
import { useFields } from '../kit/useStore.ts'
import { type LabFields, labFields, specOf } from './fields.ts'
import { RateSlider } from './RateSlider.tsx'
import { differences } from './says.ts'

const first = 'learningRate' satisfies keyof LabFields
const AllControls = lazy(() => import('./AllControls.tsx'))

interface Props {
  store: Store<LabFields>
  locked: readonly string[]
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
        {all && (
          <Suspense>
            <AllControls store={store} locked={locked} />
          </Suspense>
        )}
      </div>
    </form>
  )
}
