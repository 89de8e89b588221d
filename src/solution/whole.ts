import { type Expr, isCall, type Op } from '../math/expr.ts'
import { type Interval, point } from '../math/intervals.ts'
import type { Guard, Step } from './problem.ts'

/** Operators that make a count of counts, at least where their result is whole. */
const counting: ReadonlySet<Op> = new Set<Op>(['add', 'sub', 'mul', 'div', 'neg', 'pow', 'floor', 'max', 'min'])

/** True for an expression in counts and whole numbers only. Its value may still be a fraction. */
export function isCounting(e: Expr, steps: ReadonlyMap<string, Step>, given: Readonly<Record<string, number>>): boolean {
  if (e.op === 'num') return Number.isInteger(e.value)
  if (isCall(e)) return counting.has(e.op) && e.args.every((arg) => isCounting(arg, steps, given))
  return steps.has(e.id) ? steps.get(e.id)?.whole === true : Object.hasOwn(given, e.id) && Number.isInteger(given[e.id])
}

/**
 * The text of a count with its thousands closed up: in “2,560” the comma is no decimal one; a space or an apostrophe may
 * stand for it. `× 10⁶` is written as an exponent.
 */
export function closedUp(text: string): string {
  return text
    .replace(/(?<![\d.,])\d{1,3}(?:[,'’ \u00a0\u2009\u202f]\d{3})+(?![\d])/g, (number) => number.replace(/\D/g, ''))
    .replace(/(\d)\s*[×·⋅*]\s*10\s*(?:\^\s*\(?\s*(\d{1,3})\s*\)?|([⁰¹²³⁴⁵⁶⁷⁸⁹]+))/g, (_, digit: string, plain?: string, raised?: string) =>
      `${digit}e${plain ?? [...(raised ?? '')].map((c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)).join('')}`,
    )
}

/** The whole number in an interval that is too narrow for two, as a point: counts know no noise. */
export function settled(i: Interval): Interval {
  const nearest = Math.round((i.low + i.high) / 2)
  return i.high - i.low < 0.5 && i.low <= nearest && nearest <= i.high ? point(nearest) : i
}

/** True where no whole number lies in the interval: a count of five and a half windows is none. */
export function isFraction({ low, high }: Interval): boolean {
  return Math.ceil(low) > Math.floor(high)
}

/** No count is negative. */
export const countGuard: Guard = { min: 0 }
