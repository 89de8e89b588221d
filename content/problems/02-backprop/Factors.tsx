import type { Result } from '../../../src/fields/store.ts'
import { format } from '../../../src/math/format.ts'
import type { Printing } from '../../../src/math/print/notation.ts'
import { shown, type Step } from '../../../src/solution/problem.ts'
import { Formula, Name } from '../../../src/widgets/kit/Formula.tsx'
import { productsOf } from './roads.ts'

interface Props {
  path: string
  result: Result
  /** A step by its id. */
  step: (id: string) => Step
  printing: Printing
}

const rows = [1, 2, 3]
const words = ['no', 'one', 'two', 'three', 'four']

/** The roads that a slope of the loss is a sum over: one line a road, its slopes and what it brings. */
function Roads({ of, result, printing, products }: Pick<Props, 'result' | 'printing'> & { of: string; products: readonly (readonly string[])[] }) {
  const bring = products.map((ids) => ids.reduce((product, id) => product * result[id]!, 1))
  return (
    <table className="roads">
      <caption>
        {words[products.length] ?? products.length} roads meet in <Name id={of} printing={printing} slash />
      </caption>
      <tbody>
        {products.map((ids, i) => (
          <tr key={ids.join()}>
            <th scope="row">
              {ids.map((id, at) => (
                <span key={id} data-id={id}>
                  {at > 0 && <span aria-hidden="true"> · </span>}
                  <Name id={id} printing={printing} />
                </span>
              ))}
            </th>
            <td className="n">{ids.map((id) => format(result[id]!, 4)).join(' · ')}</td>
            <td className="r n" title={String(bring[i])} suppressHydrationWarning>
              {format(bring[i]!)}
            </td>
          </tr>
        ))}
        <tr className="sum">
          <th scope="row">together</th>
          <td />
          <td className="r n" title={String(result[of])} suppressHydrationWarning>
            {format(result[of]!)}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** The chain rule for the chosen weight: one column a slope, as symbol, as expression, as number; below, roads that meet. */
export function Factors({ path, result, step, printing }: Props) {
  const gradient = `dL_d${path}`
  const products = productsOf(step(gradient))
  const [factors = []] = products
  if (products.length > 1) return <Roads of={gradient} result={result} printing={printing} products={products} />
  const meeting = factors.filter((id) => id.startsWith('dL_d') && productsOf(step(id)).length > 1)
  return (
    <>
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
            <span className="c r2">{meeting.includes(id) ? <span className="below">the sum below</span> : <Formula expr={shown(step(id))} printing={printing} />}</span>
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
      {meeting.map((id) => (
        <Roads key={id} of={id} result={result} printing={printing} products={productsOf(step(id))} />
      ))}
    </>
  )
}
