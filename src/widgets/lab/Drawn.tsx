import { useId, useState } from 'react'
import { pixels } from '../../training/pixels.ts'
import { limits } from '../../training/own/limits.ts'
import type { Reading } from '../../training/own/set.ts'
import { letters } from '../letters/fields.ts'
import { Letter } from '../letters/Letter.tsx'
import { Pad } from '../letters/Pad.tsx'
import { Press } from '../kit/Press.tsx'

interface Drawing {
  readonly letter: number
  readonly image: Uint8Array
}

/** Drawings outlive the panel: what a hand has made is not lost by closing a fold. */
let made: readonly Drawing[] = []

/** Letters drawn by hand as a data set of their own. */
export function Drawn({ busy, onKeep }: { busy: boolean; onKeep: (read: Reading) => void }) {
  const [open, setOpen] = useState(made.length > 0)
  const id = useId()
  const [drawings, setDrawings] = useState(made)
  const [letter, setLetter] = useState(0)
  const [picture, setPicture] = useState<Uint8Array>(() => new Uint8Array(pixels))
  const change = (next: readonly Drawing[]) => {
    made = next
    setDrawings(next)
  }
  const drawn = [...letters.keys()].filter((label) => drawings.some((d) => d.letter === label))
  const few = drawn.filter((label) => drawings.filter((d) => d.letter === label).length < limits.imagesOfClass)
  const enough = drawn.length >= 2 && few.length === 0
  const reading = (): Reading => ({
    says: `${drawings.length} drawn letters`,
    classes: drawn.map((label) => letters[label]!),
    images: Uint8Array.from(drawings.flatMap(({ image }) => [...image])),
    labels: Uint8Array.from(drawings, (d) => drawn.indexOf(d.letter)),
    notes: [],
  })
  return (
    <>
      <p>
        <button type="button" className="b plain" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
          Draw letters instead
        </button>
      </p>
      {open && (
        <section id={id} className="drawn" aria-label="Letters that you draw">
          <div className="bar">
            <label>
              Draw the letter{' '}
              <select className="field" value={letter} onChange={(event) => setLetter(Number(event.target.value))}>
                {letters.map((name, label) => (
                  <option key={name} value={label}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <Press
              idle={!picture.some(Boolean)}
              onPress={() => {
                change([...drawings, { letter, image: picture }])
                setPicture(new Uint8Array(pixels))
              }}
            >
              Add it
            </Press>
            <Press look="plain" idle={drawings.length === 0} onPress={() => change(drawings.slice(0, -1))}>
              Take back the last
            </Press>
          </div>
          <Pad value={picture} onChange={setPicture} label={`Draw the letter ${letters[letter]}`} />
          <div className="few">
            {drawings.map(({ letter, image }, i) => (
              <Letter key={i} image={image} says={`${letters[letter]}, drawn`} />
            ))}
          </div>
          <div className="bar">
            <Press idle={!enough || busy} onPress={() => onKeep(reading())}>
              Train on the drawn letters
            </Press>
            <span role="status">
              {drawings.length} drawn.{' '}
              {drawn.length < 2 ? `At least two letters are needed, ${limits.imagesOfClass} drawings of each.` : few.length > 0 ? `${few.map((label) => letters[label]).join(', ')}: at least ${limits.imagesOfClass} drawings are needed.` : ''}
            </span>
          </div>
        </section>
      )}
    </>
  )
}
