import type { Result } from '../../../src/fields/store.ts'
import { format } from '../../../src/math/format.ts'
import { conventions } from './conventions.ts'
import type { Layer } from './layer.ts'

/** What the layer comes to: shapes, the one number, multiply-adds and parameters. */
export function Totals({ layer, result }: { layer: Layer; result: Result }) {
  const number = (id: string) => format(result[id] ?? Number.NaN)
  const shape = (of: 'out' | 'pool') => `${number(`${of}_height`)} × ${number(`${of}_width`)} × ${format(layer.filters)}`
  return (
    <dl className="totals">
      <div>
        <dt>output</dt>
        <dd>{shape('out')}</dd>
      </div>
      <div>
        <dt>after pooling</dt>
        <dd>{shape('pool')}</dd>
      </div>
      <div>
        <dt>multiply-adds</dt>
        <dd data-id="macs">{number('macs')}</dd>
      </div>
      <div>
        <dt>parameters</dt>
        <dd data-id="params">{number('params')}</dd>
      </div>
      <div className="sum">
        <dt>total, {conventions[layer.convention].name}</dt>
        <dd data-id="total">{number('total')}</dd>
      </div>
    </dl>
  )
}
