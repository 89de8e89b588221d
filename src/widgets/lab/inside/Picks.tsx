import { useEffect, useState } from 'react'
import { Letter } from '../../letters/Letter.tsx'
import { Press } from '../../kit/Press.tsx'
import { imageAt, type Sight } from './sight.ts'
import type { FontOf } from './useFonts.ts'

interface Props {
  sight: Sight
  /** Places in the look. */
  images: readonly number[]
  fontOf: FontOf
  /** What stands under an image. */
  says?: (at: number) => string
  onPick: (at: number) => void
  page?: number
}

/** Images to choose from, a page of them at a time. */
export function Picks({ sight, images, fontOf, says, onPick, page = 24 }: Props) {
  const [from, setFrom] = useState(0)
  useEffect(() => setFrom(0), [images])
  const { looked, names, given } = sight
  return (
    <>
      <ul className="picks">
        {images.slice(from, from + page).map((at) => {
          const font = fontOf(looked.indices[at]!)
          const name = `${names[looked.labels[at]!]}, answered ${names[given[at]!] ?? 'with no number'}${font ? `, ${font}` : ''}`
          return (
            <li key={at}>
              <button type="button" aria-label={`${name}: through the layers`} title={name} onClick={() => onPick(at)}>
                <Letter image={imageAt(looked, at)} />
              </button>
              {says && <span>{says(at)}</span>}
            </li>
          )
        })}
      </ul>
      {images.length > page && <Pages from={from} page={page} of={images.length} onChange={setFrom} />}
    </>
  )
}

/** Earlier and later pages of a list. */
export function Pages({ from, page, of, onChange }: { from: number; page: number; of: number; onChange: (from: number) => void }) {
  return (
    <div className="bar pages">
      <Press idle={from === 0} onPress={() => onChange(Math.max(0, from - page))}>
        Earlier
      </Press>
      <Press idle={from + page >= of} onPress={() => onChange(from + page)}>
        Later
      </Press>
      <span role="status">
        {from + 1} to {Math.min(of, from + page)} of {of}
      </span>
    </div>
  )
}
