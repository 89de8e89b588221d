import { parameters, product, products } from '../../../src/math/counts.ts'
import { call, type Expr, num, ref } from '../../../src/math/expr.ts'
import type { Flow, Layer } from './layers.ts'
import type { Window } from './stack.ts'

export { product } from '../../../src/math/counts.ts'

export function sum(of: readonly Expr[]): Expr {
  const [first = num(0), ...rest] = of
  return rest.reduce((a, b) => call('add', a, b), first)
}

/** The height and width of a map as factors: named where a layer made them, none for a vector. */
export function sides({ from, height, width }: Flow): readonly Expr[] {
  if (height === 1 && width === 1) return []
  return from === 0 || height * width === 0 ? [num(height), num(width)] : [ref(`height_${from}`), ref(`width_${from}`)]
}

/** floor((side + 2·pad − dilation·(size − 1) − 1)/stride) + 1, without the parts that change nothing. */
export function windows(side: Expr, size: number, { stride, pad, dilation }: Window): Expr {
  if (size === 1 && stride === 1 && pad === 0) return side
  const padded = pad === 0 ? side : call('add', side, call('mul', num(2), num(pad)))
  const room = dilation === 1 ? call('sub', padded, num(size)) : call('sub', call('sub', padded, call('mul', num(dilation), num(size - 1))), num(1))
  return call('add', stride === 1 ? room : call('floor', call('div', room, num(stride))), num(1))
}

/** What one filter or unit reads: the factors of its number of weights. */
export function reads({ item, in: from }: Layer): readonly Expr[] {
  if (item.kind === 'dense') return [...sides(from), num(from.channels)]
  if (item.kind !== 'conv') return []
  const depth = item.groups === 1 ? num(from.channels) : call('div', num(from.channels), num(item.groups))
  return [num(item.size[0]), num(item.size[1]), depth]
}

/** The trainable numbers of a layer. */
export function weights(layer: Layer): Expr {
  const { item, out } = layer
  if (item.kind === 'bn') return call('mul', num(2), num(out.channels))
  if (item.kind !== 'conv' && item.kind !== 'dense') return num(0)
  return parameters(reads(layer), num(out.channels), item.bias)
}

/** One multiply-add for every weight at every position; the bias, pooling and batch norm are not counted. */
export function work(layer: Layer): Expr {
  return products(reads(layer), num(layer.out.channels), ...sides(layer.out))
}

/** Four bytes (float32) for every number that comes out. */
export function memory({ out }: Layer): Expr {
  return product(num(4), ...sides(out), num(out.channels))
}
