import { Fragment, useState } from 'react'
import type { Result } from '../../../src/fields/store.ts'
import type { Printing } from '../../../src/math/print/notation.ts'
import type { Step } from '../../../src/solution/problem.ts'
import { Name } from '../../../src/widgets/kit/Formula.tsx'
import { Scroll } from '../../../src/widgets/kit/Scroll.tsx'
import { StepHead, StepRow } from '../../../src/widgets/kit/StepRow.tsx'
import { type Line, whole } from './lines.ts'
import problem, { type Inputs } from './problem.ts'

interface Props {
  lines: readonly Line[]
  state: Inputs
  result: Result
  printing: Printing
}

/** So many rows are shown at once; beyond it each line opens by itself. */
const most = 40

/** Every entry of every line as a step: the numbers that the sums are made of, one row each. */
export function EntrySteps({ lines, state, result, printing }: Props) {
  const steps = problem.steps(state)
  const [opened, open] = useState<ReadonlySet<string>>(new Set())
  const of = (line: Line) => steps.filter(({ id }) => id.startsWith(`${line.name}_`))
  const many = steps.length > most
  const rest = steps.filter(({ id }) => id === 'narrowest')
  const row = (step: Step) => <StepRow key={step.id} step={step} value={result[step.id]!} printing={printing} />
  return (
    <Scroll name="Steps, entry by entry">
      <table className="steps entries">
        <StepHead />
        <tbody>
          {lines.map((line) => {
            const shut = many && !opened.has(line.name)
            return (
              <Fragment key={line.name}>
                <tr className="head">
                  <th scope="rowgroup" colSpan={3}>
                    <Name id={whole(line.name)} printing={printing} /> {line.says}
                    {many && (
                      <button
                        className="b plain"
                        type="button"
                        aria-expanded={!shut}
                        onClick={() => open((now) => new Set(shut ? [...now, line.name] : [...now].filter((name) => name !== line.name)))}
                      >
                        {shut ? `show ${of(line).length}` : 'hide'}
                      </button>
                    )}
                  </th>
                </tr>
                {!shut && of(line).map(row)}
              </Fragment>
            )
          })}
          {rest.map(row)}
        </tbody>
      </table>
    </Scroll>
  )
}
