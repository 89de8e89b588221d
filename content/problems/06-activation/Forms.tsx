import { memo } from 'react'
import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { centralDifference } from '../../../src/math/difference.ts'
import { format } from '../../../src/math/format.ts'
import type { Printing } from '../../../src/math/print/notation.ts'
import { shown } from '../../../src/solution/problem.ts'
import { Formula, Name } from '../../../src/widgets/kit/Formula.tsx'
import { type Fn, functions, steps } from './functions.ts'

interface Props {
  fn: Fn
  x: number
  printing: Printing
}

/** Half the nudge of the finite difference. */
const nudge = 1e-5

/** Every step in every form that it has: equal expressions, worked out one by one, and the slope by a nudge. */
export const Forms = memo(function Forms({ fn, x, printing }: Props) {
  const values: Record<string, number> = { x }
  for (const step of steps[fn]) values[step.id] = evaluate(shown(step), numbers, (id) => values[id])
  const measured = centralDifference(functions[fn], x, nudge)
  return (
    <table className="steps forms">
      <caption>Every step at x = {format(x)}, in every form that it has</caption>
      <thead>
        <tr>
          <th scope="col">step</th>
          <th scope="col">what it is</th>
          <th scope="col">computed from</th>
          <th scope="col" className="r">
            value
          </th>
        </tr>
      </thead>
      {steps[fn].map((step) => (
        <tbody key={`${fn} ${step.id}`} data-id={step.id}>
          {step.forms.toReversed().map((form, i) => {
            const value = evaluate(form, numbers, (id) => values[id])
            return (
              <tr key={i}>
                {i === 0 && (
                  <>
                    <th scope="rowgroup" rowSpan={step.forms.length}>
                      <Name id={step.id} printing={printing} />
                    </th>
                    <td rowSpan={step.forms.length}>{step.says}</td>
                  </>
                )}
                <td>
                  <Formula expr={form} printing={printing} />
                </td>
                <td className="r" title={String(value)} suppressHydrationWarning>
                  {format(value, 9)}
                </td>
              </tr>
            )
          })}
        </tbody>
      ))}
      <tbody>
        <tr>
          <th scope="row">
            <Name id="dy" printing={printing} />
          </th>
          <td>the slope, measured</td>
          <td>by nudging x by ±{format(nudge, 1)}</td>
          <td className="r" title={String(measured)} suppressHydrationWarning>
            {format(measured, 9)}
          </td>
        </tr>
      </tbody>
    </table>
  )
})
