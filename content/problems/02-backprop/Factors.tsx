import type { Result } from '../../../src/fields/store.ts'
import { format } from '../../../src/math/format.ts'
import type { Expr } from '../../../src/math/expr.ts'
import type { Printing } from '../../../src/math/print/notation.ts'
import { Formula, Name } from '../../../src/widgets/kit/Formula.tsx'
import { wayBack } from './network.ts'

interface Props {
  path: string
  result: Result
  /** The form of a step that is shown. */
  expression: (id: string) => Expr
  printing: Printing
}

const rows = [1, 2, 3]

/** The chain rule for the chosen weight: one column a slope, as symbol, as expression, as number. */
export function Factors({ path, result, expression, printing }: Props) {
  const factors = wayBack(path).flatMap((stretch) => stretch.factors)
  const gradient = `dL_d${path}`
  return (
    <div className="factors" role="group" aria-label={`The derivative for ${path} as a product of ${factors.length} slopes`} style={{ ['--factors' as string]: factors.length }}>
      <div className="lead">
        <span className="c r1" data-id={gradient}>
          <Name id={gradient} printing={printing} />
        </span>
        {rows.map((r) => (
          <span key={r} className={`eq r${r}`} aria-hidden="true">
            =
          </span>
        ))}
      </div>
      {factors.map((id, i) => (
        <div className="f" key={id} data-id={id}>
          {i > 0 &&
            rows.map((r) => (
              <span key={r} className={`op r${r}`} aria-hidden="true">
                ·
              </span>
            ))}
          <span className="c r1">
            <Name id={id} printing={printing} />
          </span>
          <span className="c r2">
            <Formula expr={expression(id)} printing={printing} />
          </span>
          <span className="c r3 n" title={String(result[id])} suppressHydrationWarning>
            {format(result[id]!, 4)}
          </span>
        </div>
      ))}
      <div className="res" data-id={gradient}>
        <span className="c one">
          <Name id={gradient} printing={printing} />
        </span>
        <span className="c two">the product</span>
        <span className="c n" title={String(result[gradient])} suppressHydrationWarning>
          {format(result[gradient]!)}
        </span>
      </div>
    </div>
  )
}
