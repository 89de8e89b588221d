import { useMemo } from 'react'
import { percent } from '../../../charts/numbers.ts'
import { none } from '../../../runs/inspect/answers.ts'
import { mistakes } from '../../../runs/inspect/mistakes.ts'
import { Picks } from './Picks.tsx'
import type { Sight } from './sight.ts'
import type { FontOf } from './useFonts.ts'

/** Wrong answers, the surest first: what each letter is, what it was taken for, how sure, and its font. */
export function MistakesView({ sight, fontOf, onPick }: { sight: Sight; fontOf: FontOf; onPick: (at: number) => void }) {
  const { looked, given, names, noun } = sight
  const worst = useMemo(() => mistakes(looked.logits, looked.labels, given), [looked, given])
  const images = useMemo(() => worst.map(({ at }) => at), [worst])
  const byPlace = useMemo(() => new Map(worst.map((m) => [m.at, m])), [worst])
  const says = (at: number) => {
    const { label, answer, loss } = byPlace.get(at)!
    const font = fontOf(looked.indices[at]!)
    return `${names[label]}, answered ${names[answer]}; its own ${noun} got ${percent(Math.exp(-loss), loss > 7 ? 3 : 1)}.${font ? ` ${font}.` : ''}`
  }
  if (worst.length === 0 && given.includes(none)) return <p className="found">There is no answer to be wrong: the network’s outputs are no numbers.</p>
  if (worst.length === 0) return <p className="found">Not one answer is wrong.</p>
  return (
    <>
      <p className="help">The answers that were most sure of the wrong {noun} come first: by the probability that the right one got.</p>
      <div className="mistakes">
        <Picks sight={sight} images={images} fontOf={fontOf} says={says} onPick={onPick} page={12} />
      </div>
    </>
  )
}
