import type { Result } from '../../../src/fields/store.ts'
import { format } from '../../../src/math/format.ts'
import type { Printing } from '../../../src/math/print/notation.ts'
import { Name } from '../../../src/widgets/kit/Formula.tsx'
import type { Inputs } from './fields.ts'
import { rounded } from './rounded.ts'

interface Props {
  state: Inputs
  result: Result
  path: string
  lit: ReadonlySet<string>
  printing: Printing
}

/** How far a value is from the true one, in percent. */
function off(value: number, truth: number): string {
  if (value === truth) return 'exact'
  return truth === 0 ? '—' : `${format((100 * (value - truth)) / Math.abs(truth), 2)}\u00a0%`
}

/** The lines of the lit road as they come out when each is rounded, beside the exact ones; and the answer for every number of digits. */
export function Rounding({ state, result, path, lit, printing }: Props) {
  const digits = Number(state.rounding)
  const answer = `dL_d${path}`
  const all = Array.from({ length: 8 }, (_, i) => rounded(state, i + 1))
  const chosen = all[digits - 1]!
  const rows = Object.keys(chosen).filter((id) => lit.has(id))
  return (
    <section className="rounding" aria-label={`Every line rounded to ${digits} digits`}>
      <table>
        <caption>
          Every line rounded to {digits} {digits === 1 ? 'digit' : 'digits'}, each reading the rounded ones above
        </caption>
        <thead>
          <tr>
            <th scope="col">line</th>
            <th scope="col" className="r">
              exact
            </th>
            <th scope="col" className="r">
              rounded
            </th>
            <th scope="col" className="r">
              off by
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((id) => (
            <tr key={id} data-id={id} className={id === answer ? 'sum' : undefined}>
              <th scope="row">
                <Name id={id} printing={printing} slash />
              </th>
              <td className="r">{format(result[id]!, 8)}</td>
              <td className="r">{format(chosen[id]!, 8)}</td>
              <td className="r">{off(chosen[id]!, result[id]!)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption>
          The answer <Name id={answer} printing={printing} slash /> by the digits kept
        </caption>
        <thead>
          <tr>
            <th scope="col">digits</th>
            <th scope="col" className="r">
              answer
            </th>
            <th scope="col" className="r">
              off by
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((values, i) => (
            <tr key={i} className={i + 1 === digits ? 'on' : undefined}>
              <th scope="row">{i + 1}</th>
              <td className="r">{format(values[answer]!, 8)}</td>
              <td className="r">{off(values[answer]!, result[answer]!)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
