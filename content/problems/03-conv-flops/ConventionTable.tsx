import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { format } from '../../../src/math/format.ts'
import { shown, type Step } from '../../../src/solution/problem.ts'
import { type Convention, type ConventionId, conventions } from './conventions.ts'

interface Props {
  chosen: ConventionId
  /** The step of the total under each convention. */
  totalOf: (id: ConventionId) => Step
  known: Readonly<Record<string, number>>
  locked: boolean
  onChoose: (id: ConventionId) => void
}

/** The one number that each convention makes of the present layer, side by side. */
export function ConventionTable({ chosen, totalOf, known, locked, onChoose }: Props) {
  return (
    <table className="conventions">
      <caption>One layer, counted by everyone. Choose a row, and the total above follows it.</caption>
      <thead>
        <tr>
          <th scope="col">counted by</th>
          <th scope="col" className="r">
            number
          </th>
          <th scope="col">because</th>
        </tr>
      </thead>
      <tbody>
        {(Object.entries(conventions) as [ConventionId, Convention][]).map(([id, { name: says, because, source }]) => (
          <tr key={id} className={id === chosen ? 'on' : undefined}>
            <th scope="row">
              <label>
                <input type="radio" name="convention" value={id} checked={id === chosen} disabled={locked} onChange={() => onChoose(id)} />
                {says}
              </label>
            </th>
            <td className="r">{format(evaluate(shown(totalOf(id)), numbers, (n) => known[n]))}</td>
            <td>
              {because}
              {source && (
                <>
                  {' '}
                  <a href={`https://github.com/${source.repository}/blob/${source.commit}/${source.file}`}>
                    {source.file}, {source.commit}
                  </a>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
