import { call, type Expr, num } from '../../../src/math/expr.ts'
import type { Slip } from '../../../src/solution/problem.ts'
import { product, reads, sides, weights, work } from './factors.ts'
import type { Layer } from './layers.ts'
import type { Conv, Dense, Shape } from './stack.ts'

export type Count = 'height' | 'width' | 'layer' | 'macs' | 'bytes'

function writes(id: string, says: string, ...wrong: readonly Expr[]): Slip {
  return { id, says, mutate: () => wrong }
}

const plus = (e: Expr) => call('add', e, num(1))

/** The known mistakes in one count of one layer, as what would be written instead. */
export function slipsFor(count: Count, layer: Layer, without: Shape): readonly Slip[] {
  const { item } = layer
  switch (count) {
    case 'height':
    case 'width':
      return sideSlips(count, layer)
    case 'layer':
      if (item.kind === 'conv') return [...convSlips(item, layer), ...unpadded(item, layer, without)]
      if (item.kind === 'dense') return [...denseSlips(item, layer), ...unpadded(item, layer, without)]
      if (item.kind === 'pool') return [writes('pool-trained', 'the pooling layer is given a weight and a bias for each map, as in 1998', call('mul', num(2), num(layer.in.channels)))]
      if (item.kind === 'bn') return [writes('statistics-counted', 'the running mean and variance are counted, which no gradient trains', call('mul', num(4), num(layer.in.channels)))]
      return []
    case 'macs':
      return workSlips(layer)
    case 'bytes':
      return [writes('bits', 'four bits are taken for four bytes, or the bytes of a double', call('mul', num(8), product(...sides(layer.out), num(layer.out.channels))))]
  }
}

function sideSlips(axis: 'height' | 'width', { item, in: from }: Layer): Slip[] {
  if (item.kind !== 'conv' && item.kind !== 'pool') return []
  const side = sides(from)[axis === 'height' ? 0 : 1] ?? num(1)
  const size = num(item.size[axis === 'height' ? 0 : 1])
  const over = (room: Expr) => (item.stride === 1 ? room : call('floor', call('div', room, num(item.stride))))
  const padded = item.pad === 0 ? side : call('add', side, call('mul', num(2), num(item.pad)))
  const forgotten = writes('plus-one-forgotten', 'the first window is not counted: + 1 is missing', over(call('sub', padded, size)))
  return item.pad === 0 ? [forgotten] : [forgotten, writes('padding-forgotten', 'the padding is forgotten', plus(over(call('sub', side, size))))]
}

function convSlips({ size, filters, groups, bias }: Conv, layer: Layer): Slip[] {
  const [height, width] = [num(size[0]), num(size[1])]
  const depth = reads(layer)[2] ?? num(1)
  const all = num(filters)
  const out = sides(layer.out)
  const one = bias ? plus : (e: Expr) => e
  return [
    writes('depth-forgotten', 'the depth is forgotten: a filter looks through all maps that come in', call('mul', one(product(height, width)), all)),
    ...(bias
      ? [
          writes('bias-forgotten', 'the biases are forgotten', product(height, width, depth, all)),
          writes('bias-per-connection', 'every pair of maps is given a bias; a filter has one', product(plus(product(height, width)), depth, all)),
        ]
      : [writes('bias-added', 'a bias is counted that this layer does not have', call('mul', plus(product(height, width, depth)), all))]),
    ...(out.length > 0
      ? [
          ...(bias ? [writes('bias-per-pixel', 'every output is given a bias of its own', call('add', product(height, width, depth, all), product(all, ...out)))] : []),
          writes('connections', 'connections are counted: a shared weight is counted at every position', product(weights(layer), ...out)),
        ]
      : []),
    ...(groups > 1 ? [writes('groups-forgotten', 'the groups are forgotten: each filter sees its own group of maps only', call('mul', one(product(height, width, num(layer.in.channels))), all))] : []),
  ]
}

function denseSlips({ units, bias }: Dense, layer: Layer): Slip[] {
  const each = product(...reads(layer))
  const map = sides(layer.in).length > 0
  const one = bias ? plus : (e: Expr) => e
  return [
    bias ? writes('bias-forgotten', 'the biases are forgotten', call('mul', each, num(units))) : writes('bias-added', 'a bias is counted that this layer does not have', call('mul', plus(each), num(units))),
    ...(bias ? [writes('bias-single', 'one bias is counted for the whole layer', plus(call('mul', each, num(units))))] : []),
    ...(map
      ? [
          writes('depth-forgotten', 'the maps are forgotten: a unit reads all of them', call('mul', one(product(...sides(layer.in))), num(units))),
          writes('positions-forgotten', 'the positions are forgotten: a unit reads every pixel of every map', call('mul', one(num(layer.in.channels)), num(units))),
        ]
      : []),
  ]
}

/** Where a layer reads a whole map at once, its size shows whether every padding above was seen. */
function unpadded(item: Conv | Dense, { in: from }: Layer, without: Shape): Slip[] {
  const whole = item.kind === 'dense' ? from.height * from.width > 1 : item.size[0] === from.height && item.size[1] === from.width
  const { height, width } = without
  if (!whole || height * width === 0 || (height === from.height && width === from.width)) return []
  const each = product(num(height), num(width), item.kind === 'conv' ? call('div', num(from.channels), num(item.groups)) : num(from.channels))
  return [writes('padding-forgotten', 'a padding above is forgotten, so the map that comes in is too small', call('mul', item.bias ? plus(each) : each, num(item.kind === 'conv' ? item.filters : item.units)))]
}

function workSlips(layer: Layer): Slip[] {
  const { item, in: from, out } = layer
  const both = sides(out)
  const entering = sides(from)
  const slips = [
    writes('doubled', 'a multiply-add is counted as two operations', call('mul', num(2), work(layer))),
    writes('bias-counted', 'the biases are counted with the multiply-adds', item.kind === 'conv' && item.bias ? product(weights(layer), ...both) : item.kind === 'dense' && item.bias ? weights(layer) : call('add', work(layer), product(num(out.channels), ...both))),
  ]
  if (item.kind !== 'conv') return slips
  const moved = entering.length > 0 ? [writes('input-positions', 'the positions of the input are counted, not those of the output', product(...reads(layer), num(item.filters), ...entering))] : []
  return [...slips, ...moved]
}
