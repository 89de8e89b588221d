import type { Notice, State } from '../../../src/fields/field.ts'
import { choice, number, toggle } from '../../../src/fields/kinds.ts'
import { type Axis, axis, readsOf } from './axis.ts'
import { type ConventionId, conventions } from './conventions.ts'
import { size, sizeOf } from './size.ts'

const many = { min: 1, max: 65_536, step: 1, whole: true, from: 1, to: 64 }
const long = { min: 1, max: 16_384, step: 1, whole: true, from: 1, to: 40 }
const most = 1024
const names = Object.fromEntries(Object.entries(conventions).map(([id, { name }]) => [id, name])) as Record<ConventionId, string>

export const inputs = {
  width: number('input width', 12, long),
  height: number('input height', 12, long),
  channels: number('input channels', 50, many),
  filters: number('filters', 20, many),
  kernel: size('kernel', '4', { max: most }),
  stride: size('stride', '2', { max: most, from: 4 }),
  padding: size('padding', '1', { min: 0, max: most, from: 3 }),
  dilation: size('dilation', '1', { max: most, from: 3 }),
  groups: number('groups', 1, { ...many, to: 4 }),
  bias: toggle('bias', true),
  pool: size('pooling window', '3', { max: most, from: 4 }),
  poolStride: size('pooling stride', '1', { max: most, from: 3 }),
  zeros: choice('multiplications with padding', 'counted', { counted: 'counted', skipped: 'skipped' }),
  convention: choice('counting convention', 'exact', names),
}
export type Layer = State<typeof inputs>

/** Where the windows of a layer and of its pooling lie, and whether that can be counted. */
export interface Placed {
  readonly rows: Axis
  readonly columns: Axis
  readonly poolRows: Axis
  readonly poolColumns: Axis
  /** Channels and filters fall into equal groups. */
  readonly divides: boolean
  /** Some count would be too large for a number that keeps every unit. */
  readonly tooLarge: boolean
  /** The convolution has outputs; the pooling has. */
  readonly fits: boolean
  readonly poolFits: boolean
}

function spans(text: { kernel: string; stride: string; padding: string; dilation: string }, height: number, width: number): [Axis, Axis] {
  const [kernel, stride, padding, dilation] = [sizeOf(text.kernel), sizeOf(text.stride), sizeOf(text.padding), sizeOf(text.dilation)]
  const along = (side: 'height' | 'width', size: number) => axis({ size, kernel: kernel[side], stride: stride[side], padding: padding[side], dilation: dilation[side] })
  return [along('height', height), along('width', width)]
}

/** Places every window of a layer. */
export function place(layer: Layer): Placed {
  const { channels, filters, groups } = layer
  const [rows, columns] = spans(layer, layer.height, layer.width)
  const divides = channels % groups === 0 && filters % groups === 0
  const [poolRows, poolColumns] = spans({ kernel: layer.pool, stride: layer.poolStride, padding: '0', dilation: '1' }, rows.out, columns.out)
  const outputs = rows.out * columns.out * filters
  const products = rows.kernel * columns.kernel * (channels / groups) * outputs
  const comparisons = poolRows.kernel * poolColumns.kernel * poolRows.out * poolColumns.out * filters
  // The largest number that any convention makes of the layer.
  const tooLarge = 2 * products + 3 * outputs + comparisons > Number.MAX_SAFE_INTEGER
  const fits = rows.out > 0 && columns.out > 0 && divides && !tooLarge
  return { rows, columns, poolRows, poolColumns, divides, tooLarge, fits, poolFits: fits && poolRows.out > 0 && poolColumns.out > 0 }
}

/** All numbers that formulas may name. What is read of the input, and not of its padding, is counted window by window. */
export function given(layer: Layer): Record<string, number> {
  const sizes = (['kernel', 'stride', 'padding', 'dilation'] as const).flatMap((key) => {
    const { height, width } = sizeOf(layer[key])
    return [[`${key}_height`, height], [`${key}_width`, width]] as const
  })
  const { rows, columns } = layer.zeros === 'skipped' ? place(layer) : { rows: undefined, columns: undefined }
  const [down, across] = [rows && readsOf(rows, rows.out), columns && readsOf(columns, columns.out)]
  return {
    width: layer.width,
    height: layer.height,
    channels: layer.channels,
    filters: layer.filters,
    ...Object.fromEntries(sizes),
    groups: layer.groups,
    bias: Number(layer.bias),
    window_height: sizeOf(layer.pool).height,
    window_width: sizeOf(layer.pool).width,
    pool_stride_height: sizeOf(layer.poolStride).height,
    pool_stride_width: sizeOf(layer.poolStride).width,
    ...(down && across && { reads_height: down.total, reads_width: across.total, live_height: down.live, live_width: across.live }),
  }
}

function short({ size, padding, kernel, dilation, reach, padded }: Axis, side: 'height' | 'width'): string {
  const pads = padding > 0 ? `, ${padded} with padding` : ''
  const spread = dilation > 1 && kernel > 1 ? `, ${reach} with its dilation` : ''
  return `the kernel is ${kernel}${spread}, and the input's ${side} is ${size}${pads}`
}

/** What does not fit, in words, each under the first field of its pair. */
export function notices(layer: Layer): Notice[] {
  const { rows, columns, poolRows, poolColumns, divides, tooLarge, fits, poolFits } = place(layer)
  const found: Notice[] = []
  if (columns.out === 0) found.push({ key: 'kernel', says: `Kernel and width do not fit: ${short(columns, 'width')}. No window can be placed, so there are no outputs and nothing to count.` })
  if (rows.out === 0) found.push({ key: 'kernel', says: `Kernel and height do not fit: ${short(rows, 'height')}. No window can be placed, so there are no outputs and nothing to count.` })
  if (!divides) {
    const [what, count] = layer.channels % layer.groups === 0 ? ['filters', layer.filters] : ['channels', layer.channels]
    found.push({ key: 'groups', says: `Groups and ${what} do not fit: ${count} ${what} cannot be dealt out to ${layer.groups} groups evenly. There are no outputs.` })
  }
  if (divides && tooLarge) found.push({ key: 'channels', says: 'Channels and filters make counts over 2⁵³, where a number no longer tells neighbors apart. The counts are left at 0; the parameters stand.' })
  if (fits && !poolFits) {
    const [side, axis] = poolColumns.out === 0 ? ['width', poolColumns] as const : ['height', poolRows] as const
    found.push({ key: 'pool', says: `Pooling window and output do not fit: the window's ${side} is ${axis.kernel}, the convolution's output ${axis.size}. The pooling has no outputs and compares nothing.` })
  }
  return found
}
