import type { Result } from '../../../src/fields/store.ts'
import type { Layer } from './layer.ts'
import { soFar, type Stage, type Windows } from './walk.ts'

interface Props {
  layer: Layer
  result: Result
  stage: Stage
  windows: Windows
  at: number
}

const whole = (n: number) => n.toLocaleString('en')

/** One rod for each kind of operation, filling as the windows are done. */
export function Counters({ layer, result, stage, windows, at }: Props) {
  const conv = stage === 'conv'
  const done = soFar(layer, windows, at)
  const { conv_products: products = 0, conv_additions: additions = 0, conv_bias: bias = 0, pool_comparisons: comparisons = 0 } = result
  const perWindow = windows.rows.kernel * windows.columns.kernel - 1
  const rods = [
    ['products', conv ? done.products : products, products],
    ['additions', conv ? done.additions : additions, additions],
    ['bias additions', conv ? Math.min(bias, done.outputs) : bias, bias],
    ['comparisons', conv ? 0 : done.outputs * perWindow, comparisons],
  ] as const
  return (
    <dl className="rods">
      {rods.map(([says, now, all]) => (
        <div key={says}>
          <dt>{says}</dt>
          <dd>
            <span className="rod" aria-hidden="true">
              <span style={{ width: `${all === 0 ? 0 : Number(((100 * now) / all).toFixed(2))}%` }} />
            </span>
            <span className="so-far">
              {whole(now)} <span className="of">of {whole(all)}</span>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
