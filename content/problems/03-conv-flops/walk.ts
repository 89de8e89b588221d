import type { Axis } from './axis.ts'
import { reads, readsOf } from './axis.ts'
import type { Layer, Placed } from './layer.ts'

/** Which of the two layers is looked at. */
export type Stage = 'conv' | 'pool'

/** The windows of a stage, in reading order. */
export interface Windows {
  readonly rows: Axis
  readonly columns: Axis
  readonly count: number
}

export function windowsOf(stage: Stage, placed: Placed): Windows {
  const { rows, columns, poolRows, poolColumns, fits, poolFits } = placed
  if (stage === 'conv') return { rows, columns, count: fits ? rows.out * columns.out : 0 }
  return { rows: poolRows, columns: poolColumns, count: poolFits ? poolRows.out * poolColumns.out : 0 }
}

/** Row and column of a window, from 0; the first one where none is placed. */
export function cornerOf({ columns, count }: Windows, at: number): { row: number; column: number } {
  return count === 0 ? { row: 0, column: 0 } : { row: Math.floor(at / columns.out), column: at % columns.out }
}

/** Operations done once the windows up to and with this one are done, for all filters. */
export function soFar(layer: Layer, { rows, columns, count }: Windows, at: number): { products: number; additions: number; outputs: number } {
  if (count === 0) return { products: 0, additions: 0, outputs: 0 }
  const { row, column } = cornerOf({ rows, columns, count }, at)
  const depth = (layer.channels / layer.groups) * layer.filters
  const outputs = (at + 1) * layer.filters
  if (layer.zeros === 'counted') {
    const products = rows.kernel * columns.kernel * depth * (at + 1)
    return { products, additions: products - outputs, outputs }
  }
  const [above, whole, part] = [readsOf(rows, row), readsOf(columns, columns.out), readsOf(columns, column + 1)]
  const here = reads(rows, row)
  const products = (above.total * whole.total + here * part.total) * depth
  const live = above.live * whole.live + (here > 0 ? part.live : 0)
  return { products, additions: products - live * layer.filters, outputs }
}
