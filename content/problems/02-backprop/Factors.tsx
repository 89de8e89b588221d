import type { Result } from '../../../src/fields/store.ts'
import { format } from '../../../src/math/format.ts'
import { Formula } from '../../../src/widgets/kit/Formula.tsx'
import { Slope, type Writer } from '../../../src/widgets/kit/Slope.tsx'
import { wayBack } from './network.ts'

interface Props {
  path: string
  result: Result
  /** How the expression of a step is written. */
  writer: Writer
}

const rows = [1, 2, 3]

/** The chain rule for the chosen weight: one column a slope, as symbol, as expression, as number. */
export function Factors({ path, result, writer }: Props) {
  const factors = wayBack(path).flatMap((stretch) => stretch.factors)
  const gradient = `dL_d${path}`
  return (
    <div className="factors" role="group" aria-label={`The derivative for ${path} as a product of ${factors.length} slopes`} style={{ ['--factors' as string]: factors.length }}>
      <div className="lead">
        <span className="c r1" data-symbol={gradient}>
          <Slope id={gradient} writer={writer} className="grad" />
        </span>
        {rows.map((r) => (
          <span key={r} className={`eq r${r}`} aria-hidden="true">
            =
          </span>
        ))}
      </div>
      {factors.map((id, i) => (
        <div className="f" key={id} data-symbol={id}>
          {i > 0 &&
            rows.map((r) => (
              <span key={r} className={`op r${r}`} aria-hidden="true">
                ·
              </span>
            ))}
          <span className="c r1">
            <Slope id={id} writer={writer} />
          </span>
          <span className="c r2">
            <Formula expr={writer.expression(id)} writer={writer} />
          </span>
          <span className="c r3 n" title={String(result[id])}>
            {format(result[id]!, 4)}
          </span>
        </div>
      ))}
      <div className="res" data-symbol={gradient}>
        <span className="c one">
          <Slope id={gradient} writer={writer} className="grad" />
        </span>
        <span className="c two">the product</span>
        <span className="c n" title={String(result[gradient])}>
          {format(result[gradient]!)}
        </span>
      </div>
    </div>
  )
}
