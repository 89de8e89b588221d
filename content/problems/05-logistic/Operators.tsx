import { memo } from 'react'
import type { Printing } from '../../../src/math/print/notation.ts'
import { Formula } from '../../../src/widgets/kit/Formula.tsx'
import { type Needs, needs, table } from './memory.ts'

const order: readonly Needs[] = ['output', 'nothing', 'input', 'both']

/** Every operator of the book by what its backward rule reads. */
export const Operators = memo(function Operators({ printing }: { printing: Printing }) {
  return (
    <div className="operators">
      {order.map((group) => {
        const entries = table.get(group) ?? []
        return (
          <table key={group}>
            <caption>
              <b>Reads {needs[group]}</b> ({entries.length})
            </caption>
            <thead className="vh">
              <tr>
                <th scope="col">operator</th>
                <th scope="col">slope</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ op, expr, rules }) => (
                <tr key={op}>
                  <td className="of">
                    <Formula expr={expr} printing={printing} />
                  </td>
                  <td>
                    {rules.map((rule, i) => (
                      <span key={i} className="rule">
                        <Formula expr={rule} printing={printing} />
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </div>
  )
})
