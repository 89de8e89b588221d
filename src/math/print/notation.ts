import type { Place } from '../format.ts'
import { type Expr, isCall, type Op } from '../expr.ts'

/** What a caller may say about how identifiers are printed. */
export interface Printing {
  /** A class that colors an identifier: data, wpos, wneg, act, grad, loss. */
  class?(id: string): string | undefined
  /** A formatted number to stand in the identifier's place, or undefined to keep the symbol. */
  number?(id: string): string | undefined
  /** What `data-n` says on a number filled in; the id by default. */
  key?(id: string): string
  /** Marks every identifier with `data-id`, so that it can be pointed at. */
  ids?: boolean
}

/** How strongly a piece of print holds together: the place it goes to may ask for more, and then it gets brackets. */
export const level = { sum: 1, product: 2, factor: 3, power: 4, whole: 5 } as const

/** What the first or last thing in a piece is: decides how two factors are joined. */
export type Edge = 'digits' | 'filled' | 'fraction' | 'letter' | 'word' | 'bracket'

export interface Piece {
  readonly text: string
  readonly level: number
  readonly head: Edge
  readonly tail: Edge
}

/** One operator in one notation. `places` are the levels its arguments need; 0 for a place closed on all sides. */
export interface Row {
  readonly level: number
  readonly places: readonly number[]
  print(a: Piece, b: Piece, ...more: readonly Piece[]): string
  /** Grouped alike, it is printed once over all its arguments: f(f(a, b), c) as f(a, b, c). */
  readonly flat?: true
  readonly head?: Edge
  readonly tail?: Edge
}

export interface Notation {
  readonly rows: Record<Op, Row>
  /** A number that belongs to the formula. */
  literal(value: number): string
  /** An identifier: as a symbol, or as a number filled in. */
  symbol(id: string): Pick<Piece, 'text' | 'level' | 'head' | 'tail'>
  filled?(id: string, written: string, place: Place): string
  bracket(inside: string): string
}

const empty: Piece = { text: '', level: level.whole, head: 'letter', tail: 'letter' }

/** The arguments of an operator and of those of the same kind inside it, in reading order. */
function flattened(e: Extract<Expr, { args: readonly Expr[] }>): readonly Expr[] {
  return e.args.flatMap((arg) => (isCall(arg) && arg.op === e.op ? flattened(arg) : [arg]))
}

/** Prints an expression in a notation, with no more brackets than needed to read it back as the same tree. */
export function print(e: Expr, notation: Notation, options: Printing = {}): string {
  /** @param first whether a minus may stand here without brackets */
  const piece = (e: Expr, needs: number, first: boolean): Piece => {
    const place: Place = needs > level.factor ? 'base' : first ? 'first' : 'factor'
    if (e.op === 'num') {
      const text = notation.literal(e.value)
      const negative = e.value < 0 && place !== 'first'
      const power = needs > level.factor && /[×e]|cdot|times/.test(text)
      return negative || power ? wrap({ ...empty, text }) : { ...empty, text, head: 'digits', tail: 'digits' }
    }
    if (!isCall(e)) {
      const written = notation.filled && options.number?.(e.id)
      if (written !== undefined && notation.filled) {
        return { text: notation.filled(e.id, written, place), level: level.whole, head: 'filled', tail: 'filled' }
      }
      const s = notation.symbol(e.id)
      return s.level < needs ? wrap(s) : s
    }
    const row = notation.rows[e.op]
    const brackets = row.level < needs || (e.op === 'neg' && !first)
    const [a = empty, b = empty, ...more] = (row.flat ? flattened(e) : e.args).map((arg, i) => {
      const place = row.places[i] ?? 0
      return piece(arg, place, place === 0 || (i === 0 && e.op !== 'neg' && (brackets || first)))
    })
    const inner: Piece = { text: row.print(a, b, ...more), level: row.level, head: row.head ?? a.head, tail: row.tail ?? (e.args.length > 1 ? b.tail : a.tail) }
    return brackets ? wrap(inner) : inner
  }
  const wrap = ({ text }: Piece): Piece => ({ text: notation.bracket(text), level: level.whole, head: 'bracket', tail: 'bracket' })
  return piece(e, 0, true).text
}

/** How two factors are joined: `times` beside numbers and words, `dot` between fractions, nothing between letters. */
export function joiner(a: Piece, b: Piece): 'times' | 'dot' | 'nothing' {
  if (a.tail === 'word' || b.head === 'word') return 'times'
  if (b.head === 'digits' || b.head === 'filled' || (a.tail === 'filled' && b.head === 'letter')) return 'times'
  return a.tail === 'fraction' || b.head === 'fraction' ? 'dot' : 'nothing'
}
