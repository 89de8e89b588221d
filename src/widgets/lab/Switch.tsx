import { useId } from 'react'

interface Props<T extends string> {
  says: string
  options: Readonly<Record<T, string>>
  value: T
  onChange: (value: T) => void
}

/** A choice of a few words, all of them in sight. */
export function Switch<T extends string>({ says, options, value, onChange }: Props<T>) {
  const name = useId()
  return (
    <fieldset className="switch">
      <legend>{says}</legend>
      {(Object.keys(options) as T[]).map((option) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          <span>{options[option]}</span>
        </label>
      ))}
    </fieldset>
  )
}
