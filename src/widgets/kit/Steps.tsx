import type { Fields, State } from '../../fields/field.ts'
import type { Result } from '../../fields/store.ts'
import { centralDifference } from '../../math/difference.ts'
import { format } from '../../math/format.ts'
import type { Printing } from '../../math/print/notation.ts'
import type { Problem, Step } from '../../solution/problem.ts'
import { valueOf } from '../../solution/solve.ts'
import { Name } from './Formula.tsx'
import { StepHead, StepRow } from './StepRow.tsx'

interface Props<F extends Fields> {
  problem: Problem<F>
  state: State<F>
  result: Result
  printing: Printing
  /** Names on the lit path. */
  lit: ReadonlySet<string>
  /** Half the nudge of the finite differences. */
  nudge: number
}

function marked(id: string, lit: ReadonlySet<string>) {
  return lit.has(id) ? 'on' : undefined
}

/** Every step of a solution: the forward pass, and the gradients beside their finite differences. */
export function Steps<F extends Fields>({ problem, state, result, printing, lit, nudge }: Props<F>) {
  const steps = problem.steps(state)
  const forward = steps.filter((step) => step.of === undefined)
  const loss = forward.at(-1)!.id
  const gradients = steps.filter((step): step is Step & { by: string } => step.of === loss && step.by !== undefined && Object.hasOwn(problem.inputs, step.by))
  const measured = (by: string) => centralDifference((x) => valueOf(problem, { ...state, [by]: x }, loss), Number(state[by]), nudge)
  return (
    <div className="cols">
      <table className="steps">
        <caption>Forward</caption>
        <StepHead />
        <tbody>
          {forward.map((step) => (
            <StepRow key={step.id} step={step} value={result[step.id]!} printing={printing} className={marked(step.id, lit)} />
          ))}
        </tbody>
      </table>
      <table className="steps">
        <caption>Backward</caption>
        <thead>
          <tr>
            <th scope="col">gradient</th>
            <th scope="col" className="r">
              chain rule
            </th>
            <th scope="col" className="r">
              finite difference
            </th>
          </tr>
        </thead>
        <tbody>
          {gradients.map(({ id, by }) => {
            const difference = measured(by)
            return (
              <tr key={id} data-id={id} className={marked(id, lit)}>
                <th scope="row">
                  <Name id={id} printing={printing} slash />
                </th>
                <td className="r" title={String(result[id])} suppressHydrationWarning>
                  {format(result[id]!, 8)}
                </td>
                <td className="r" title={String(difference)} suppressHydrationWarning>
                  {format(difference, 8)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
