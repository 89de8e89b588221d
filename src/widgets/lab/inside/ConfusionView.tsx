import { useMemo, useState } from 'react'
import { count, percent } from '../../../charts/numbers.ts'
import { cell, confusion } from '../../../runs/inspect/confusion.ts'
import { Switch } from '../Switch.tsx'
import { Matrix } from './Matrix.tsx'
import { Picks } from './Picks.tsx'
import type { Sight } from './sight.ts'
import type { FontOf } from './useFonts.ts'

/** The confusion matrix of a split, and the images of the cell chosen. */
export function ConfusionView({ sight, fontOf, onPick }: { sight: Sight; fontOf: FontOf; onPick: (at: number) => void }) {
  const { looked, given, names, classes, answered, noun } = sight
  const [as, setAs] = useState<'counts' | 'shares'>('counts')
  const [chosen, setChosen] = useState<{ label: number; answer: number }>()
  const matrix = useMemo(() => confusion(looked.labels, given), [looked, given])
  const images = useMemo(() => (chosen ? cell(looked.labels, given, chosen.label, chosen.answer) : []), [looked, given, chosen])
  return (
    <>
      <Switch says="Cells as" options={{ counts: 'counts', shares: '% of the row' }} value={as} onChange={setAs} />
      <Matrix matrix={matrix} names={names} rows={classes} columns={answered} noun={noun} as={as} caption={`${count(matrix.wrong)} of ${count(matrix.of)} wrong, ${percent(matrix.wrong / matrix.of)}`} chosen={chosen} onChoose={(label, answer) => setChosen({ label, answer })} />
      {chosen && (
        <div aria-live="polite">
          <p className="found">
            {names[chosen.label]} answered {names[chosen.answer]}: {images.length === 0 ? 'no image.' : `${images.length} ${images.length === 1 ? 'image' : 'images'}.`}
          </p>
          <Picks sight={sight} images={images} fontOf={fontOf} onPick={onPick} />
        </div>
      )}
    </>
  )
}
