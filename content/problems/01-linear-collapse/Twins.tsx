import { useEffect, useRef, useState } from 'react'
import type { Store } from '../../../src/fields/store.ts'
import { Announce } from '../../../src/widgets/kit/Announce.tsx'
import { type Faults, FaultsSaid } from '../../../src/widgets/kit/Faults.tsx'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { useFields } from '../../../src/widgets/kit/useStore.ts'
import problem, { type Inputs } from './problem.ts'
import { ending, Races } from './Races.tsx'
import { useRace } from './useRace.ts'

interface Props {
  store: Store
  /** The collapsed matrix of the network above. */
  target: readonly (readonly number[])[]
  widths: readonly number[]
  locked: readonly string[]
  faults: Faults
  onFault: (id: string, fault: string | undefined) => void
  set: (change: Partial<Inputs>) => void
}

const { rate: rateField, start: startField } = problem.inputs

/** A deep linear network and a single matrix, the same map at the start, trained towards the same map at the same rate. */
export function Twins({ store, target, widths, locked, faults, onFault, set }: Props) {
  const state = useFields(store) as Inputs
  const { twins, running } = useRace(target, widths, state.start, state.seed, state.rate)
  const depth = widths.length - 1
  const [said, say] = useState('')
  const asked = useRef(`${state.rate} ${state.start}`)
  // A change of the network is told by its own figure; this one tells of its own two numbers alone.
  useEffect(() => {
    const now = `${state.rate} ${state.start}`
    if (running || !twins || asked.current === now) return
    asked.current = now
    say(`The ${depth}-layer network: ${ending(twins.deep)}. The single matrix: ${ending(twins.single)}.`)
  }, [running, twins, depth, state.rate, state.start])
  return (
    <figure className="fig twins" aria-busy={running}>
      <figcaption>
        <span>
          <b>The same map at step 0, the same goal, the same rate.</b> The goal is the map <i>W</i> of your network, scaled to strength 1.
        </span>
      </figcaption>
      <div className="shape">
        <label className="control">
          learning rate{' '}
          <NumberField field={rateField} value={state.rate} label={rateField.says} locked={locked.includes('rate')} onChange={(rate) => set({ rate })} onFault={(fault) => onFault('rate', fault)} />
        </label>
        <label className="control">
          first weights up to ±{' '}
          <NumberField field={startField} value={state.start} label={startField.says} locked={locked.includes('start')} onChange={(start) => set({ start })} onFault={(fault) => onFault('start', fault)} />
        </label>
        <button className="b" type="button" disabled={locked.includes('start') || state.start === 0} onClick={() => set({ start: 0 })}>
          Start both at zero
        </button>
      </div>
      <FaultsSaid faults={faults} />
      {twins ? (
        <>
          <dl className="endings">
            <div>
              <dt className="deep">
                {depth === 1 ? 'one layer' : `${depth} layers`}, <i>W</i> = {depth > 2 ? <><i>W</i><sup>({depth})</sup>…<i>W</i><sup>(1)</sup></> : depth === 2 ? <><i>W</i><sup>(2)</sup><i>W</i><sup>(1)</sup></> : <><i>W</i><sup>(1)</sup></>}
              </dt>
              <dd>{ending(twins.deep)}</dd>
            </div>
            <div>
              <dt className="single">
                a single <i>W</i>
              </dt>
              <dd>{ending(twins.single)}</dd>
            </div>
          </dl>
          <Races twins={twins} depth={depth} />
          <Announce says={said} />
        </>
      ) : (
        <p className="agree">W is zero: there is nothing to learn.</p>
      )}
    </figure>
  )
}
