import type { Result } from '../../../src/fields/store.ts'
import { format } from '../../../src/math/format.ts'
import { inline } from '../../../src/math/print/symbol.ts'
import { shown, type Step } from '../../../src/solution/problem.ts'
import { inNumbers, inWords } from './words.ts'

interface Props {
  steps: readonly Step[]
  result: Result
  given: Readonly<Record<string, number>>
}

/** Every count with its formula, in words and with the numbers of the layer. */
export function CountSteps({ steps, result, given }: Props) {
  const known = { ...given, ...result }
  return (
    <table className="steps counts">
      <caption>Every count, from the shape to the total</caption>
      <thead>
        <tr>
          <th scope="col">count</th>
          <th scope="col">computed from</th>
          <th scope="col" className="r">
            value
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.id} data-id={step.id}>
            <th scope="row">
              {inline(step.id)}
              <small>{step.says}</small>
            </th>
            <td>
              {inWords(shown(step))}
              <small>{inNumbers(shown(step), known)}</small>
            </td>
            <td className="r">{format(result[step.id] ?? Number.NaN)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
