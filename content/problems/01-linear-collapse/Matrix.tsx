import { memo, type ReactNode } from 'react'
import type { Field } from '../../../src/fields/field.ts'
import { format } from '../../../src/math/format.ts'
import { spokenNumber } from '../../../src/math/print/spoken.ts'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'

interface Numbers {
  /** `W2` or `b`: an entry is `W2_1_3`, of a vector `b_1`. */
  name: string
  rows: readonly (readonly number[])[]
  vector?: boolean
}

function entryId(name: string, i: number, j: number, vector: boolean): string {
  return vector ? `${name}_${i + 1}` : `${name}_${i + 1}_${j + 1}`
}

/** What holds the entries between two brackets. */
function Brackets({ columns, children, says }: { columns: number; children: ReactNode; says?: string }) {
  return (
    <span className="matrix" style={{ ['--columns' as string]: columns }} {...(says ? { role: 'img', 'aria-label': says } : {})}>
      {children}
    </span>
  )
}

function tone(x: number): string {
  return x < 0 ? 'neg' : ''
}

function same(a: Numbers, b: Numbers): boolean {
  return a.name === b.name && a.vector === b.vector && a.rows.length === b.rows.length && a.rows.every((row, i) => row.length === b.rows[i]!.length && row.every((x, j) => Object.is(x, b.rows[i]![j])))
}

/** A matrix of numbers, read aloud row by row. */
export const Matrix = memo(function Matrix({ name, rows, vector = false }: Numbers) {
  const says = `${vector ? 'vector' : 'matrix'} ${rows.map((row) => row.map((x) => spokenNumber(format(x))).join(', ')).join('; ')}`
  return (
    <Brackets columns={rows[0]?.length ?? 1} says={says}>
      {rows.flatMap((row, i) =>
        row.map((x, j) => (
          <span key={`${i} ${j}`} className={`entry ${tone(x)}`} data-id={entryId(name, i, j, vector)} title={String(x)} suppressHydrationWarning>
            {format(x, 4)}
          </span>
        )),
      )}
    </Brackets>
  )
}, same)

interface Editable extends Numbers {
  says: string
  field: Field<number>
  locked: boolean
  onChange: (name: string, i: number, j: number, value: number) => void
  onFault: (id: string, fault: string | undefined) => void
}

/** A matrix whose entries the reader changes. */
export const Entries = memo(function Entries({ name, rows, vector = false, says, field, locked, onChange, onFault }: Editable) {
  return (
    <span role="group" aria-label={says}>
      <Brackets columns={rows[0]?.length ?? 1}>
        {rows.flatMap((row, i) =>
          row.map((x, j) => {
            const id = entryId(name, i, j, vector)
            return (
              <span key={id} className="entry" data-id={id}>
                <NumberField
                  field={field}
                  value={x}
                  label={vector ? `${says}, number ${i + 1}` : `${says}, row ${i + 1}, column ${j + 1}`}
                  className={name === 'x' ? 'data' : x < 0 ? 'wneg' : 'wpos'}
                  locked={locked}
                  onChange={(value) => onChange(name, i, j, value)}
                  onFault={(fault) => onFault(id, fault)}
                />
              </span>
            )
          }),
        )}
      </Brackets>
    </span>
  )
}, (a, b) => same(a, b) && a.locked === b.locked && a.onChange === b.onChange)
