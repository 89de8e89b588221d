import type { Result } from '../../../src/fields/store.ts'
import { centralDifference } from '../../../src/math/difference.ts'
import { format } from '../../../src/math/format.ts'
import type { Printing } from '../../../src/math/print/notation.ts'
import { Name } from '../../../src/widgets/kit/Formula.tsx'
import { StepHead, StepRow } from '../../../src/widgets/kit/StepRow.tsx'
import problem, { type Inputs } from './problem.ts'
import { graphs } from './relation.ts'

/** Half the nudge of the finite difference. */
export const nudge = 1e-5

/** Every step with its formula and number, and the slope measured by nudging x. */
export function StepList({ state, result, printing }: { state: Inputs; result: Result; printing: Printing }) {
  const measured = centralDifference(graphs[state.fn].f, state.x, nudge)
  return (
    <table className="steps">
      <StepHead
        words={
          <th scope="col" className="words">
            what it is
          </th>
        }
      />
      <tbody>
        {problem.steps(state).map((step) => (
          <StepRow key={step.id} step={step} value={result[step.id]!} printing={printing} words={<td className="words">{step.says}</td>} />
        ))}
        <tr>
          <th scope="row">
            <Name id="dy" printing={printing} />
          </th>
          <td>measured</td>
          <td className="words">x nudged by ±{format(nudge, 1)}</td>
          <td className="r" title={String(measured)} suppressHydrationWarning>
            {format(measured, 9)}
          </td>
        </tr>
      </tbody>
    </table>
  )
}
