import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { ErrorCurves } from '../../charts/ErrorCurves.tsx'
import type { Measure } from '../../charts/splits.ts'
import type { Store } from '../../fields/store.ts'
import type { Group } from '../../runs/bands.ts'
import { bestEpoch } from '../../runs/early.ts'
import { useFields } from '../kit/useStore.ts'
import type { ViewProps } from '../kit/View.ts'
import { bandOf, loadBands } from './bands.ts'
import { Buttons } from './Buttons.tsx'
import { Controls } from './Controls.tsx'
import { Exports } from './Exports.tsx'
import { chapter, engineSays, type LabFields } from './fields.ts'
import { Messages } from './Messages.tsx'
import { Panels } from './Panels.tsx'
import type { PanelProps } from './panels.ts'
import { Progress } from './Progress.tsx'
import { SmallCurve } from './SmallCurve.tsx'
import type { Images } from './snapshot.ts'
import { Switch } from './Switch.tsx'
import { useLab } from './useLab.ts'

// What the registry lists comes by this one door: were fields.ts loaded by itself as well, the bundler would cut it and
// the spec into two files that import each other, and the first to run would find the other empty.
export { chapter, engineInUse, labFields, openLab, title } from './fields.ts'

/** Comes with the letters, when a run begins; a run goes on without it where it does not load. */
const Strip = lazy<ComponentType<{ images: Images }>>(() => import('./Strip.tsx').catch(() => ({ default: () => null })))

/** What stands alone on a page: demonstrations that train small networks of their own. */
const parts: Readonly<Record<string, ComponentType<PanelProps>>> = {
  'dead-class': lazy(() => import('./inside/DeadClass.tsx')),
  masks: lazy(() => import('./inside/Masks.tsx')),
}

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
  const play = useRef<HTMLButtonElement>(null)
  const figure = useRef<HTMLElement>(null)
  useEffect(() => {
    let here = true
    void loadBands().then((found) => here && setBands(found))
    return () => {
      here = false
    }
  }, [])
  const { phase, epochs, spec } = snapshot
  const band = bandOf(bands, spec, measure)
  const Part = part !== undefined && Object.hasOwn(parts, part) ? parts[part] : undefined
  if (Part)
    return (
      <Suspense fallback={<p className="waits">…</p>}>
        <Part lab={lab} store={store} embedded={embedded} />
      </Suspense>
    )
  if (part === 'curve') return <SmallCurve snapshot={snapshot} lab={lab} band={band} />
  return (
    <figure ref={figure} className="fig lab-figure" id="lab" data-phase={phase} tabIndex={bare ? -1 : undefined}>
      <figcaption>
        <span>
          <b>{shape(spec.layers)}, in this page.</b> Nothing leaves your machine.
        </span>
        <span className="ui">
          {snapshot.engine ? `engine: ${engineSays(snapshot.engine, snapshot.threads)}${state.engine === 'auto' ? ' (chosen by timing)' : ''}` : 'engine: chosen when training begins'}
        </span>
      </figcaption>
      {!bare && <Controls store={store} locked={locked} />}
      <div className="run">
        {!bare && <Buttons lab={lab} phase={phase} begun={epochs.length > 0 || snapshot.step > 0} play={play} />}
        <Progress snapshot={snapshot} />
      </div>
      <Messages snapshot={snapshot} lab={lab} stays={bare ? figure : play} />
      <Suspense>{snapshot.images && <Strip images={snapshot.images} />}</Suspense>
      <div className="curves">
        <ErrorCurves epochs={epochs} budget={spec.epochs} measure={measure} band={band} best={spec.patience > 0 ? bestEpoch(epochs)?.epoch : undefined} />
      </div>
      {!bare && (
        <footer>
          <Switch says="Curves of" options={{ error: 'error', loss: 'loss' }} value={measure} onChange={setMeasure} />
          <Exports store={store} snapshot={snapshot} lab={lab} embedded={embedded} />
        </footer>
      )}
      {!bare && <Panels lab={lab} store={store} embedded={embedded} />}
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
