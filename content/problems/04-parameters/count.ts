import { type Expr, num, ref } from '../../../src/math/expr.ts'
import type { Slip, Step } from '../../../src/solution/problem.ts'
import { memory, weights, windows, work } from './factors.ts'
import { type Flow, type Layer, nameOf } from './layers.ts'
import { slipsFor } from './mistakes.ts'
import { itemText, type Shape } from './stack.ts'

/** The name of a side after this layer, or its number. */
function sideOf(flow: Flow, axis: 'height' | 'width'): Expr {
  return flow.from === 0 || (flow.height === 1 && flow.width === 1) || flow.height * flow.width === 0 ? num(flow[axis]) : ref(`${axis}_${flow.from}`)
}

function shapeSteps(layer: Layer, without: Shape): Step[] {
  const { k, item, in: from, out } = layer
  if (item.kind !== 'conv' && item.kind !== 'pool') return []
  return (['height', 'width'] as const).map((axis, i) => {
    const fits = out.height * out.width > 0
    const form = fits ? windows(sideOf(from, axis), item.size[i] ?? 1, item) : num(0)
    return { id: `${axis}_${k}`, says: `${nameOf(layer)}, ${axis} of its output`, forms: [form], whole: true, guard: { min: 0 }, slips: slipsFor(axis, layer, without) }
  })
}

/**
 * The steps of one layer: the size of what comes out, parameters, multiply-adds, bytes.
 * @param without what would come in, had every padding above been forgotten
 */
export function stepsOf(layer: Layer, without: Shape): Step[] {
  const { k, item } = layer
  const name = nameOf(layer)
  const slips = (count: 'layer' | 'macs' | 'bytes'): readonly Slip[] => slipsFor(count, layer, without)
  const counted = (count: 'layer' | 'macs' | 'bytes', says: string, form: Expr): Step => ({ id: `${count}_${k}`, says: `${name}, ${says}`, forms: [form], whole: true, guard: { min: 0 }, slips: slips(count) })
  return [
    ...shapeSteps(layer, without),
    counted('layer', `parameters of ${itemText(item)}`, weights(layer)),
    ...(item.kind === 'conv' || item.kind === 'dense' ? [counted('macs', 'multiply-adds', work(layer))] : []),
    counted('bytes', 'bytes of its output', memory(layer)),
  ]
}
