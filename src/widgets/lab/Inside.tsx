import { useEffect, useState } from 'react'
import type { SplitName } from '../../training/client.ts'
import { ConfusionView } from './inside/ConfusionView.tsx'
import { DeadView } from './inside/DeadView.tsx'
import { Histograms } from './inside/Histograms.tsx'
import { ImageView } from './inside/ImageView.tsx'
import { MistakesView } from './inside/MistakesView.tsx'
import { PadView } from './inside/PadView.tsx'
import { useFonts } from './inside/useFonts.ts'
import { useSight } from './inside/useSight.ts'
import { WeightsView } from './inside/WeightsView.tsx'
import type { PanelProps } from './panels.ts'
import { Switch } from './Switch.tsx'

const views = { confusion: 'confusion', mistakes: 'worst mistakes', weights: 'weights', image: 'one image', dead: 'dead units', logits: 'logits', pad: 'draw a letter' }
type View = keyof typeof views

/** Looks inside the network of the run shown, from its last checkpoint. */
export default function Inside({ lab }: PanelProps) {
  const [split, setSplit] = useState<'validation' | 'test'>('validation')
  const [view, setView] = useState<View>('confusion')
  const [at, setAt] = useState(0)
  const { seen, behind, again } = useSight(lab, split satisfies SplitName)
  const fontOf = useFonts(lab.get().spec.data)
  useEffect(() => setAt(0), [split])
  const pick = (image: number) => {
    setAt(image)
    setView('image')
  }
  if (seen.kind === 'none') return <p className="help">Nothing to look into yet: train for an epoch, then look inside.</p>
  if (seen.kind === 'reading') return <p className="help" role="status">Reading every image of the split with the network’s weights.</p>
  if (seen.kind === 'fault')
    return (
      <div className="says stop">
        <p>{seen.says}</p>
        <button type="button" className="b" onClick={again}>
          Try again
        </button>
      </div>
    )
  const { sight } = seen
  return (
    <div className="inside">
      <p className="help">
        The network after {sight.epoch === 0 ? 'part of its first epoch' : `epoch ${sight.epoch}`}, on {sight.looked.labels.length.toLocaleString('en-US')} images.{' '}
        {behind > 0 && (
          <button type="button" className="b plain" onClick={again}>
            Look again: {behind} {behind === 1 ? 'epoch' : 'epochs'} on
          </button>
        )}
      </p>
      <div className="bar switches">
        <Switch says="Look at" options={views} value={view} onChange={setView} />
        <Switch says="images of" options={{ validation: 'validation', test: 'test' }} value={split} onChange={setSplit} />
      </div>
      {view === 'confusion' && <ConfusionView sight={sight} fontOf={fontOf} onPick={pick} />}
      {view === 'mistakes' && <MistakesView sight={sight} fontOf={fontOf} onPick={pick} />}
      {view === 'weights' && <WeightsView sight={sight} />}
      {view === 'image' && <ImageView sight={sight} fontOf={fontOf} at={Math.min(at, sight.looked.labels.length - 1)} onPick={setAt} />}
      {view === 'dead' && <DeadView sight={sight} />}
      {view === 'logits' && <Histograms logits={sight.looked.logits} names={sight.names} caption="How often each logit takes each value, one panel a class, all on one axis." />}
      {view === 'pad' && <PadView sight={sight} />}
    </div>
  )
}
