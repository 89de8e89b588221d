import { type Expr, isCall, type Op } from './expr.ts'
import { operators } from './operators.ts'

/** A kind of thing that expressions can be evaluated over. */
export interface Algebra<T> {
  /** @param text how a writer wrote the number, if they did */
  num(x: number, text?: string): T
  apply(op: Op, args: readonly T[]): T
}

/** A name that nothing gives a value to. */
export class UnknownName extends RangeError {
  readonly id: string
  constructor(id: string) {
    super(`“${id}” has no value here.`)
    this.id = id
  }
}

/**
 * The value of an expression.
 * @param env the value of a name, or undefined where it has none
 * @throws UnknownName for a name without a value
 */
export function evaluate<T>(e: Expr, algebra: Algebra<T>, env: (id: string) => T | undefined): T {
  if (e.op === 'num') return algebra.num(e.value, e.text)
  if (isCall(e)) return algebra.apply(e.op, e.args.map((arg) => evaluate(arg, algebra, env)))
  const value = env(e.id)
  if (value === undefined) throw new UnknownName(e.id)
  return value
}

/** Float64, as in the reader's browser. What overflows is ±Infinity or NaN. */
export const numbers: Algebra<number> = {
  num: (x) => x,
  apply: (op, args) => operators[op].value(...args),
}
