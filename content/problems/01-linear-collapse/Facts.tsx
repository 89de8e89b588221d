import type { Result } from '../../../src/fields/store.ts'
import { format } from '../../../src/math/format.ts'
import type { Layer } from './layers.ts'
import type { Form } from './lines.ts'
import { trials } from './measure.ts'

interface Props {
  form: Form
  result: Result
  layers: readonly Layer[]
}

/** How many numbers a stack of layers holds, biases included where it has them. */
export function count(n: readonly number[], biases: boolean): number {
  return n.slice(1).reduce((sum, units, k) => sum + units * (n[k]! + (biases ? 1 : 0)), 0)
}

/** Whether the two maps agree, what rank is left, and what each of them costs to keep. */
export function Facts({ form: { n, biases, between }, result }: Props) {
  const { max_error: gap = NaN, rank = NaN, narrowest = NaN } = result
  const ends = Math.min(n[0]!, n.at(-1)!)
  const folds = between === 'relu' && n.length > 2
  const bias = biases || between === 'affine'
  return (
    <dl className="facts">
      <div>
        <dt>largest difference on {format(trials)} random inputs</dt>
        <dd title={String(gap)} suppressHydrationWarning>
          {format(gap, 2)}
        </dd>
        <dd className="says">{folds ? (gap > 1e-9 ? 'no longer one map: the ReLU bends it' : 'no input in reach meets the bend') : gap === 0 ? 'the same map, to the last bit' : 'the same map, but for rounding'}</dd>
      </div>
      <div>
        <dt>rank of W</dt>
        <dd>{format(rank)}</dd>
        <dd className="says">
          narrowest place {format(narrowest)}
          {narrowest < ends ? `; a single layer could have ${format(ends)}` : rank < narrowest ? '; these numbers reach less' : ''}
        </dd>
      </div>
      <div>
        <dt>numbers to keep</dt>
        <dd>
          {format(count(n, biases))} → {format(count([n[0]!, n.at(-1)!], bias))}
        </dd>
        <dd className="says">{folds ? 'but the one map is another function' : 'for the same outputs'}</dd>
      </div>
    </dl>
  )
}
