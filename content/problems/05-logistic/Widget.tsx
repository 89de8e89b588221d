import { useState } from 'react'
import type { Store } from '../../../src/fields/store.ts'
import { centralDifference } from '../../../src/math/difference.ts'
import type { FloatName } from '../../../src/math/floats.ts'
import { format } from '../../../src/math/format.ts'
import type { Random } from '../../../src/math/random.ts'
import { shown } from '../../../src/solution/problem.ts'
import { Announce } from '../../../src/widgets/kit/Announce.tsx'
import { Changes } from '../../../src/widgets/kit/Changes.tsx'
import { FaultSays } from '../../../src/widgets/kit/FaultSays.tsx'
import { Formula, Name } from '../../../src/widgets/kit/Formula.tsx'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { Tools } from '../../../src/widgets/kit/Tools.tsx'
import { usePrinting } from '../../../src/widgets/kit/usePrinting.ts'
import { useFields, useResult } from '../../../src/widgets/kit/useStore.ts'
import type { ViewProps } from '../../../src/widgets/kit/View.ts'
import { Choice } from './Choice.tsx'
import { Curves } from './Curves.tsx'
import { Floats } from './Floats.tsx'
import { Memory } from './Memory.tsx'
import { Operators } from './Operators.tsx'
import problem, { type Inputs } from './problem.ts'
import { Rectangle } from './Rectangle.tsx'
import { Relation } from './Relation.tsx'
import { graphs } from './relation.ts'
import { nudge, StepList } from './StepList.tsx'

export default function Logistic({ store, embedded = false, locked = [], bare = false, part }: ViewProps) {
  const state = useFields(store) as Inputs
  const result = useResult(store)
  const [fault, setFault] = useState<string>()
  const printing = usePrinting(state)
  const set = (change: Partial<Inputs>) => (store as Store<typeof problem.inputs>).set(change, 'reader')
  const move = locked.includes('x') ? undefined : (x: number) => set({ x })
  const precision = (
    <Choice label="kept as" field={problem.inputs.precision} value={state.precision} locked={locked.includes('precision')} onChange={(value) => set({ precision: value as FloatName })} />
  )
  // New numbers leave what was chosen: the function and the format.
  const fresh = (random: Random) => ({ ...problem.draft('practice', random), fn: state.fn, precision: state.precision })
  const memory = <Memory store={store} state={state} result={result} printing={printing} locked={locked} precision={precision} short={embedded && state.fn !== 'logistic'} />
  const floats = <Floats x={state.x} name={state.precision} onMove={move} precision={precision} />

  if (part === 'steps') return <StepList state={state} result={result} printing={printing} />
  if (part === 'memory') return <figure className="fig logistic">{memory}</figure>
  if (part === 'operators') return <Operators printing={printing} />
  if (part === 'floats') return <figure className="fig logistic">{floats}</figure>

  const { fn, x } = state
  const measured = centralDifference(graphs[fn].f, x, nudge)
  const rule = shown(problem.steps(state).find(({ id }) => id === 'dy')!)
  return (
    <figure className="fig logistic" id="logistic">
      <figcaption>
        <span>
          <b>Drag the point</b>, or type a number for x.
        </span>
        <Choice label="function" field={problem.inputs.fn} value={fn} locked={locked.includes('fn')} onChange={(value) => set({ fn: value as Inputs['fn'] })} />
      </figcaption>
      <div className="pair">
        <Curves fn={fn} x={x} result={result} onMove={move} />
        {fn === 'logistic' ? <Rectangle y={result.y!} /> : <Relation fn={fn} x={x} y={result.y!} dy={result.dy!} />}
      </div>
      <dl className="readings">
        <div>
          <dt>
            <Name id="x" printing={printing} />
          </dt>
          <dd>
            <NumberField field={problem.inputs.x} value={x} label="input x" className="data" locked={locked.includes('x')} onChange={(value) => set({ x: value })} onFault={setFault} />
          </dd>
        </div>
        <div>
          <dt>
            <Name id="y" printing={printing} />
          </dt>
          <dd title={String(result.y)} suppressHydrationWarning>
            {format(result.y!)}
          </dd>
        </div>
        <div>
          <dt>
            <Name id="dy" printing={printing} /> = <Formula expr={rule} printing={printing} />
          </dt>
          <dd title={String(result.dy)} suppressHydrationWarning>
            {format(result.dy!)}
          </dd>
        </div>
        <div>
          <dt>measured, by nudging x</dt>
          <dd title={String(measured)} suppressHydrationWarning>
            {format(measured)}
          </dd>
        </div>
      </dl>
      {fault && <FaultSays says={`${fault} The picture keeps the last valid number.`} />}
      {embedded && !bare && memory}
      {embedded && !bare && floats}
      {!bare && <Changes store={store} locked={locked} own="the problem’s own numbers" />}
      {!bare && <Tools store={store} problem={problem} embedded={embedded} locked={locked} widget="logistic" title={problem.title} fresh={fresh} chapter="problems/05-logistic" />}
      <Announce says={`x ${format(x)}: output ${format(result.y!)}, slope ${format(result.dy!)}. ${format(result.kept!)} bytes kept.`} />
    </figure>
  )
}
