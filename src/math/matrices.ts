import type { Algebra } from './algebra.ts'
import type { Op } from './expr.ts'
import { operators } from './operators.ts'

/** Rows of equal length. A column vector is a matrix with one column. */
export type Matrix = readonly (readonly number[])[]
/** A plain number scales a matrix in products and is added to every entry in sums. */
export type Entry = number | Matrix

/** `rows x columns`, as in an error message. */
function shape(m: Matrix): string {
  return `${m.length}x${m[0]?.length ?? 0}`
}

/** The product a·b. @throws RangeError where a has not as many columns as b has rows */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if ((a[0]?.length ?? 0) !== b.length) throw new RangeError(`A ${shape(a)} matrix cannot be multiplied by a ${shape(b)} one.`)
  const columns = b[0]?.map((_, j) => b.map((row) => row[j] ?? 0)) ?? []
  return a.map((row) => columns.map((column) => row.reduce((sum, x, k) => sum + x * (column[k] ?? 0), 0)))
}

function each(a: Entry, f: (x: number) => number): Entry {
  return typeof a === 'number' ? f(a) : a.map((row) => row.map(f))
}

function entrywise(a: Entry, b: Entry, f: (x: number, y: number) => number): Entry {
  if (typeof b === 'number') return each(a, (x) => f(x, b))
  if (typeof a === 'number') return each(b, (y) => f(a, y))
  if (shape(a) !== shape(b)) throw new RangeError(`${shape(a)} and ${shape(b)} matrices have no sum.`)
  return a.map((row, i) => row.map((x, j) => f(x, b[i]?.[j] ?? 0)))
}

function apply(op: Op, a: Entry, b: Entry): Entry {
  const f = operators[op]
  if (f.arity === 1) return each(a, (x) => f.value(x))
  const plain = typeof a === 'number' && typeof b === 'number'
  if (op === 'mul' && typeof a !== 'number' && typeof b !== 'number') return multiply(a, b)
  if (!plain && ((op === 'div' && typeof b !== 'number') || op === 'pow')) throw new RangeError(`${op} is not defined for matrices.`)
  return entrywise(a, b, (x, y) => f.value(x, y))
}

/**
 * Linear algebra: `mul` of two matrices is their product, functions of one argument act on every entry.
 * @throws RangeError where shapes do not fit
 */
export const matrices: Algebra<Entry> = {
  num: (x) => x,
  apply: (op, [a = 0, b = 0]) => apply(op, a, b),
}
