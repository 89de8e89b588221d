import { useEffect, useState } from 'react'
import { ErrorCurves } from '../../charts/ErrorCurves.tsx'
import type { Measure } from '../../charts/splits.ts'
import type { Store } from '../../fields/store.ts'
import type { Group } from '../../runs/bands.ts'
import { useFields } from '../kit/useStore.ts'
import type { ViewProps } from '../kit/View.ts'
import { bandOf, loadBands } from './bands.ts'
import { Buttons } from './Buttons.tsx'
import { Controls } from './Controls.tsx'
import { Exports } from './Exports.tsx'
import { chapter, type LabFields } from './fields.ts'
import { KeptRuns } from './KeptRuns.tsx'
import { Messages } from './Messages.tsx'
import { Progress } from './Progress.tsx'
import { SmallCurve } from './SmallCurve.tsx'
import { Strip } from './Strip.tsx'
import { Switch } from './Switch.tsx'
import { useLab } from './useLab.ts'

/** The network as its widths: `784 – 1000 – 10`. */
function shape(layers: string): string {
  return [784, ...(layers === 'none' ? [] : layers.split(',')), 10].join(' – ')
}

/** Trains the network of its fields in this page, and shows the curves as they grow. */
export default function LabView({ store: any, embedded = false, locked = [], bare = false, part, onError }: ViewProps) {
  const store = any as Store<LabFields>
  const state = useFields(store)
  const [snapshot, lab] = useLab(store, onError)
  const [measure, setMeasure] = useState<Measure>('error')
  const [bands, setBands] = useState<readonly Group[]>([])
  useEffect(() => {
    let here = true
    void loadBands().then((found) => here && setBands(found))
    return () => {
      here = false
    }
  }, [])
  const { phase, epochs, spec } = snapshot
  const band = bandOf(bands, spec, measure)
  if (part === 'curve') return <SmallCurve snapshot={snapshot} lab={lab} band={band} />
  return (
    <figure className="fig lab-figure" id="lab" data-phase={phase}>
      <figcaption>
        <span>
          <b>{shape(spec.layers)}, in this page.</b> Nothing leaves your machine.
        </span>
        <span className="ui">
          {snapshot.engine ? `engine: ${snapshot.engine}${state.engine === 'auto' ? ', chosen by timing' : ''}` : 'engine: chosen when you press Play'}
        </span>
      </figcaption>
      {!bare && <Controls store={store} locked={locked} />}
      <div className="run">
        {!bare && <Buttons lab={lab} phase={phase} begun={epochs.length > 0 || snapshot.step > 0} />}
        <Progress snapshot={snapshot} />
      </div>
      <Messages snapshot={snapshot} lab={lab} />
      {snapshot.images && <Strip images={snapshot.images} />}
      <div className="curves">
        <ErrorCurves epochs={epochs} budget={spec.epochs} measure={measure} band={band} />
      </div>
      {!bare && (
        <footer>
          <Switch says="Curves of" options={{ error: 'error', loss: 'loss' }} value={measure} onChange={setMeasure} />
          <Exports store={store} snapshot={snapshot} lab={lab} embedded={embedded} />
        </footer>
      )}
      {!bare && snapshot.kept.length > 0 && <KeptRuns store={store} kept={snapshot.kept} lab={lab} validation={snapshot.counts?.validation ?? 0} />}
      {embedded && (
        <p className="home-link">
          <a className="b plain" href={`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${chapter}`} target="_blank" rel="noopener">
            From Chain Rule
          </a>
        </p>
      )}
    </figure>
  )
}
