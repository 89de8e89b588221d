import { useState } from 'react'
import type { Store } from '../../../src/fields/store.ts'
import { shown } from '../../../src/solution/problem.ts'
import { valueOf } from '../../../src/solution/solve.ts'
import { Announce } from '../../../src/widgets/kit/Announce.tsx'
import { Changes } from '../../../src/widgets/kit/Changes.tsx'
import { format } from '../../../src/math/format.ts'
import { Steps } from '../../../src/widgets/kit/Steps.tsx'
import { Tools } from '../../../src/widgets/kit/Tools.tsx'
import { usePrinting } from '../../../src/widgets/kit/usePrinting.ts'
import { useFields, useResult } from '../../../src/widgets/kit/useStore.ts'
import type { ViewProps } from '../../../src/widgets/kit/View.ts'
import { Descent, nudge } from './Descent.tsx'
import { Factors } from './Factors.tsx'
import { Living } from './Living.tsx'
import { onRoad, weights } from './network.ts'
import { Picture } from './Picture.tsx'
import problem, { type Inputs } from './problem.ts'

const { path: _path, rate, ...numbers } = problem.inputs

export default function Backprop({ store, embedded = false, locked = [], bare = false, part }: ViewProps) {
  const state = useFields(store) as Inputs
  const result = useResult(store)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const printing = usePrinting(state)
  const set = (change: Partial<Inputs>) => (store as Store<typeof problem.inputs>).set(change, 'reader')
  const expression = (id: string) => shown(problem.steps(state).find((step) => step.id === id)!)
  const onFault = (id: string, fault: string | undefined) =>
    setFaults(({ [id]: _, ...rest }) => (fault === undefined ? rest : { ...rest, [id]: fault }))
  const factors = <Factors path={state.path} result={result} expression={expression} printing={printing} />

  if (part === 'steps') return <Steps problem={problem} state={state} result={result} printing={printing} lit={onRoad(state.path)} nudge={nudge} />
  if (part === 'formula') return <Living values={state} fields={numbers} onChange={(id, value) => set({ [id]: value })} factors={factors} />

  const loss = (values: Inputs) => valueOf(problem, values, 'L')
  const stepped = { ...state, ...Object.fromEntries(weights.map((w) => [w, state[w as 'w1'] - state.rate * result[`dL_d${w}`]!])) }
  return (
    <figure className="fig backprop" id="backprop">
      <figcaption>
        <span>
          <b>Change any underlined number:</b> type, use the arrow keys, or drag.
        </span>
        <label className="pathof">
          path of{' '}
          <select className="field" value={state.path} disabled={locked.includes('path')} onChange={(event) => set({ path: event.target.value as Inputs['path'] })}>
            {weights.map((w) => (
              <option key={w}>{w}</option>
            ))}
          </select>
        </label>
      </figcaption>
      <div className="net">
        <Picture values={state as never} result={result} fields={numbers} path={state.path} locked={locked} onChange={(id, value) => set({ [id]: value })} onFault={onFault} />
        <Descent
          values={state}
          result={result}
          path={state.path}
          loss={loss}
          rate={rate}
          onRate={(value) => set({ rate: value })}
          onStep={() => set(stepped)}
          stepped={stepped}
          heading={embedded ? 'h2' : 'h3'}
          onFault={(fault) => onFault('rate', fault)}
        />
      </div>
      {Object.values(faults).map((fault) => (
        <p key={fault} className="fault-says" role="alert">
          {fault} The picture keeps the last valid number.
        </p>
      ))}
      {factors}
      {!bare && <Changes store={store} locked={locked} own="the problem’s own numbers" />}
      {!bare && <Tools store={store} problem={problem} embedded={embedded} locked={locked} widget="backprop" title={problem.title} chapter="problems/02-backprop" />}
      <Announce says={`${state.path}: gradient ${format(result[`dL_d${state.path}`]!)}, loss ${format(result.L!)}`} />
    </figure>
  )
}
