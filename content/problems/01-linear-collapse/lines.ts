import { evaluate } from '../../../src/math/algebra.ts'
import { entries, type Entries, type Grid, isGrid, symbols } from '../../../src/math/entries.ts'
import { type Expr } from '../../../src/math/expr.ts'
import { formula } from '../../../src/math/parse.ts'

export type Between = 'none' | 'relu' | 'affine'

/** All that the formulas depend on; the numbers in them do not. */
export interface Form {
  /** Inputs, then the units of each layer. */
  readonly n: readonly number[]
  readonly biases: boolean
  readonly between: Between
}

/** One formula over matrices: every entry of it is a step of the problem. */
export interface Line {
  /** `W`, `P2`, `h1`: an entry is `W_1_2`, `h1_2`. */
  readonly name: string
  readonly text: string
  readonly expr: Expr
  readonly says: string
  readonly rows: number
  /** Left out for a vector. */
  readonly columns?: number
}

/** The id of a whole matrix in a formula: `W2_`, drawn as W with a raised (2). */
export function whole(name: string): string {
  return /\d$/.test(name) ? `${name}_` : name
}

/** `P3*b2`, the matrices that a bias of layer k travels through; the last layer's travels through none. */
function carried(bias: string, through: string | undefined): string {
  return through === undefined ? bias : `${through}*${bias}`
}

const read = new Map<string, readonly Line[]>()

/** The collapsed map, and one input on both of its roads, as formulas over matrices. */
export function lines(form: Form): readonly Line[] {
  const key = `${form.n.join()} ${form.biases} ${form.between}`
  let known = read.get(key)
  if (!known) {
    // A reader goes through few forms; a fuzzer through thousands.
    if (read.size > 50) read.clear()
    read.set(key, (known = written(form)))
  }
  return known
}

function written({ n, biases, between }: Form): readonly Line[] {
  const depth = n.length - 1
  const affine = between === 'affine'
  const all: Line[] = []
  const add = (name: string, text: string, says: string, rows: number, columns?: number) =>
    all.push({ name, text, expr: formula(text), says, rows, ...(columns !== undefined && { columns }) })
  const [M, v] = affine ? ['A', 'a'] : ['W', 'b']
  const last = n[depth]!

  if (affine)
    for (let k = 1; k <= depth; k++) {
      add(`A${k}`, `c*W${k}_`, 'layer and activation in one', n[k]!, n[k - 1]!)
      add(`a${k}`, biases ? `c*b${k}_ + d` : 'd', 'its bias', n[k]!)
    }
  /** What stands left of layer k: the product of all later layers. */
  const later = (k: number) => (k === depth ? undefined : k === depth - 1 ? `${M}${depth}_` : `P${k + 1}_`)
  for (let k = depth - 1; k >= 2; k--) add(`P${k}`, `${later(k)}*${M}${k}_`, 'layers so far, from the last one back', last, n[k - 1]!)
  add('W', carried(`${M}1_`, later(1)), 'the collapsed matrix', last, n[0]!)
  const sum = Array.from({ length: depth }, (_, i) => carried(`${v}${i + 1}_`, later(i + 1))).join(' + ')
  add('b', biases || affine ? sum : '0', 'the collapsed bias', last)

  for (let k = 1; k <= depth; k++) {
    const linear = `W${k}_*${k === 1 ? 'x' : `h${k - 1}_`}${biases ? ` + b${k}_` : ''}`
    const text = affine ? `c*${biases ? `(${linear})` : linear} + d` : between === 'relu' && k < depth ? `relu(${linear})` : linear
    add(k === depth ? 'y' : `h${k}`, text, k === depth ? 'output, layer by layer' : `layer ${k}`, n[k]!)
  }
  add('collapsed', biases || affine ? 'W*x + b' : 'W*x', 'output, in one step', last)
  return all
}

/** The matrix of names that stands for an id in a formula, or undefined for a plain number's name. */
export function names({ n }: Pick<Form, 'n'>, id: string): Grid | undefined {
  const depth = n.length - 1
  const [, letter, k] = /^([A-Za-z]+?)(?:(\d+)_)?$/.exec(id) ?? []
  const layer = Number(k)
  if (id === 'x') return symbols('x', n[0]!)
  if (id === 'W') return symbols('W', n[depth]!, n[0]!)
  if (id === 'b') return symbols('b', n[depth]!)
  if (k === undefined) return undefined
  if (letter === 'P') return symbols(`P${k}`, n[depth]!, n[layer - 1]!)
  if (letter === 'W' || letter === 'A') return symbols(`${letter}${k}`, n[layer]!, n[layer - 1]!)
  return symbols(`${letter}${k}`, n[layer]!)
}

/**
 * A formula over matrices as one formula an entry. A single number fills all entries.
 * @throws RangeError where shapes do not fit
 */
export function spread(form: Pick<Form, 'n'>, expr: Expr, rows: number, columns = 1): Grid {
  const over: Entries = evaluate(expr, entries, (id): Entries => names(form, id) ?? { op: 'ref', id })
  return isGrid(over) ? over : Array.from({ length: rows }, () => Array.from({ length: columns }, () => over))
}

/** The id of an entry, one-based. */
export function entryId({ name, columns }: Pick<Line, 'name' | 'columns'>, i: number, j: number): string {
  return columns === undefined ? `${name}_${i + 1}` : `${name}_${i + 1}_${j + 1}`
}

/** The shape of what an id in a formula stands for, or undefined for a plain number's name. */
export function shapeOf(form: Pick<Form, 'n'>, id: string): { rows: number; columns?: number } | undefined {
  if (id === 'y' || id === 'collapsed') return { rows: form.n.at(-1)! }
  const grid = names(form, id)
  return grid && { rows: grid.length, ...(/^[WAP]/.test(id) && { columns: grid[0]!.length }) }
}
