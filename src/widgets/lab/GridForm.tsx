import { useId, useState } from 'react'
import { isFault } from '../../fields/field.ts'
import { type Spec, specFields } from '../../runs/spec.ts'
import { type Axis, most, readValues, sweepable, sweepNames, sweeps, writeGrid, writeValues } from '../../runs/sweep.ts'

interface Props {
  axes: readonly Axis[]
  /** What the lab has: a field that is to vary begins with its value. */
  base: Spec
  onChange: (grid: string) => void
  disabled: boolean
}

/** One field of the grid and its values as text: what cannot be read stays with a sentence, and the last values stay in force. */
function AxisRow({ axis, base, taken, onChange, onRemove, disabled }: { axis: Axis; base: Spec; taken: readonly string[]; onChange: (axis: Axis) => void; onRemove?: () => void; disabled: boolean }) {
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const read = draft === undefined ? axis : readValues(axis.key, draft)
  const fault = isFault(read) ? read.fault : undefined
  return (
    <div className="axis" data-axis={axis.key}>
      <select
        className="field"
        aria-label="field that varies"
        value={axis.key}
        disabled={disabled}
        onChange={(event) => {
          const key = event.target.value as keyof Spec
          setDraft(undefined)
          onChange({ key, values: [base[key]] })
        }}
      >
        {sweepable
          .filter((key) => key === axis.key || !taken.includes(key))
          .map((key) => (
            <option key={key} value={key}>
              {specFields[key].says}
            </option>
          ))}
      </select>
      <input
        className="field values"
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={`${specFields[axis.key].says}: values with | between`}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? id : undefined}
        disabled={disabled}
        value={draft ?? writeValues(axis).replaceAll('|', ' | ')}
        onChange={(event) => {
          setDraft(event.target.value)
          const next = readValues(axis.key, event.target.value)
          if (!isFault(next)) onChange(next)
        }}
        onBlur={() => !fault && setDraft(undefined)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || draft === undefined) return
          event.stopPropagation()
          setDraft(undefined)
        }}
      />
      {onRemove && (
        <button type="button" className="b plain" disabled={disabled} aria-label={`Remove ${specFields[axis.key].says} from the sweep`} onClick={onRemove}>
          Remove
        </button>
      )}
      {fault && (
        <p id={id} className="fault-says" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

/** The grid of a sweep: one of the chapters' by its name, or fields of the reader's choice. */
export function GridForm({ axes, base, onChange, disabled }: Props) {
  const name = writeGrid(axes)
  const set = (next: readonly Axis[]) => onChange(writeGrid(next))
  const free = sweepable.find((key) => !axes.some((axis) => axis.key === key))
  return (
    <>
      <div className="names" role="group" aria-label="Sweeps of the chapters">
        {sweepNames.map((each) => (
          <button key={each} type="button" className="b" aria-pressed={each === name} disabled={disabled} onClick={() => onChange(each)}>
            {sweeps[each].says}
          </button>
        ))}
      </div>
      {axes.map((axis, i) => (
        <AxisRow
          key={axis.key}
          axis={axis}
          base={base}
          taken={axes.map(({ key }) => key)}
          disabled={disabled}
          onChange={(next) => set(axes.with(i, next))}
          onRemove={() => set(axes.toSpliced(i, 1))}
        />
      ))}
      {axes.length < most.axes && free && (
        <p>
          <button type="button" className="b plain" disabled={disabled} onClick={() => set([...axes, { key: free, values: [base[free]] }])}>
            {axes.length === 0 ? 'A grid of your own' : 'Vary one more field'}
          </button>
        </p>
      )}
    </>
  )
}
