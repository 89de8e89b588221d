import type { Field } from '../../fields/field.ts'

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
  const { control } = field
  const options = control.kind === 'choice' ? control.options : []
  // Several names would be cut at the width of a column, and each stands with its layer.
  const says = control.kind === 'choice' && control.each ? 'differs by layer' : value
  return (
    <select id={id} className="field" aria-label={label} value={value} disabled={locked} onChange={(event) => onChange(event.target.value)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.says}
        </option>
      ))}
      {!options.some((option) => option.value === value) && <option value={value}>{says}</option>}
    </select>
  )
}
