import type { Result } from '../../../src/fields/store.ts'
import { shown, type Step } from '../../../src/solution/problem.ts'
import { Formula } from '../../../src/widgets/kit/Formula.tsx'
import { type Entry, sizeText } from './entries.ts'
import { withNumbers } from './Worked.tsx'

interface Props {
  entries: readonly Entry[]
  steps: readonly Step[]
  result: Result
}

const columns = [
  ['height', 'height of its output'],
  ['layer', 'parameters'],
  ['macs', 'multiply-adds'],
  ['bytes', 'bytes of its output'],
] as const
const printing = {}

/** Every count of every layer: the formula with its numbers, and what it comes to. A group stands in one row, added up. */
export function Ledger({ entries, steps, result }: Props) {
  const known = new Map(steps.map((step) => [step.id, step]))
  return (
    <table className="steps ledger">
      <thead>
        <tr>
          <th scope="col">layer</th>
          {columns.map(([count, says]) => (
            <th key={count} scope="col">
              {says}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.key} data-id={`layer_${entry.first}`}>
            <th scope="row">{entry.name}</th>
            {columns.map(([count, says]) => {
              const step = entry.layers === 1 ? known.get(`${count}_${entry.first}`) : undefined
              const sum = { height: undefined, layer: entry.parameters, macs: entry.macs, bytes: entry.bytes }[count]
              return (
                <td key={count} data-says={says}>
                  {step && <Formula expr={withNumbers(shown(step), result)} printing={printing} />}
                  <b>{step ? result[step.id]!.toLocaleString('en') : entry.layers > 1 ? (sum?.toLocaleString('en') ?? sizeText(entry.out)) : '–'}</b>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">sum</th>
          <td data-says="" />
          {(['total', 'macs', 'bytes'] as const).map((id, i) => (
            <td key={id} data-says={columns[i + 1]![1]}>
              <b>{(result[id] ?? 0).toLocaleString('en')}</b>
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}
