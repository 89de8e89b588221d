import type { Field } from '../../../src/fields/field.ts'

interface Props {
  label: string
  field: Field<string>
  value: string
  locked: boolean
  onChange: (value: string) => void
}

/** One of a few words, chosen from a list. */
export function Choice({ label, field, value, locked, onChange }: Props) {
  const options = field.control.kind === 'choice' ? field.control.options : []
  return (
    <label className="choice">
      {label}{' '}
      <select className="field" value={value} disabled={locked} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.says}
          </option>
        ))}
      </select>
    </label>
  )
}
