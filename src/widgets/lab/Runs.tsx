import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Overlay } from '../../charts/Overlay.tsx'
import type { Measure, Split } from '../../charts/splits.ts'
import { drawable, type Experiment, experimentsOf } from '../../runs/reader.ts'
import type { KeptRun } from './cabinet.ts'
import { Compared } from './Compared.tsx'
import { besideSays, experimentSays, letters, meanSays } from './experimentSays.ts'
import type { Lab } from './lab.ts'
import type { OpenedProps } from './panels.ts'
import { passing } from './passing.ts'
import { RunRow } from './RunRow.tsx'
import { Switch } from './Switch.tsx'

/** What was deleted on this page and may come back, the last one last: it outlives the panel. */
const bins = new WeakMap<Lab, readonly KeptRun[]>()
const empty: readonly KeptRun[] = []

const calledOf = (run: KeptRun) => run.name || `seed ${run.spec.seed} of ${experimentSays(run.spec)}`

/** All runs of the reader's: experiment by experiment, their curves over each other, and two of them compared. */
export default function Runs({ lab, store, stays }: OpenedProps) {
  const { cabinet } = lab
  const runs = useSyncExternalStore(cabinet.subscribe, cabinet.list, cabinet.list)
  const bin = bins.get(lab) ?? empty
  const [, setBin] = useState(bin)
  const [aside, setAside] = useState(false)
  const [split, setSplit] = useState<Split>('validation')
  const [measure, setMeasure] = useState<Measure>('error')
  const undo = useRef<HTMLButtonElement>(null)
  const deleted = useRef(false)
  const throwAway = (next: readonly KeptRun[]) => {
    if (!bins.has(lab)) cabinet.onForget(async () => void bins.set(lab, empty))
    bins.set(lab, next)
    setBin(next)
  }
  useEffect(() => {
    if (deleted.current) undo.current?.focus()
    deleted.current = false
  }, [bin])

  const shown = experimentsOf(runs.filter((run) => !run.hidden))
  const hidden = runs.filter((run) => run.hidden && run.epochs.length > 0)
  const drawn = shown.slice(0, drawable)
  const { shared, says } = besideSays(shown.map(({ spec }) => spec))
  const lastGone = bin.at(-1)
  const bringBack = () => {
    if (lastGone) void cabinet.restore(lastGone)
    throwAway(bin.slice(0, -1))
  }
  const row = (run: KeptRun) => (
    <RunRow
      key={run.id}
      run={run}
      onChange={(change) => {
        // The row goes to the other table, and the button that was pressed with it.
        if (change.hidden !== undefined) stays.current?.focus({ preventScroll: true })
        void cabinet.change(run.id, change)
      }}
      onDelete={() => {
        deleted.current = true
        throwAway([...bin, cabinet.remove(run.id)])
      }}
    />
  )
  const group = ({ key, spec, runs: all, ...rest }: Experiment<KeptRun>, i: number) => (
    <tbody key={key}>
      <tr className="experiment">
        <th scope="rowgroup" colSpan={8}>
          {letters[i] && <b className={`series s-${i + 1}`}>{letters[i]} </b>}
          <span>{says(spec)}</span>
          <span className="mean">{meanSays(rest)}</span>
          <button type="button" className="b plain" aria-label={`Put its fields back: ${letters[i] ?? says(spec)}`} onClick={() => store.set(spec, 'reader')}>
            Put its fields back
          </button>
        </th>
      </tr>
      {all.map(row)}
    </tbody>
  )
  return (
    <div className="runs">
      {drawn.length > 0 && (
        <>
          <div className="bar switches">
            <Switch says="Curves of" options={{ train: 'training', validation: 'validation', test: 'test' }} value={split} onChange={setSplit} />
            <Switch says="as" options={{ error: 'error', loss: 'loss' }} value={measure} onChange={setMeasure} />
          </div>
          <Overlay series={drawn.map(({ spec, runs: all }, i) => ({ letter: letters[i]!, says: says(spec), runs: all.map(({ epochs }) => epochs) }))} split={split} measure={measure} />
        </>
      )}
      {shown.length > drawable && <p className="hint">The curves are those of {drawable} experiments. Pin a run to draw its own; hide one to make room.</p>}
      {shared && <p className="hint">All of them: {shared}.</p>}
      {drawn.length > 1 && <Compared experiments={drawn} says={says} />}
      {lastGone && (
        <p className="undo">
          <span role="status">Deleted: {calledOf(lastGone)}.</span>{' '}
          <button
            ref={undo}
            type="button"
            className="b"
            onClick={bin.length > 1 ? bringBack : passing(stays, bringBack)}
          >
            Undo
          </button>
        </p>
      )}
      {shown.length === 0 ? (
        <p className="hint">{hidden.length > 0 ? 'All your runs are hidden.' : 'No run yet. Press Play: every run that ends is kept here, in this browser.'}</p>
      ) : (
        <table className="runs-table">
          <caption className="vh">Your runs, by experiment</caption>
          <thead>
            <tr>
              <th>name</th>
              <th className="r">seed</th>
              <th className="hide-s">validation</th>
              <th className="r">best validation %</th>
              <th className="r hide-s">last</th>
              <th className="r hide-s">test %</th>
              <th className="how">length</th>
              <th>
                <span className="vh">what to do with it</span>
              </th>
            </tr>
          </thead>
          {shown.map(group)}
        </table>
      )}
      {hidden.length > 0 && (
        <>
          <button type="button" className="b plain" aria-expanded={aside} onClick={() => setAside(!aside)}>
            {aside ? 'Close the hidden runs' : `Hidden runs (${hidden.length})`}
          </button>
          {aside && (
            <table className="runs-table">
              <caption className="vh">Hidden runs</caption>
              <tbody>{hidden.map(row)}</tbody>
            </table>
          )}
        </>
      )}
    </div>
  )
}
