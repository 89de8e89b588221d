import type { Field } from '../../../src/fields/field.ts'
import { minus } from '../../../src/widgets/kit/minus.ts'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'

interface Props {
  field: Field<number>
  value: number
  says: string
  /** Ends of the slider, where the field itself allows more; one press of an arrow key on it. */
  from?: number
  to?: number
  step: number
  locked: boolean
  onChange: (value: number) => void
  onFault: (fault: string | undefined) => void
}

/** One number twice: a slider to move it by hand, a field to set it exactly. */
export function Stretch({ field, value, says, from, to, step, locked, onChange, onFault }: Props) {
  const { min = -1, max = 1 } = field.control.kind === 'number' ? field.control : {}
  return (
    <div className="stretch">
      <span>{says}</span>
      <span className="slide">
        <svg aria-hidden="true">
          <line className="track" x1="0" x2="100%" y1="50%" y2="50%" />
          {(from ?? min) === -(to ?? max) && <line className="track" x1="50%" x2="50%" y1="32%" y2="68%" />}
        </svg>
        <input
          type="range"
          aria-label={`${field.says}, slider`}
          aria-valuetext={minus(field.write(value))}
          min={from ?? min}
          max={to ?? max}
          step={step}
          value={value}
          disabled={locked}
          onChange={(event) => onChange(Number(event.target.value))}
        />
      </span>
      <NumberField field={field} value={value} label={field.says} locked={locked} onChange={onChange} onFault={onFault} />
    </div>
  )
}
