import type { Algebra } from './algebra.ts'
import type { Op } from './expr.ts'
import { operators } from './operators.ts'

/** All numbers from `low` to `high`, ends included; both may be infinite. */
export interface Interval {
  readonly low: number
  readonly high: number
}

export const everything: Interval = { low: -Infinity, high: Infinity }

export function point(x: number): Interval {
  return { low: x, high: x }
}

export function contains(i: Interval, x: number): boolean {
  return i.low <= x && x <= i.high
}

export function meets(a: Interval, b: Interval): boolean {
  return a.low <= b.high && b.low <= a.high
}

/** Room for rounding: four units in the last place outwards. Zero stays zero: it only comes out of exact arithmetic. */
const slack = 4 * Number.EPSILON

function hull(...ends: readonly number[]): Interval {
  return rounded(slack, ends)
}

function rounded(slack: number, ends: readonly number[]): Interval {
  let low = Infinity
  let high = -Infinity
  for (const end of ends) {
    if (Number.isNaN(end)) return everything
    low = Math.min(low, end)
    high = Math.max(high, end)
  }
  return { low: low - Math.abs(low) * slack || low, high: high + Math.abs(high) * slack || high }
}

/** 0 · ∞ is 0 here: an end that is exactly 0 stays 0 however long the other interval is. */
function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b
}

function within(i: Interval, low: number, high: number): Interval {
  return { low: Math.max(low, Math.min(high, i.low)), high: Math.min(high, Math.max(low, i.high)) }
}

function monotone(f: (x: number) => number, low = -Infinity, high = Infinity) {
  return (a: Interval) => within(hull(f(a.low), f(a.high)), low, high)
}

function times(a: Interval, b: Interval): Interval {
  return hull(product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high))
}

function quotient(a: Interval, b: Interval): Interval {
  if (contains(b, 0)) return a.low === 0 && a.high === 0 && (b.low !== 0 || b.high !== 0) ? point(0) : everything
  return hull(a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high)
}

function power(a: Interval, b: Interval): Interval {
  const n = b.low
  if (b.high === n && Number.isInteger(n)) {
    if (n < 0) return quotient(point(1), power(a, point(-n)))
    if (n === 0) return point(1)
    const ends = hull(a.low ** n, a.high ** n)
    return n % 2 === 0 && contains(a, 0) ? { low: 0, high: ends.high } : ends
  }
  if (a.low < 0) return everything
  return within(hull(a.low ** b.low, a.low ** b.high, a.high ** b.low, a.high ** b.high), 0, Infinity)
}

/** A logarithm or root of an interval that reaches below 0 takes the part that exists; of one wholly below, anything. */
function fromZero(f: (x: number) => number) {
  return (a: Interval) => (a.high < 0 ? everything : hull(f(Math.max(0, a.low)), f(a.high)))
}

/** A function that falls up to one place and rises from there. */
function dipping(f: (x: number) => number, lowest: number) {
  return (a: Interval) => {
    // At −∞ both approach 0 from below.
    const at = (x: number) => (x === -Infinity ? 0 : f(x))
    const ends = hull(at(a.low), at(a.high))
    return contains(a, lowest) ? hull(f(lowest), ends.low, ends.high) : ends
  }
}

const table: Record<Op, (a: Interval, b: Interval) => Interval> = {
  add: (a, b) => hull(a.low + b.low, a.high + b.high),
  sub: (a, b) => hull(a.low - b.high, a.high - b.low),
  mul: times,
  div: quotient,
  neg: (a) => ({ low: -a.high, high: -a.low }),
  pow: power,
  sqrt: fromZero(Math.sqrt),
  exp: monotone(Math.exp, 0),
  log: fromZero(Math.log),
  abs: (a) => (contains(a, 0) ? { low: 0, high: Math.max(-a.low, a.high) } : hull(Math.abs(a.low), Math.abs(a.high))),
  sign: monotone(Math.sign, -1, 1),
  heaviside: monotone((x) => (x > 0 ? 1 : 0), 0, 1),
  relu: (a) => ({ low: Math.max(0, a.low), high: Math.max(0, a.high) }),
  tanh: monotone(Math.tanh, -1, 1),
  sigma: monotone(operators.sigma.value, 0, 1),
  floor: (a) => ({ low: Math.floor(a.low), high: Math.floor(a.high) }),
  max: (a, b) => ({ low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) }),
  min: (a, b) => ({ low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) }),
  erf: monotone(operators.erf.value, -1, 1),
  gelu: dipping(operators.gelu.value, -0.7517915246935645),
  silu: dipping(operators.silu.value, -1.2784645427610738),
  leaky: monotone(operators.leaky.value),
  logaddexp: (a, b) => hull(operators.logaddexp.value(a.low, b.low), operators.logaddexp.value(a.high, b.high)),
}

/**
 * Interval arithmetic, rounded outwards: the result contains every value that the expression takes when each name
 * ranges over its interval by itself. A name read twice may widen it; nothing narrows it.
 */
export const intervals: Algebra<Interval> = {
  num: point,
  apply(op, [a = everything, b = point(0)]) {
    const found = table[op](a, b)
    return exact.has(op) && [a.low, a.high, b.low, b.high].every(isCount) ? { low: whole(found.low), high: whole(found.high) } : found
  },
}

/** Small enough that a quotient of two, if not whole, is further from a whole number than rounding is. */
function isCount(x: number): boolean {
  return Number.isInteger(x) && Math.abs(x) < 2 ** 48
}

/** Operators whose result is exact where it and the arguments are such numbers. */
const exact: ReadonlySet<Op> = new Set<Op>(['add', 'sub', 'mul', 'div', 'abs'])

/** An end without its room for rounding, if it is a whole number with that room: else a floor would fall one step down. */
function whole(end: number): number {
  const nearest = Math.round(end)
  return isCount(nearest) && Math.abs(end - nearest) <= 2 * slack * Math.abs(nearest) ? nearest : end
}
