import type { ReactNode } from 'react'
import type { Field } from '../../../src/fields/field.ts'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { quantity } from '../../../src/widgets/kit/quantity.ts'
import { Symbol } from '../../../src/widgets/kit/Symbol.tsx'

interface Props {
  values: Readonly<Record<string, unknown>>
  fields: Readonly<Record<string, Field<number>>>
  onChange: (id: string, value: number) => void
  factors: ReactNode
}

/** The numbers that the formula alone can show the effect of. */
const shownFields = ['w3', 'w6', 'x3', 'y']

/** The formula by itself, with the few numbers that move it most. */
export function Living({ values, fields, onChange, factors }: Props) {
  return (
    <div className="living">
      <p className="say">
        <span>Change a number and the derivative answers.</span>
        {shownFields.filter((id) => id in fields).map((id) => (
          <label key={id} data-id={id}>
            <Symbol id={id} className={quantity(id, values)} />
            <NumberField field={fields[id]!} value={Number(values[id])} label={fields[id]!.says} className={quantity(id, values)} onChange={(value) => onChange(id, value)} />
          </label>
        ))}
      </p>
      {factors}
    </div>
  )
}
