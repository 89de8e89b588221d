import { useState } from 'react'
import { percent } from '../../../charts/numbers.ts'
import { softmax } from '../../../runs/inspect/answers.ts'
import { Announce } from '../../kit/Announce.tsx'
import { Pad } from '../../letters/Pad.tsx'
import { Bars } from './Bars.tsx'
import { Layers } from './Layers.tsx'
import type { Sight } from './sight.ts'
import { useActivations } from './useActivations.ts'

/** A letter of the reader's own, read by the network as it is drawn. */
export function PadView({ sight }: { sight: Sight }) {
  const [picture, setPicture] = useState<Uint8Array>(() => new Uint8Array(784))
  const layers = useActivations(sight, picture)
  const blank = picture.every((p) => p === 0)
  const logits = layers?.at(-1)
  const top = logits ? logits.indexOf(Math.max(...logits)) : 0
  return (
    <div className="reading">
      <Pad value={picture} onChange={setPicture} label={sight.looked.classes ? 'Draw one of the classes' : 'Draw a letter from A to J'} />
      {logits && !blank ? <Bars logits={logits} names={sight.names} shown={sight.answered} caption="Read as" /> : <p className="help">Your drawing is stretched to the whole square, as every image of the data set was, and read after every stroke.</p>}
      {layers && !blank && <Layers layers={layers} />}
      {logits && !blank && <Announce says={`Read as ${sight.names[top]}, ${percent(softmax(logits)[top]!, 1)}.`} />}
    </div>
  )
}
