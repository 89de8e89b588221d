import { useCallback, useMemo } from 'react'
import type { Store } from '../../../src/fields/store.ts'
import { given } from '../../../src/solution/solve.ts'
import { format } from '../../../src/math/format.ts'
import { spokenNumber } from '../../../src/math/print/spoken.ts'
import { Announce } from '../../../src/widgets/kit/Announce.tsx'
import { Changes } from '../../../src/widgets/kit/Changes.tsx'
import { FaultsSaid, useFaults } from '../../../src/widgets/kit/Faults.tsx'
import { Presets } from '../../../src/widgets/kit/Presets.tsx'
import { Tools } from '../../../src/widgets/kit/Tools.tsx'
import { usePrinting } from '../../../src/widgets/kit/usePrinting.ts'
import { useFields, useResult } from '../../../src/widgets/kit/useStore.ts'
import type { ViewProps } from '../../../src/widgets/kit/View.ts'
import { collapsedIn } from './collapsed.ts'
import { Controls } from './Controls.tsx'
import { Equation } from './Equation.tsx'
import { EntrySteps } from './EntrySteps.tsx'
import { entries as entryField } from './fields.ts'
import { Fold } from './Fold.tsx'
import { Facts } from './Facts.tsx'
import { input, layers as layersOf, writeMatrices, writeVectors } from './layers.ts'
import { lines, shapeOf } from './lines.ts'
import { Entries } from './Matrix.tsx'
import { Planes } from './Planes.tsx'
import type { Point } from './planes.ts'
import problem, { formOf, type Inputs } from './problem.ts'
import { Twins } from './Twins.tsx'

const own = 'the book’s own'
/** The lines about one input; the others are about the map itself. */
const ofInput = /^(h\d|y|collapsed)/
/** Above this many columns side by side the factors are left to the formula. */
const broad = 14

/** The figure, or one of its parts, each of which computes what it shows and no more. */
export default function LinearCollapse(props: ViewProps) {
  if (props.part === 'steps') return <StepsPart {...props} />
  if (props.part === 'training') return <TrainingPart {...props} />
  if (props.part === 'fold') return <FoldPart {...props} />
  return <Figure {...props} />
}

const setter = (store: Store) => (change: Partial<Inputs>) => (store as Store<typeof problem.inputs>).set(change, 'reader')

function StepsPart({ store }: ViewProps) {
  const state = useFields(store) as Inputs
  const result = useResult(store)
  const printing = usePrinting({ ...given(problem, state), ...result })
  return <EntrySteps lines={lines(formOf(state))} state={state} result={result} printing={printing} />
}

function TrainingPart({ store, locked = [] }: ViewProps) {
  const { n } = formOf(useFields(store) as Inputs)
  const [faults, onFault] = useFaults()
  const set = useMemo(() => setter(store), [store])
  return <Twins store={store} target={collapsedIn(useResult(store), n).W} widths={n} locked={locked} onFault={onFault} faults={faults} set={set} />
}

function FoldPart({ store, locked = [] }: ViewProps) {
  const state = useFields(store) as Inputs
  const result = useResult(store)
  const set = useMemo(() => setter(store), [store])
  return <Fold state={state} one={collapsedIn(result, formOf(state).n)} gap={result['max_error'] ?? NaN} locked={locked} set={set} />
}

function Figure({ store, embedded = false, locked = [], bare = false }: ViewProps) {
  const state = useFields(store) as Inputs
  const result = useResult(store)
  const [faults, onFault] = useFaults()
  const layers = useMemo(() => layersOf(state), [state.widths, state.seed, state.matrices, state.biases, state.vectors]) // eslint-disable-line
  const x = useMemo(() => input(state), [state.x, state.widths]) // eslint-disable-line
  const known = { ...given(problem, state), ...result }
  const printing = usePrinting(known)
  const set = useMemo(() => setter(store), [store])
  const onEntry = useCallback(
    (name: string, i: number, j: number, value: number) => {
      const now = store.get() as Inputs
      if (name === 'x') return set({ x: input(now).with(i, value).join() })
      const k = Number(name.slice(1)) - 1
      const all = layersOf(now)
      const layer = all[k]!
      if (name.startsWith('b')) set({ vectors: writeVectors(all.with(k, { ...layer, b: layer.b.with(i, value) })) })
      else set({ matrices: writeMatrices(all.with(k, { ...layer, W: layer.W.with(i, layer.W[i]!.with(j, value)) })) })
    },
    [store, set],
  )
  const form = formOf(state)
  const all = lines(form)

  const one = collapsedIn(result, form.n)
  const equation = (line: (typeof all)[number]) => {
    const wide = line.text.match(/\w+/g)?.reduce((sum, id) => sum + (shapeOf(form, id)?.columns ?? 1), 0) ?? 0
    return <Equation key={line.name} line={line} shape={(id) => shapeOf(form, id)} values={known} printing={printing} filled={wide <= broad} />
  }
  const move = (to: Point) => {
    const moved = to.slice(0, x.length).map((u) => Number(Math.min(9, Math.max(-9, u)).toFixed(1)) + 0)
    set({ x: [...moved, ...x.slice(2)].join() })
  }
  const held = (key: string) => locked.includes(key)
  const outcome = one.W.map((row) => row.map((w) => spokenNumber(format(w))).join(', ')).join('; ')
  return (
    <figure className="fig linear" id="linear-collapse">
      <figcaption>
        <span>
          <b>Change any underlined number:</b> the layers above, the one map below.
        </span>
        {!bare && <Presets store={store as Store<typeof problem.inputs>} presets={problem.presets!} locked={locked} own={own} label="network:" keep={['rate', 'start']} />}
      </figcaption>
      {!bare && <Controls state={state} locked={locked} set={set} onFault={onFault} />}
      <div className="layers" role="group" aria-label="The layers, first to last">
        <span className="layer">
          <i className="symbol data" aria-hidden="true">
            x
          </i>
          <span className="sign">=</span>
          <Entries name="x" says="input x" rows={columnOf(x)} vector field={entryField} locked={held('x')} onChange={onEntry} onFault={onFault} />
        </span>
        {layers.map(({ W, b }, k) => (
          <span className="layer" key={k}>
            <span className="symbol">
              <i aria-hidden="true">W</i>
              <sup aria-hidden="true">({k + 1})</sup>
            </span>
            <span className="sign">=</span>
            <Entries name={`W${k + 1}`} says={`matrix of layer ${k + 1}`} rows={W} field={entryField} locked={held('matrices')} onChange={onEntry} onFault={onFault} />
            {state.biases && (
              <>
                <span className="symbol">
                  <i aria-hidden="true">b</i>
                  <sup aria-hidden="true">({k + 1})</sup>
                </span>
                <span className="sign">=</span>
                <Entries name={`b${k + 1}`} says={`bias of layer ${k + 1}`} rows={columnOf(b)} vector field={entryField} locked={held('vectors')} onChange={onEntry} onFault={onFault} />
              </>
            )}
          </span>
        ))}
      </div>
      <FaultsSaid faults={faults} keeps="picture" />
      <div className="equations" role="group" aria-label="The collapsed map">
        {all.filter(({ name }) => !ofInput.test(name)).map(equation)}
      </div>
      <Planes layers={layers} between={state.between} c={state.c} d={state.d} x={x} one={one} {...(!held('x') && !bare && { onMove: move })} />
      <Facts form={form} result={result} layers={layers} />
      <div className="equations" role="group" aria-label="One input on both roads">
        {all.filter(({ name }) => ofInput.test(name)).map(equation)}
      </div>
      {!bare && <Changes store={store} locked={locked} own="the book’s own numbers" />}
      {!bare && <Tools store={store} problem={problem} embedded={embedded} locked={locked} widget="linear-collapse" title={problem.title} chapter="problems/01-linear-collapse" />}
      <Announce says={`W is ${outcome}. Rank ${result['rank']}. Largest difference ${spokenNumber(format(result['max_error'] ?? NaN, 2))}.`} />
    </figure>
  )
}

const columns = new WeakMap<readonly number[], number[][]>()
/** A vector as a matrix of one column; the same for the same vector, so that it is not drawn again. */
function columnOf(v: readonly number[]): number[][] {
  let known = columns.get(v)
  if (!known) columns.set(v, (known = v.map((one) => [one])))
  return known
}
