import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Comparison } from '../../charts/Comparison.tsx'
import { count } from '../../charts/numbers.ts'
import { located, pointsFrom } from '../../runs/points.ts'
import { objection, secondsOf } from '../../runs/sweep.ts'
import { NumberField } from '../kit/NumberField.tsx'
import { useFields } from '../kit/useStore.ts'
import { sweepSays } from './experimentSays.ts'
import { labFields, specOf } from './fields.ts'
import { GridForm } from './GridForm.tsx'
import type { PanelProps } from './panels.ts'
import { passing } from './passing.ts'
import { Press } from '../kit/Press.tsx'
import { axisOf, type Behind, loadBehind } from './references.ts'
import { timeLeft } from './says.ts'
import { SweepProgress } from './SweepProgress.tsx'
import { paceOf } from './sweeper.ts'
import { endedOf, leftOf, type Plan, planOf, sweeperOf, timeSays } from './sweeps.ts'

const many = (n: number, what: string) => `${count(n)} ${what}${n === 1 ? '' : 's'}`

/** What is still to be made of a sweep, and how long that takes. @param seconds NaN while unknown */
function aheadSays(ended: number, todo: number, seconds: number): string {
  if (todo === 0) return 'All of them are kept already.'
  const kept = ended > 0 ? `${count(ended)} ${ended === 1 ? 'is' : 'are'} kept already. ` : ''
  const those = ended === 0 ? 'they' : todo === 1 ? 'the other one' : `the other ${count(todo)}`
  const take = todo === 1 ? 'takes' : 'take'
  if (!Number.isFinite(seconds)) return `${kept}How long ${those} ${take} is known after the first run here.`
  return `${kept}${those.charAt(0).toUpperCase()}${those.slice(1)} ${take} about ${timeSays(seconds)} on this machine, going by your last runs.`
}

/** A sweep: what varies, how often, how long it will take; then its runs as they come, and the figure that they come to. */
export default function Sweeps({ lab, store }: PanelProps) {
  const sweeper = useMemo(() => sweeperOf(lab, store), [lab, store])
  const state = useFields(store)
  const { cabinet } = lab
  const runs = useSyncExternalStore(cabinet.subscribe, cabinet.list, cabinet.list)
  const sweep = useSyncExternalStore(sweeper.subscribe, sweeper.get, sweeper.get)
  const busy = sweep.phase === 'opening' || sweep.phase === 'running' || sweep.phase === 'paused'
  const planned = planOf(specOf(state), state.sweep, state.sweepSeeds)
  const [started, setStarted] = useState<Plan>()
  const plan = busy && started ? started : planned
  const { name } = plan
  const left = busy ? undefined : leftOf(runs)
  const [loaded, setLoaded] = useState<Behind & { of: string }>()
  useEffect(() => {
    let here = true
    void loadBehind(plan.axes, plan.base).then((found) => here && setLoaded({ of: name, ...found }))
    return () => {
      here = false
    }
    // The plan is a function of its name.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [name])

  const wrong = objection(planned.axes, planned.seeds)
  const counts = lab.get().counts
  const ended = endedOf(runs, planned.specs)
  const todo = planned.specs.filter((spec) => !ended.includes(spec))
  const seconds = secondsOf(todo, paceOf(runs, counts ? counts.validation + counts.test : 0), counts ? counts.validation + counts.test : 0)
  const seedsAsked = new Set(plan.specs.map(({ seed }) => seed))
  const points = plan.axes.length > 0 ? pointsFrom(plan.axes, plan.base, runs.filter((run) => run.end === 'finished' && seedsAsked.has(run.spec.seed))) : []
  const axis = axisOf(plan.axes)
  // A point without a run keeps its place.
  const groups = located(plan.axes, plan.base).map((place) => points.find(({ at }) => at === place.at) ?? { ...place, seeds: [], mean: Number.NaN, low: Number.NaN, high: Number.NaN })
  const behind = loaded?.of === name ? loaded : undefined
  /** The one button that is always there: it takes the focus from those that go when they are pressed. */
  const main = useRef<HTMLButtonElement>(null)
  const begin = (next: Plan) => {
    setStarted(next)
    sweeper.start(next.specs, state.engine, next.name)
  }
  const press = !busy ? () => begin(planned) : sweep.phase === 'paused' ? sweeper.resume : sweeper.pause
  return (
    <div className="sweeps">
      <div className="sweep-form">
        <GridForm axes={planned.axes} base={planned.base} disabled={busy} onChange={(grid) => store.set({ sweep: grid }, 'reader')} />
        {planned.axes.length > 0 && (
          <label className="seeds">
            <span>each over</span>
            <NumberField field={labFields.sweepSeeds} value={state.sweepSeeds} onChange={(sweepSeeds) => store.set({ sweepSeeds }, 'reader')} label="seeds of a sweep" locked={busy} />
            <span>{state.sweepSeeds === 1 ? 'seed' : `seeds, ${state.seed} to ${state.seed + state.sweepSeeds - 1}`}</span>
          </label>
        )}
      </div>
      {left && (
        <p className="undo">
          <span>
            A sweep was left after {left.done} of {many(left.plan.specs.length, 'run')} ({sweepSays(left.plan)}).
          </span>
          <button
            type="button"
            className="b"
            onClick={passing(main, () => {
              store.set({ ...left.plan.base, sweep: new URLSearchParams(left.plan.name).get('sweep') ?? '', sweepSeeds: left.plan.seeds }, 'reader')
              begin(left.plan)
            })}
          >
            Take it up
          </button>
        </p>
      )}
      {!busy && (
        <p className="hint">
          {planned.axes.length === 0
            ? 'A sweep trains a run for every value of a field and every seed and draws them together. Take one of the chapters’, or a grid of your own.'
            : (wrong ?? `${many(planned.specs.length, 'run')} over ${sweepSays(planned)}. ${aheadSays(ended.length, todo.length, seconds)}`)}
        </p>
      )}
      <div className="bar">
        <Press ref={main} look="main" idle={!busy && (wrong !== undefined || todo.length === 0)} onPress={press}>
          {!busy ? 'Start the sweep' : sweep.phase === 'paused' ? 'Go on with the sweep' : 'Pause the sweep'}
        </Press>
        {sweep.phase === 'fault' && <Press onPress={passing(main, sweeper.resume)}>Try again</Press>}
        {busy && <Press onPress={passing(main, sweeper.stop)}>End it here</Press>}
      </div>
      {sweep.phase === 'idle' && sweep.notice && <p>{sweep.notice}</p>}
      {sweep.phase !== 'idle' && <SweepProgress sweep={sweep} left={timeLeft(sweep.secondsLeft)} />}
      {(points.length > 0 || (behind && behind.points.length > 0)) && (
        <Comparison
          title={`Validation error after ${plan.axes.some(({ key }) => key === 'epochs') ? 'the last epoch' : `${plan.base.epochs} epochs`}, %`}
          axis={axis}
          groups={groups}
          {...(behind && { reference: behind.points, claimed: behind.claimed, hand: 'the original’s single runs' })}
          // Lines want columns: on a logarithmic axis crosses would stand beside their values.
          matched={plan.seeds > 1 && axis.kind === 'category'}
          whose="your runs"
        />
      )}
    </div>
  )
}
