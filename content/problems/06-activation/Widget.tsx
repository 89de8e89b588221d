import { useCallback, useMemo } from 'react'
import type { Store } from '../../../src/fields/store.ts'
import { activationNames, activations } from '../../../src/math/activations.ts'
import { call, type Expr, isCall, num, substitute } from '../../../src/math/expr.ts'
import { format } from '../../../src/math/format.ts'
import { Announce } from '../../../src/widgets/kit/Announce.tsx'
import { Changes } from '../../../src/widgets/kit/Changes.tsx'
import { FaultsSaid, useFaults } from '../../../src/widgets/kit/Faults.tsx'
import { Formula, Name } from '../../../src/widgets/kit/Formula.tsx'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { Tools } from '../../../src/widgets/kit/Tools.tsx'
import { usePrinting } from '../../../src/widgets/kit/usePrinting.ts'
import { useFields, useResult } from '../../../src/widgets/kit/useStore.ts'
import type { ViewProps } from '../../../src/widgets/kit/View.ts'
import { Centered } from './Centered.tsx'
import { Forms } from './Forms.tsx'
import type { Fn } from './functions.ts'
import { Laid } from './Laid.tsx'
import { apart, partners } from './partners.ts'
import problem, { type Inputs } from './problem.ts'
import { Stretch } from './Stretch.tsx'

const { x: input, stretch_x: along, stretch_y: up } = problem.inputs

/** The same list every time, so that what is memoized on it stays. */
const none: readonly string[] = []

/** Where the largest difference is no more than the rounding of two float64 results near 1. */
const rounding = 1e-15

/** The neighbor's formula with both stretches filled in; a factor 1 is not written. */
function stretched(e: Expr, by: Readonly<Record<string, number>>): Expr {
  return substitute(e, (part) => {
    if (part.op === 'ref') return Object.hasOwn(by, part.id) ? num(by[part.id]!) : undefined
    const [first, second] = isCall(part) ? part.args : []
    if (part.op !== 'mul' || first?.op !== 'ref' || !second) return undefined
    return by[first.id] === 1 ? stretched(second, by) : call('mul', stretched(first, by), stretched(second, by))
  })
}

export default function Activation({ store, embedded = false, locked = none, bare = false, part }: ViewProps) {
  const state = useFields(store) as Inputs
  const result = useResult(store)
  const [faults, onFault] = useFaults()
  const printing = usePrinting(state)
  const set = useCallback((change: Partial<Inputs>) => (store as Store<typeof problem.inputs>).set(change, 'reader'), [store])
  const { fn, x, stretch_x, stretch_y } = state
  const partner = partners[fn]
  const most = useMemo(() => apart(fn, stretch_x, stretch_y), [fn, stretch_x, stretch_y])
  const said = <FaultsSaid faults={faults} keeps="picture" />

  if (part === 'steps') return <Forms fn={fn} x={x} printing={printing} />
  if (part === 'valley')
    return (
      <figure className="fig activation" id="valley">
        <figcaption>
          <span>
            <b>Shift the inputs and watch the valley.</b> Contours of the loss from above. Left and right, one weight rises and another falls; up and down, all move together. The road is descent at the best fixed rate, to one percent of the loss.
          </span>
        </figcaption>
        <Centered inputs={state.inputs} shift={state.shift} locked={locked} set={set} onFault={onFault} />
        {said}
      </figure>
    )

  const filled = stretched(partner.expr, { stretch_x, stretch_y })
  const [name, other] = [activations[fn].says, activations[partner.of].says]
  const met = most < rounding || partner.meets.some(([a, b]) => a === stretch_x && b === stretch_y)
  return (
    <figure className="fig activation" id="activation">
      <figcaption>
        <span>
          <b>
            Stretch {partner.of === 'logistic' ? 'the logistic' : other} until it {partner.exact ? 'lies on' : 'comes as near as it can to'} {name}.
          </b>{' '}
          Move the sliders; drag the point for the slope.
        </span>
        <label className="pathof">
          laid on{' '}
          <select className="field" value={fn} disabled={locked.includes('fn')} onChange={(event) => set({ fn: event.target.value as Fn })}>
            {activationNames.map((id) => (
              <option key={id} value={id}>
                {activations[id].says}
              </option>
            ))}
          </select>
        </label>
      </figcaption>
      <div className="laid">
        <Laid state={state} result={result} partner={partner} most={most} locked={locked.includes('x')} onMove={(value) => set({ x: value })} />
        <div className="laid-side">
          <Stretch field={along} value={stretch_x} says="stretch x" step={0.05} locked={locked.includes('stretch_x')} onChange={(value) => set({ stretch_x: value })} onFault={(fault) => onFault('stretch_x', fault)} />
          <Stretch field={up} value={stretch_y} says="stretch y" step={0.05} locked={locked.includes('stretch_y')} onChange={(value) => set({ stretch_y: value })} onFault={(fault) => onFault('stretch_y', fault)} />
          <p className="moved">
            <Formula expr={filled} printing={printing} />
          </p>
          <dl>
            <dt>
              largest difference, {format(-partner.reach)} … {format(partner.reach)}
            </dt>
            <dd title={String(most)} suppressHydrationWarning>
              {format(most, 2)}
            </dd>
          </dl>
          <p className="agree">{met ? partner.says : 'Move the sliders until this is as small as it gets.'}</p>
          <p className="bar">
            {partner.meets.map(([a, b], i) => (
              <button key={a} className="b" type="button" disabled={locked.includes('stretch_x') || locked.includes('stretch_y')} onClick={() => set({ stretch_x: a, stretch_y: b })}>
                {i === 0 ? 'Lay it on' : 'Lay it on mirrored'}
              </button>
            ))}
          </p>
          <dl className="here">
            <dt>
              <label>
                at <Name id="x" printing={printing} /> = <NumberField field={input} value={x} label="input x" className="data" locked={locked.includes('x')} onChange={(value) => set({ x: value })} onFault={(fault) => onFault('x', fault)} />
              </label>
            </dt>
            <dd />
            <dt data-id="y">
              value <Name id="y" printing={printing} />
            </dt>
            <dd title={String(result['y'])} suppressHydrationWarning>
              {format(result['y']!, 7)}
            </dd>
            <dt data-id="dy">
              slope <Name id="dy" printing={printing} />
            </dt>
            <dd title={String(result['dy'])} suppressHydrationWarning>
              {format(result['dy']!, 7)}
            </dd>
          </dl>
        </div>
      </div>
      {said}
      {!bare && <Changes store={store} locked={locked} own="the chapter’s own numbers" />}
      {!bare && <Tools store={store} problem={problem} fresh={(random) => ({ x: problem.draft('practice', random).x })} embedded={embedded} locked={locked} widget="activation" title={problem.title} chapter="problems/06-activation" />}
      <Announce says={`largest difference ${format(most, 2)}; at x = ${format(x)}: y ${format(result['y']!)}, slope ${format(result['dy']!)}`} />
    </figure>
  )
}
