import { useEffect, useRef, useState } from 'react'
import type { SplitName } from '../../training/client.ts'
import { ConfusionView } from './inside/ConfusionView.tsx'
import { DeadView } from './inside/DeadView.tsx'
import { Histograms } from './inside/Histograms.tsx'
import { ImageView } from './inside/ImageView.tsx'
import { MistakesView } from './inside/MistakesView.tsx'
import { PadView } from './inside/PadView.tsx'
import type { Sight } from './inside/sight.ts'
import { useFonts } from './inside/useFonts.ts'
import { useSight } from './inside/useSight.ts'
import { WeightsView } from './inside/WeightsView.tsx'
import type { OpenedProps } from './panels.ts'
import { passing } from './passing.ts'
import { Switch } from './Switch.tsx'
import { useWeighed } from './useWeighed.ts'
import { WhichRun } from './WhichRun.tsx'

const views = { confusion: 'confusion', mistakes: 'worst mistakes', weights: 'weights', image: 'one image', dead: 'dead units', logits: 'logits', pad: 'draw a letter' }
type View = keyof typeof views
/** Views that show the same whichever split is read. */
const imageless: readonly View[] = ['weights', 'pad']

/** Which weights these are, and on what. */
function lookedSays({ epoch, step, looked }: Sight): string {
  const part = step > 0 ? `part of its ${epoch === 0 ? 'first' : 'next'} epoch` : ''
  const after = epoch === 0 ? part || 'no epoch' : `epoch ${epoch}${part && ` and ${part}`}`
  return `The network after ${after}, on ${looked.labels.length.toLocaleString('en-US')} images.`
}

/** Looks inside the network of a run, from its last checkpoint. */
export default function Inside({ lab, stays }: OpenedProps) {
  const [split, setSplit] = useState<'validation' | 'test'>('validation')
  const [view, setView] = useState<View>('confusion')
  const [at, setAt] = useState(0)
  const picked = useRef(false)
  const place = useRef<HTMLDivElement>(null)
  const which = useWeighed(lab)
  const { seen, behind, again } = useSight(lab, which, split satisfies SplitName)
  const data = which.chosen?.spec.data ?? ''
  const fontOf = useFonts(data)
  useEffect(() => setAt(0), [split, data])
  // The picture that was pressed goes with its view: what it led to takes the focus.
  useEffect(() => {
    if (picked.current) place.current?.focus()
    picked.current = false
  }, [view])
  const pick = (image: number) => {
    picked.current = true
    setAt(image)
    setView('image')
  }
  const sight = seen.kind === 'seen' ? seen.sight : undefined
  const some = lab.cabinet.list().length > 0
  return (
    <div className="inside">
      <WhichRun {...which} />
      <p className="help" role="status">
        {seen.kind === 'reading' && 'Reading every image of the split with the network’s weights.'}
        {seen.kind === 'none' && `Nothing to look into yet: train for an epoch, then look inside.${some ? ' Of your earlier runs no weights are stored any more: this browser keeps those of the pinned and the newest ones.' : ''}`}
        {sight && lookedSays(sight)}
      </p>
      {behind > 0 && (
        <div className="bar">
          <button type="button" className="b plain" onClick={passing(stays, again)}>
            Look again: {behind} {behind === 1 ? 'epoch' : 'epochs'} on
          </button>
        </div>
      )}
      {seen.kind === 'fault' && (
        <div className="says stop" role="alert">
          <p>{seen.says}</p>
          <button type="button" className="b" onClick={passing(stays, again)}>
            Try again
          </button>
        </div>
      )}
      {sight && (
        <>
          <div className="bar switches">
            <Switch says="Look at" options={views} value={view} onChange={setView} />
            {!imageless.includes(view) && <Switch says="images of" options={{ validation: 'validation', test: 'test' }} value={split} onChange={setSplit} />}
          </div>
          <div ref={place} className="view" role="group" aria-label={views[view]} tabIndex={-1}>
            {view === 'confusion' && <ConfusionView key={data} sight={sight} fontOf={fontOf} onPick={pick} />}
            {view === 'mistakes' && <MistakesView sight={sight} fontOf={fontOf} onPick={pick} />}
            {view === 'weights' && <WeightsView sight={sight} />}
            {view === 'image' && <ImageView sight={sight} fontOf={fontOf} at={Math.min(at, sight.looked.labels.length - 1)} onPick={setAt} />}
            {view === 'dead' && <DeadView sight={sight} />}
            {view === 'logits' && <Histograms logits={sight.looked.logits} names={sight.names} shown={sight.answered} caption="How often each logit takes each value, one panel a class, all on one axis." />}
            {view === 'pad' && <PadView sight={sight} />}
          </div>
        </>
      )}
    </div>
  )
}
