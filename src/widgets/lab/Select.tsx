import { type Field, valueSays } from '../../fields/field.ts'

interface Props {
  field: Field<string>
  value: string
  onChange: (value: string) => void
  locked: boolean
  /** The `id` that a label names, or the label itself. */
  id?: string
  label?: string
}

/** A choice as a list to choose from. A value that is none of the options, such as several of them, stands below them while it is in force. */
export function Select({ field, value, onChange, locked, id, label }: Props) {
  const options = field.control.kind === 'choice' ? field.control.options : []
  return (
    <select id={id} className="field" aria-label={label} value={value} disabled={locked} onChange={(event) => onChange(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.says}
        </option>
      ))}
      {!options.some((option) => option.value === value) && <option value={value}>{valueSays(field, value)}</option>}
    </select>
  )
}
