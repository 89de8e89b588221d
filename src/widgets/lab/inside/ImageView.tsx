import { useMemo } from 'react'
import { Letter } from '../../letters/Letter.tsx'
import { Bars } from './Bars.tsx'
import { Layers } from './Layers.tsx'
import { imageAt, type Sight } from './sight.ts'
import { useActivations } from './useActivations.ts'
import type { FontOf } from './useFonts.ts'

/** One image on its way through the layers to its ten answers. */
export function ImageView({ sight, fontOf, at, onPick }: { sight: Sight; fontOf: FontOf; at: number; onPick: (at: number) => void }) {
  const { looked, names, given, answered } = sight
  const image = useMemo(() => imageAt(looked, at).slice(), [looked, at])
  const layers = useActivations(sight, image)
  const font = fontOf(looked.indices[at]!)
  const label = looked.labels[at]!
  const count = looked.labels.length
  return (
    <div className="one-image">
      <div>
        <Letter image={image} says={`The image: ${names[label]}${font ? `, ${font}` : ''}`} />
        <p>
          {names[label]}
          {font && `, ${font}`}
          <br />
          image {(at + 1).toLocaleString('en-US')} of {count.toLocaleString('en-US')}, answered {names[given[at]!] ?? 'with no number'}
        </p>
        <div className="bar">
          <button type="button" className="b" onClick={() => onPick((at + count - 1) % count)}>
            Previous image
          </button>
          <button type="button" className="b" onClick={() => onPick((at + 1) % count)}>
            Next image
          </button>
        </div>
      </div>
      <div>{layers && <Layers layers={layers} />}</div>
      <div>{layers && <Bars logits={layers.at(-1)!} names={names} shown={answered} label={label} caption="Probability of each answer" />}</div>
    </div>
  )
}
