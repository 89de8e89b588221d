import { type Expr, num, substitute } from '../../../src/math/expr.ts'
import type { Result } from '../../../src/fields/store.ts'
import { Formula } from '../../../src/widgets/kit/Formula.tsx'
import { shown, type Step } from '../../../src/solution/problem.ts'
import { text } from '../../../src/math/print/text.ts'
import { kept } from './kept.ts'
import { formula } from '../../../src/math/parse.ts'

const printing = {}
/** Equal formulas are one object, so that a view that shows it again prints nothing. */
const once: (text: string) => Expr = kept(formula, 1024)

/** The expression with every name replaced by its number. */
export function withNumbers(e: Expr, result: Result): Expr {
  return once(text(substitute(e, (part) => (part.op === 'ref' ? num(result[part.id] ?? Number.NaN) : undefined))))
}

interface Props {
  name: string
  steps: readonly Step[]
  result: Result
}

const counts: Readonly<Record<string, string>> = { height: 'height of its output', width: 'width', layer: 'parameters', macs: 'multiply-adds', bytes: 'bytes of memory' }

/** The steps of one layer with their numbers. */
export function Worked({ name, steps, result }: Props) {
  return (
    <dl className="worked" aria-label={`${name}, worked out`}>
      {steps.map((step) => (
        <div key={step.id} data-id={step.id}>
          <dt>{counts[step.id.split('_')[0]!]}</dt>
          <dd>
            <Formula expr={withNumbers(shown(step), result)} printing={printing} />
            <span className="eq"> = </span>
            <span className="n">{(result[step.id] ?? 0).toLocaleString('en')}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
