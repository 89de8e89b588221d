import { lazy, Suspense, useMemo } from 'react'
import type { Field } from '../../../src/fields/field.ts'
import type { Store } from '../../../src/fields/store.ts'
import { format } from '../../../src/math/format.ts'
import { given, valueOf } from '../../../src/solution/solve.ts'
import { Announce } from '../../../src/widgets/kit/Announce.tsx'
import { Changes } from '../../../src/widgets/kit/Changes.tsx'
import { FaultsSaid, useFaults } from '../../../src/widgets/kit/Faults.tsx'
import { Steps } from '../../../src/widgets/kit/Steps.tsx'
import { Tools } from '../../../src/widgets/kit/Tools.tsx'
import { usePrinting } from '../../../src/widgets/kit/usePrinting.ts'
import { useFields, useResult } from '../../../src/widgets/kit/useStore.ts'
import type { ViewProps } from '../../../src/widgets/kit/View.ts'
import { descend } from './descend.ts'
import { Descent, nudge } from './Descent.tsx'
import { Factors } from './Factors.tsx'
import { fields, type Inputs } from './fields.ts'
import { fresh, isOwnWiring } from './fresh.ts'
import { Living } from './Living.tsx'
import { Picture } from './Picture.tsx'
import problem, { litOf } from './problem.ts'
import { onRoads, sentBack } from './roads.ts'
import { parametersOf, shapeOf, targetField } from './shape.ts'
import { Shaper } from './Shaper.tsx'
import { spoken } from './spoken.ts'

// What the problem's own network does not need comes when it is asked for.
const Network = lazy(async () => ({ default: (await import('./Network.tsx')).Network }))
const Numbers = lazy(async () => ({ default: (await import('./Numbers.tsx')).Numbers }))
const Rounding = lazy(async () => ({ default: (await import('./Rounding.tsx')).Rounding }))

/** The same list every time, so that what depends on it stays as it is. */
const none: readonly string[] = []

export default function Backprop({ store, embedded = false, locked = none, bare = false, part }: ViewProps) {
  const state = useFields(store) as Inputs
  const result = useResult(store)
  const [faults, onFault] = useFaults()
  const values = given(problem, state)
  const printing = usePrinting(values)
  const shape = shapeOf(state)
  const path = litOf(state)
  const lit = useMemo(() => onRoads(shape, path), [shape, path])
  const own = store as unknown as Store<typeof fields>
  const set = (change: Partial<Inputs>) => own.set(change, 'reader')
  const steps = problem.steps(state)
  const factors = <Factors path={path} result={result} step={(id) => steps.find((step) => step.id === id)!} printing={printing} />
  const numbers = Object.fromEntries(shape.numbers.map((id) => [targetField(id), fields[targetField(id) as 'y']])) as Readonly<Record<string, Field<number>>>

  if (part === 'steps') return <Steps problem={problem} state={state} result={result} printing={printing} lit={lit} nudge={nudge} />
  if (part === 'formula') return <Living values={values} fields={numbers} onChange={(id, value) => set({ [id]: value })} factors={factors} />

  const onChange = (id: string, value: number) => set({ [id]: value })
  const drawn = { values, result, path, lit }
  const edited = { fields: numbers, locked, onChange, onFault }
  return (
    <figure className="fig backprop" id="backprop">
      <figcaption>
        <span>
          <b>Change any underlined number:</b> type, use the arrow keys, or drag.
        </span>
        <label className="pathof">
          path of{' '}
          <select className="field" value={path} disabled={locked.includes('path')} onChange={(event) => set({ path: event.target.value as Inputs['path'] })}>
            {parametersOf(shape).map((id) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
      </figcaption>
      <div className="net">
        <div role="group" aria-label={spoken(shape, values, result, path)}>
          {isOwnWiring(state) ? (
            <Picture {...drawn} {...edited} />
          ) : (
            <Suspense fallback={null}>
              <Network {...drawn} shape={shape} back={sentBack(shape, result)} />
              <Numbers {...edited} shape={shape} values={values} path={path} lit={lit} />
            </Suspense>
          )}
        </div>
        <Descent
          values={state}
          result={result}
          path={path}
          loss={(at) => valueOf(problem, at, 'L')}
          fields={fields}
          onChange={set}
          descent={descend(state, state.steps)}
          moved={parametersOf(shape).length}
          heading={embedded ? 'h2' : 'h3'}
          locked={locked}
          onFault={onFault}
        />
      </div>
      <FaultsSaid faults={faults} keeps="picture" />
      {factors}
      {state.rounding !== 'off' && (
        <Suspense fallback={null}>
          <Rounding state={state} result={result} path={path} lit={lit} printing={printing} />
        </Suspense>
      )}
      {!bare && <Shaper store={own} state={state} locked={locked} />}
      {!bare && isOwnWiring(state) && <Changes store={store} locked={locked} own="the problem’s own numbers" />}
      {!bare && (
        <Tools store={store} problem={problem} embedded={embedded} locked={locked} widget="backprop" title={problem.title} chapter="problems/02-backprop" fresh={(random) => fresh(state, random)} />
      )}
      <Announce says={`${path}: gradient ${format(result[`dL_d${path}`]!)}, loss ${format(result.L!)}`} />
    </figure>
  )
}
