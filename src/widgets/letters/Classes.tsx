import { useId } from 'react'
import { Letter } from './Letter.tsx'
import { letters } from './fields.ts'
import type { Mean } from './means.ts'

interface Props {
  means: readonly Mean[]
  value: string
  onChange: (letter: string) => void
  locked: boolean
}

/** Before the letters are here nothing is counted. */
const counted = (n: number) => (n ? n.toLocaleString('en-US') : '…')

/** How many images each letter has, with their mean: also the choice of the letter. */
export function Classes({ means, value, onChange, locked }: Props) {
  const name = useId()
  const all = means.reduce((sum, { count }) => sum + count, 0)
  return (
    <fieldset className="classes" disabled={locked}>
      <legend>Images of each letter, and their mean</legend>
      <label>
        <input type="radio" name={name} checked={value === 'all'} onChange={() => onChange('all')} />
        <span>
          <b>all</b>
          <span className="n">{counted(all)}</span>
        </span>
      </label>
      {letters.map((letter, label) => (
        <label key={letter}>
          <input type="radio" name={name} checked={value === letter.toLowerCase()} onChange={() => onChange(letter.toLowerCase())} />
          <span>
            <Letter image={means[label]!.image} />
            <b>{letter}</b>
            <span className="n">{counted(means[label]!.count)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
