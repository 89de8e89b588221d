import type { ReactNode } from 'react'
import { format } from '../../math/format.ts'
import type { Printing } from '../../math/print/notation.ts'
import { shown, type Step } from '../../solution/problem.ts'
import { Formula, Name } from './Formula.tsx'

/** The head of a table of steps; `words` is a column between formula and value. */
export function StepHead({ words }: { words?: ReactNode }) {
  return (
    <thead>
      <tr>
        <th scope="col">step</th>
        <th scope="col">computed from</th>
        {words}
        <th scope="col" className="r">
          value
        </th>
      </tr>
    </thead>
  )
}

interface Props {
  step: Step
  value: number
  printing: Printing
  /** Significant digits shown. */
  digits?: number
  className?: string
  /** A cell between formula and value. */
  words?: ReactNode
}

/** One step: its name, the form that is shown, its value with all digits behind it. */
export function StepRow({ step, value, printing, digits = 9, className, words }: Props) {
  return (
    <tr data-id={step.id} className={className}>
      <th scope="row">
        <Name id={step.id} printing={printing} />
      </th>
      <td>
        <Formula expr={shown(step)} printing={printing} />
      </td>
      {words}
      <td className="r" title={String(value)} suppressHydrationWarning>
        {format(value, digits)}
      </td>
    </tr>
  )
}
