import { Fragment, type ReactNode } from 'react'
import { type Algebra, evaluate } from '../../../src/math/algebra.ts'
import type { Expr } from '../../../src/math/expr.ts'
import { bracketed, format } from '../../../src/math/format.ts'
import type { Printing } from '../../../src/math/print/notation.ts'
import { Formula, Name } from '../../../src/widgets/kit/Formula.tsx'
import { type Line, whole } from './lines.ts'
import { Matrix } from './Matrix.tsx'

type Values = Readonly<Record<string, number>>

interface Piece {
  node: ReactNode
  sum: boolean
}

const sign = (text: string) => <span className="sign">{text}</span>
const closed = ({ node, sum }: Piece): ReactNode => (sum ? <>{sign('(')}{node}{sign(')')}</> : node)

/** A formula read as a picture of its matrices, one beside the other. */
const pictures: Algebra<Piece> = {
  num: (x) => ({ node: <span className="scalar">{format(x)}</span>, sum: false }),
  apply(op, [a, b]) {
    if (!a) return { node: null, sum: false }
    if (op === 'relu') return { node: <>{sign('ReLU(')}{a.node}{sign(')')}</>, sum: false }
    if (op === 'add' && b) return { node: <>{a.node}{sign('+')}{b.node}</>, sum: true }
    return { node: <Fragment>{closed(a)}{b && closed(b)}</Fragment>, sum: false }
  },
}

/** The numbers of a matrix by its name in formulas, or undefined for a plain number's name. */
export function grid(id: string, shape: (id: string) => { rows: number; columns?: number } | undefined, values: Values): { name: string; rows: number[][]; vector: boolean } | undefined {
  const size = shape(id)
  if (!size) return undefined
  const name = id.replace(/_$/, '')
  const vector = size.columns === undefined
  const rows = Array.from({ length: size.rows }, (_, i) => Array.from({ length: size.columns ?? 1 }, (__, j) => values[vector ? `${name}_${i + 1}` : `${name}_${i + 1}_${j + 1}`] ?? NaN))
  return { name, rows, vector }
}

interface Props {
  line: Line
  shape: (id: string) => { rows: number; columns?: number } | undefined
  values: Values
  printing: Printing
  /** Whether the factors are shown with their numbers. */
  filled: boolean
}

/** One line of the solution: its name, its formula, the formula's matrices with their numbers, and what they come to. */
export function Equation({ line, shape, values, printing, filled }: Props) {
  const { name, expr, says } = line
  const plain = expr.op === 'ref' || expr.op === 'num'
  const picture = (e: Expr) =>
    evaluate(e, pictures, (id): Piece => {
      const found = grid(id, shape, values)
      const node = found ? <Matrix {...found} /> : <span className="scalar" data-id={id}>{bracketed(format(values[id] ?? NaN, 4), 'factor')}</span>
      return { node, sum: false }
    }).node
  const result = grid(whole(name), shape, values)
  return (
    <div className="equation" data-line={name}>
      <span className="side-left">
        <Name id={whole(name)} printing={printing} />
        {sign('=')}
        <Formula expr={expr} printing={printing} />
      </span>
      {filled && !plain && (
        <span className="middle">
          {sign('=')}
          {picture(expr)}
        </span>
      )}
      {result && (
        <span className="middle">
          {sign('=')}
          <Matrix {...result} />
        </span>
      )}
      <span className="why">{says}</span>
    </div>
  )
}
