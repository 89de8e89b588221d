/**
 * Operators that an expression may use. A new one gets a row in every table that is total over `Op`: it does not
 * compile before it has a value, a backward rule, an interval and a print in every notation.
 */
export type Op =
  | 'add' | 'sub' | 'mul' | 'div' | 'neg' | 'pow' | 'sqrt' | 'exp' | 'log'
  | 'abs' | 'sign' | 'heaviside' | 'relu' | 'tanh' | 'sigma'
  | 'floor' | 'max' | 'min' | 'erf' | 'gelu' | 'silu' | 'leaky' | 'logaddexp'

/** One formula as data. `text` of a number is how a writer wrote it: it tells how many digits they vouch for. */
export type Expr =
  | { readonly op: 'num'; readonly value: number; readonly text?: string }
  | { readonly op: 'ref'; readonly id: string }
  | { readonly op: Op; readonly args: readonly Expr[] }

export function num(value: number): Expr {
  return { op: 'num', value }
}

export function ref(id: string): Expr {
  return { op: 'ref', id }
}

export function call(op: Op, ...args: readonly Expr[]): Expr {
  return { op, args }
}

/** True for an operator applied to arguments, false for a number or a name. */
export function isCall(e: Expr): e is Extract<Expr, { args: readonly Expr[] }> {
  return 'args' in e
}

/** The names that an expression reads, in reading order. */
export function names(e: Expr, found = new Set<string>()): Set<string> {
  if (e.op === 'ref') found.add(e.id)
  else if (isCall(e)) for (const arg of e.args) names(arg, found)
  return found
}

/** The expression with parts replaced, from the outside in. `by` gives the replacement of a part, or undefined to look inside it. */
export function substitute(e: Expr, by: (part: Expr) => Expr | undefined): Expr {
  const replaced = by(e)
  if (replaced) return replaced
  if (!isCall(e)) return e
  const args = e.args.map((arg) => substitute(arg, by))
  return args.every((arg, i) => arg === e.args[i]) ? e : { op: e.op, args }
}

/** Expressions never change, so neither do their keys. */
const keys = new WeakMap<Expr, string>()

/** A text that is the same for two expressions exactly if they differ at most in the order of sums and products. */
export function key(e: Expr): string {
  if (e.op === 'num') return String(e.value)
  if (e.op === 'ref') return `#${e.id}`
  if (!isCall(e)) return ''
  const known = keys.get(e)
  if (known !== undefined) return known
  const args = e.args.map(key)
  if (e.op === 'add' || e.op === 'mul') args.sort()
  const made = `${e.op}(${args.join(' ')})`
  keys.set(e, made)
  return made
}
