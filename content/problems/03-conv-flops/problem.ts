import { additions, product, products } from '../../../src/math/counts.ts'
import { ref } from '../../../src/math/expr.ts'
import { formula } from '../../../src/math/parse.ts'
import { text } from '../../../src/math/print/text.ts'
import { problem, type Reading, step, type Step } from '../../../src/solution/problem.ts'
import { type ConventionId, conventions, isTool } from './conventions.ts'
import { draft } from './draft.ts'
import { given, inputs, type Layer, notices, place, type Placed } from './layer.ts'
import { presets } from './presets.ts'
import { slips } from './slips.ts'

const known = new Map<string, Step>()

/** A count as a step; the same step every time, so that what is found out about it once is known. */
function count(id: string, form: string, says: string): Step {
  const name = `${id} = ${form}: ${says}`
  let made = known.get(name)
  if (!made) known.set(name, (made = step(id, form, says, { whole: true, guard: { min: 0 } })))
  return made
}

/** How many windows fit along one side. Where none does the floor goes below 0. */
function windows(side: 'width' | 'height', { rows, columns, fits }: Placed): string {
  const { out, dilation } = side === 'width' ? columns : rows
  const reach = dilation === 1 ? `kernel_${side}` : `dilation_${side}*(kernel_${side} - 1) - 1`
  const placed = `floor((${side} + 2*padding_${side} - ${reach})/stride_${side}) + 1`
  return fits ? placed : out === 0 ? `max(0, ${placed})` : '0'
}

function pooled(side: 'width' | 'height', { poolRows, poolColumns, fits, poolFits }: Placed): string {
  const placed = `floor((out_${side} - window_${side})/pool_stride_${side}) + 1`
  const { out } = side === 'width' ? poolColumns : poolRows
  return poolFits ? placed : fits && out === 0 ? `max(0, ${placed})` : '0'
}

/** What one output number multiplies, over all channels that it sees: the factors of its count. */
function terms({ channels, groups }: Layer): readonly string[] {
  return ['kernel_height', 'kernel_width', groups === 1 ? 'channels' : channels % groups === 0 ? '(channels/groups)' : 'floor(channels/groups)']
}

function steps(layer: Layer): Step[] {
  const placed = place(layer)
  const { fits, poolFits } = placed
  const n = terms(layer).join('*')
  const reads = terms(layer).map(formula)
  const outputs = ['out_height', 'out_width', 'filters'].map(ref)
  const skips = layer.zeros === 'skipped'
  const whenPlaced = (form: string) => (fits ? form : '0')
  const whole = text(products(reads, ...outputs))
  const { total } = conventions[layer.convention]
  // A tool multiplies with padding whatever is chosen here.
  const prints = skips && isTool(layer.convention) ? total.replace('conv_products', whole) : total
  return [
    count('out_width', windows('width', placed), 'windows across'),
    count('out_height', windows('height', placed), 'windows down'),
    count('conv_products', whenPlaced(skips ? `reads_height*reads_width*${n.replace('kernel_height*kernel_width*', '')}*filters` : whole), 'products of the convolution'),
    count('conv_additions', whenPlaced(skips ? 'conv_products - live_height*live_width*filters' : text(additions(reads, ...outputs))), 'additions of the convolution'),
    count('conv_bias', whenPlaced(layer.bias ? text(product(...outputs)) : '0'), 'additions of a bias'),
    count('conv_total', layer.bias ? 'conv_products + conv_additions + conv_bias' : 'conv_products + conv_additions', 'the convolution in all'),
    count('pool_width', pooled('width', placed), 'pooling windows across'),
    count('pool_height', pooled('height', placed), 'pooling windows down'),
    count('pool_comparisons', poolFits ? '(window_height*window_width - 1)*pool_height*pool_width*filters' : '0', 'comparisons of the pooling'),
    count('total', fits ? prints : '0', isTool(layer.convention) ? `what ${conventions[layer.convention].name} prints` : conventions[layer.convention].name),
    count('macs', 'conv_products', 'multiply-adds'),
    count('params', layer.bias ? `${n}*filters + filters` : `${n}*filters`, 'parameters'),
  ]
}

const readings = Object.fromEntries(
  (Object.keys(conventions) as ConventionId[]).filter((id) => id !== 'exact').map((id): [string, Reading] => [id, { says: conventions[id].says, forms: { total: formula(conventions[id].total) } }]),
)

export default problem({
  id: 'conv-flops',
  title: 'FLOPs of a convolution and a pooling layer',
  inputs,
  given,
  notices,
  presets,
  steps,
  slips,
  readings,
  draft,
  asks: {
    first: ['out_width', 'conv_additions', 'conv_bias', 'total'],
    practice: ['out_width', 'out_height', 'conv_products', 'conv_additions', 'conv_bias', 'pool_width', 'pool_comparisons', 'total'],
    transfer: ['conv_additions', 'conv_bias', 'conv_total', 'pool_comparisons', 'total', 'macs', 'params'],
  },
})
