import type { Algebra } from './algebra.ts'
import { call, type Expr, num, type Op, ref } from './expr.ts'
import { operators } from './operators.ts'

/** Rows of equal length whose entries are expressions. A column vector has one column. */
export type Grid = readonly (readonly Expr[])[]
/** A single expression scales a matrix in products and is added to every entry in sums. */
export type Entries = Expr | Grid

export function isGrid(e: Entries): e is Grid {
  return Array.isArray(e)
}

/** A matrix of names, one-based: `W_1_2` in row 1, column 2; without `columns` a vector, `b_1`. */
export function symbols(name: string, rows: number, columns?: number): Grid {
  return Array.from({ length: rows }, (_, i) =>
    columns === undefined ? [ref(`${name}_${i + 1}`)] : Array.from({ length: columns }, (__, j) => ref(`${name}_${i + 1}_${j + 1}`)),
  )
}

/** `rows x columns`, as in an error message. */
function shape(m: Grid): string {
  return `${m.length}x${m[0]?.length ?? 0}`
}

function product(a: Grid, b: Grid): Grid {
  const inner = b.length
  if ((a[0]?.length ?? 0) !== inner) throw new RangeError(`A ${shape(a)} matrix cannot be multiplied by a ${shape(b)} one.`)
  const term = (i: number, j: number, k: number): Expr => call('mul', a[i]?.[k] ?? num(0), b[k]?.[j] ?? num(0))
  const entry = (i: number, j: number) => Array.from({ length: inner }, (_, k) => term(i, j, k)).reduce((sum, next) => call('add', sum, next))
  return a.map((_, i) => (b[0] ?? []).map((__, j) => entry(i, j)))
}

function each(a: Entries, f: (x: Expr) => Expr): Entries {
  return isGrid(a) ? a.map((row) => row.map(f)) : f(a)
}

function entrywise(op: Op, a: Entries, b: Entries): Entries {
  if (!isGrid(b)) return each(a, (x) => call(op, x, b))
  if (!isGrid(a)) return each(b, (y) => call(op, a, y))
  if (shape(a) !== shape(b)) throw new RangeError(`${shape(a)} and ${shape(b)} matrices have no ${op === 'sub' ? 'difference' : 'sum'}.`)
  return a.map((row, i) => row.map((x, j) => call(op, x, b[i]?.[j] ?? num(0))))
}

function apply(op: Op, a: Entries, b: Entries): Entries {
  if (operators[op].arity === 1) return each(a, (x) => call(op, x))
  if (op === 'mul' && isGrid(a) && isGrid(b)) return product(a, b)
  const fits = op === 'add' || op === 'sub' || op === 'mul' || (op === 'div' && !isGrid(b))
  if (!fits && (isGrid(a) || isGrid(b))) throw new RangeError(`${op} is not defined for matrices.`)
  return entrywise(op, a, b)
}

/**
 * Linear algebra left as formulas: evaluating `W2*W1` over it gives, entry by entry, the sum of products that a hand
 * would write. `mul` of two matrices is their product, functions of one argument act on every entry.
 * @throws RangeError where shapes do not fit
 */
export const entries: Algebra<Entries> = {
  num: (x, text) => (text === undefined ? num(x) : { op: 'num', value: x, text }),
  apply: (op, [a = num(0), b = num(0)]) => apply(op, a, b),
}
