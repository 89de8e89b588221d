import type { Layer } from './layers.ts'
import { entryId } from './lines.ts'

type Values = Readonly<Record<string, number>>

const known = new WeakMap<Values, Layer>()

/** The one layer that the steps of a result come to; the same object for the same result. */
export function collapsedIn(result: Values, n: readonly number[]): Layer {
  let one = known.get(result)
  if (!one) {
    const of = (name: string, i: number, j: number, columns?: number) => result[entryId({ name, ...(columns !== undefined && { columns }) }, i, j)] ?? NaN
    const rows = Array.from({ length: n.at(-1)! }, (_, i) => i)
    one = { W: rows.map((i) => Array.from({ length: n[0]! }, (_, j) => of('W', i, j, n[0]))), b: rows.map((i) => of('b', i, 0)) }
    known.set(result, one)
  }
  return one
}
