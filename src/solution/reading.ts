import { type Algebra, evaluate, numbers } from '../math/algebra.ts'
import { type Expr, names } from '../math/expr.ts'
import { type Fault } from '../math/fault.ts'
import { type Interval, intervals, point } from '../math/intervals.ts'
import { parse } from '../math/parse.ts'
import { inline } from '../math/print/symbol.ts'
import { closedUp, settled } from './whole.ts'

/** What a text on a sheet vouches for. */
export interface Written {
  readonly expr: Expr
  /** Every number that the text may stand for. */
  readonly interval: Interval
  /** True where the text is the truth itself and not a rounding of it. */
  readonly exact: boolean
}

/** Equal but for the noise of floating point. */
export function same(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))
}

/**
 * Half a unit of the last digit written, 0 for a whole number. A whole number of three digits and more may be a
 * rounded one: it counts as exact only where the truth is whole.
 */
export function halfUnit(text: string, truth: number): number {
  const [mantissa = '', exponent] = text.toLowerCase().split('e')
  const digits = mantissa.replace(/^-/, '')
  const decimals = digits.split('.')[1]?.length ?? 0
  if (decimals === 0 && exponent === undefined && (digits.length < 3 || same(truth, Math.round(truth)))) return 0
  return 0.5 * 10 ** (Number(exponent ?? 0) - decimals)
}

/** The numbers that round to what is written; the ends of the interval belong to it, so that any rule for ties does. */
export function rounding(value: number, text: string, truth: number): Interval {
  const half = halfUnit(text, truth)
  const room = half === 0 ? 0 : half + 1e-12 * Math.abs(value)
  return { low: value - room, high: value + room }
}

/**
 * Reads the text of one line; a `=` or `≈` before it is no part of it.
 * @param known values that may be meant by a number in a longer formula: inputs, which are exact, and earlier lines
 * @param env intervals of the names that the text may use
 * @param whole for a count: commas are thousands separators, and a number without an exponent is meant to its last digit
 */
export function readText(text: string, truth: number, known: readonly Interval[], env: (id: string) => Interval | undefined, whole = false): Written | Fault {
  const typed = text.replace(/^\s*[=≈]/, '')
  const expr = parse(whole ? closedUp(typed) : typed)
  if ('fault' in expr) return expr
  const unknown = [...names(expr)].find((id) => env(id) === undefined)
  if (unknown !== undefined) return { fault: `${inline(unknown)} stands for no number here.` }
  const written: Algebra<Interval> = {
    num(value, typed) {
      if (typed === undefined || (whole && !/e/i.test(typed))) return point(value)
      const meant = known.find(({ low, high }) => same((low + high) / 2, value))
      return expr.op === 'num' ? rounding(value, typed, truth) : (meant ?? rounding(value, typed, value))
    },
    apply: intervals.apply,
  }
  const value = evaluate(expr, numbers, (id) => middle(env(id)))
  if (!Number.isFinite(value)) return { fault: 'This is no finite number.' }
  const isTrue = whole ? value === truth || (expr.op !== 'num' && Math.abs(value - truth) < 0.5 && same(value, truth)) : same(value, truth)
  if (isTrue) return { expr, exact: true, interval: { low: Math.min(value, truth), high: Math.max(value, truth) } }
  const interval = evaluate(expr, written, env)
  return { expr, exact: false, interval: whole ? settled(interval) : interval }
}

function middle(i: Interval | undefined): number | undefined {
  return i && (i.low + i.high) / 2
}

/** True where a text has too few digits to be judged by: it may be zero, or is known to no better than ±10 %. */
export function isCoarse({ low, high }: Interval): boolean {
  return (low <= 0 && high >= 0) || high - low > 0.2 * Math.abs((low + high) / 2)
}
