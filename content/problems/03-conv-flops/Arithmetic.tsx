import { minus } from '../../../src/widgets/kit/minus.ts'
import { reads } from './axis.ts'
import type { Layer } from './layer.ts'
import { isWritten, type Tap, taps } from './pixels.ts'
import type { Stage, Windows } from './walk.ts'

interface Props {
  layer: Layer
  stage: Stage
  windows: Windows
  row: number
  column: number
  /** The convolution's output, for the pooling. */
  values: readonly (readonly number[])[] | undefined
}

const whole = (n: number) => n.toLocaleString('en')
const several = (n: number, what: string) => `${whole(n)} ${what}${n === 1 ? '' : 's'}`

function Products({ of, skips }: { of: Tap[][]; skips: boolean }) {
  const sum = of.flat().reduce((all, { value, weight }) => all + value * weight, 0)
  return (
    <p className="products">
      {of.map((line, i) => (
        <span key={i} className="line">
          {line.map(({ value, weight, padding }, j) => (
            <span key={j} className={padding ? 'term padding' : 'term'}>
              {i + j > 0 && <span className="op">+</span>}
              {padding && skips ? <s>{value}</s> : value}
              <span className="op">·</span>
              <span className={weight < 0 ? 'wneg' : 'wpos'}>{weight < 0 ? `(${minus(String(weight))})` : weight}</span>
            </span>
          ))}
        </span>
      ))}
      <span className="line">
        <span className="op">=</span> <b>{minus(String(sum))}</b>
      </span>
    </p>
  )
}

/** What one window costs, and its numbers where they are few. */
export function Arithmetic({ layer, stage, windows, row, column, values }: Props) {
  const { rows, columns } = windows
  if (stage === 'pool') {
    const inside = rows.kernel * columns.kernel
    const few = values && isWritten({ rows, columns })
    const seen = few ? Array.from({ length: inside }, (_, i) => values[row * rows.stride + Math.floor(i / columns.kernel)]?.[column * columns.stride + (i % columns.kernel)] ?? 0) : []
    return (
      <div className="arithmetic">
        {few && (
          <p className="products">
            largest of {seen.map((n) => minus(String(n))).join(', ')} <span className="op">=</span> <b>{minus(String(Math.max(...seen)))}</b>
          </p>
        )}
        <p>
          The first number is the largest so far; each of the other {whole(inside - 1)} is compared with it once. That makes {several(inside - 1, 'comparison')} for {several(inside, 'number')}, and it is
          done for {several(layer.filters, 'map')}.
        </p>
      </div>
    )
  }
  const depth = layer.channels / layer.groups
  const real = reads(rows, row) * reads(columns, column)
  const inside = rows.kernel * columns.kernel
  const skips = layer.zeros === 'skipped'
  const each = skips ? real : inside
  const terms = each * depth
  return (
    <div className="arithmetic">
      {isWritten({ rows, columns }) && <Products of={taps({ rows, columns }, row, column)} skips={skips} />}
      <p>
        This window reads {several(inside, 'cell')}, {real === inside ? 'none of them padding' : `${whole(inside - real)} of them padding${skips ? ', which is skipped' : ''}`}.{' '}
        {depth > 1 ? `One output number adds up ${whole(depth)} such channels: ` : 'One output number takes '}
        {whole(each)}
        {depth > 1 && ` × ${whole(depth)} = ${whole(terms)}`} {terms === 1 ? 'product' : 'products'} need {several(Math.max(0, terms - 1), 'addition')}
        {layer.bias ? ', and the bias is one more' : ''}. There {layer.filters === 1 ? 'is one filter' : `are ${whole(layer.filters)} filters`} to do this.
      </p>
    </div>
  )
}
