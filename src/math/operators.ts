import { erf, erfc } from './erf.ts'
import { call, type Expr, num, type Op } from './expr.ts'

/** What an operator is, apart from how it looks: the backward rule stands beside the forward one. */
export interface Operator {
  /** Stable for arguments of any size, whatever the textbook formula is. */
  value(...x: number[]): number
  /**
   * The slope of the result by each argument. A rule that reads only `out`, the result, lets a layer forget its
   * arguments. Slopes at a kink, as PyTorch has them: sign, heaviside and floor are flat everywhere; abs and relu have
   * slope 0 at 0, leaky 0.01; where max or min has two equal arguments each gets half.
   */
  backward(args: readonly [Expr, ...Expr[]], out: Expr): readonly Expr[]
  /** The textbook formula, where the operator is short for one. */
  definition?(args: readonly [Expr, ...Expr[]]): Expr
  /** How many arguments it takes. */
  arity: 1 | 2
}

const one = num(1)

/** 1/(1 + e^−x) without overflow: each branch raises e to a negative power only. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x))
  const e = Math.exp(x)
  return e / (1 + e)
}

/** The slope of the leaky rectifier below 0. */
const leak = 0.01

/** x·Φ(x), Φ the normal distribution; by erfc, which keeps its digits where 1 + erf would cancel. */
function gaussian(x: number): number {
  return (x * erfc(-x / Math.SQRT2)) / 2
}

/** ln(e^a + e^b) without overflow: the larger exponent is taken out. */
function logAddExp(a: number, b: number): number {
  return a === b ? a + Math.LN2 : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))
}

/** (1 ± sign(a − b))/2: 1 or 0, and a half where the two are equal. */
function half(op: 'add' | 'sub', a: Expr, b: Expr): Expr {
  return call('div', call(op, one, call('sign', call('sub', a, b))), num(2))
}

export const operators: Record<Op, Operator> = {
  add: { arity: 2, value: (a = 0, b = 0) => a + b, backward: () => [one, one] },
  sub: { arity: 2, value: (a = 0, b = 0) => a - b, backward: () => [one, num(-1)] },
  mul: { arity: 2, value: (a = 1, b = 1) => a * b, backward: ([a, b = one]) => [b, a] },
  div: {
    arity: 2,
    value: (a = 0, b = 1) => a / b,
    backward: ([, b = one], out) => [call('div', one, b), call('neg', call('div', out, b))],
  },
  neg: { arity: 1, value: (a = 0) => -a, backward: () => [num(-1)] },
  pow: {
    arity: 2,
    value: (a = 0, b = 1) => a ** b,
    backward: ([a, b = one], out) => [times(b, power(a, b)), call('mul', out, call('log', a))],
  },
  sqrt: { arity: 1, value: (a = 0) => Math.sqrt(a), backward: (_, out) => [call('div', one, call('mul', num(2), out))] },
  exp: { arity: 1, value: (a = 0) => Math.exp(a), backward: (_, out) => [out] },
  log: { arity: 1, value: (a = 0) => Math.log(a), backward: ([a]) => [call('div', one, a)] },
  abs: { arity: 1, value: (a = 0) => Math.abs(a), backward: ([a]) => [call('sign', a)] },
  sign: { arity: 1, value: (a = 0) => Math.sign(a), backward: () => [num(0)] },
  heaviside: { arity: 1, value: (a = 0) => (a > 0 ? 1 : Number.isNaN(a) ? a : 0), backward: () => [num(0)] },
  relu: { arity: 1, value: (a = 0) => Math.max(0, a), backward: (_, out) => [call('heaviside', out)] },
  tanh: {
    arity: 1,
    value: (a = 0) => Math.tanh(a),
    backward: (_, out) => [call('sub', one, call('pow', out, num(2)))],
    definition: ([a]) =>
      call('div', call('sub', call('exp', a), call('exp', call('neg', a))), call('add', call('exp', a), call('exp', call('neg', a)))),
  },
  sigma: {
    arity: 1,
    value: (a = 0) => logistic(a),
    backward: (_, out) => [call('mul', out, call('sub', one, out))],
    definition: ([a]) => call('div', one, call('add', one, call('exp', call('neg', a)))),
  },
  floor: { arity: 1, value: (a = 0) => Math.floor(a), backward: () => [num(0)] },
  max: { arity: 2, value: (a = 0, b = 0) => Math.max(a, b), backward: ([a, b = one]) => [half('add', a, b), half('sub', a, b)] },
  min: { arity: 2, value: (a = 0, b = 0) => Math.min(a, b), backward: ([a, b = one]) => [half('sub', a, b), half('add', a, b)] },
  erf: {
    arity: 1,
    value: (a = 0) => erf(a),
    backward: ([a]) => [call('div', call('mul', num(2), call('exp', call('neg', call('pow', a, num(2))))), call('sqrt', num(Math.PI)))],
  },
  gelu: {
    arity: 1,
    value: (a = 0) => gaussian(a),
    backward: ([a]) => {
      const bell = call('div', call('exp', call('neg', call('div', call('pow', a, num(2)), num(2)))), call('sqrt', call('mul', num(2), num(Math.PI))))
      return [call('add', call('div', call('add', one, call('erf', call('div', a, call('sqrt', num(2))))), num(2)), call('mul', a, bell))]
    },
    definition: ([a]) => call('div', call('mul', a, call('add', one, call('erf', call('div', a, call('sqrt', num(2)))))), num(2)),
  },
  silu: {
    arity: 1,
    value: (a = 0) => a * logistic(a),
    backward: ([a], out) => [call('add', out, call('mul', call('sigma', a), call('sub', one, out)))],
    definition: ([a]) => call('div', a, call('add', one, call('exp', call('neg', a)))),
  },
  leaky: {
    arity: 1,
    value: (a = 0) => (a > 0 ? a : leak * a),
    // The result has the sign of the argument.
    backward: (_, out) => [call('add', num(leak), call('mul', num(1 - leak), call('heaviside', out)))],
    definition: ([a]) => call('max', a, call('mul', num(leak), a)),
  },
  logaddexp: {
    arity: 2,
    value: (a = 0, b = 0) => logAddExp(a, b),
    backward: ([a, b = one]) => [call('sigma', call('sub', a, b)), call('sigma', call('sub', b, a))],
    definition: ([a, b = one]) => call('log', call('add', call('exp', a), call('exp', b))),
  },
}

function isNumber(e: Expr, value: number): boolean {
  return e.op === 'num' && e.value === value
}

/** a·b, without factors that are 1 and without products that are 0. */
export function times(a: Expr, b: Expr): Expr {
  if (isNumber(a, 0) || isNumber(b, 1)) return a
  if (isNumber(b, 0) || isNumber(a, 1)) return b
  return call('mul', a, b)
}

/** a + b, without terms that are 0. */
export function plus(a: Expr, b: Expr): Expr {
  if (isNumber(a, 0)) return b
  return isNumber(b, 0) ? a : call('add', a, b)
}

/** a^(b − 1), the exponent worked out where it is a number. */
function power(a: Expr, b: Expr): Expr {
  if (b.op !== 'num') return call('pow', a, call('sub', b, one))
  return b.value === 2 ? a : b.value === 1 ? one : call('pow', a, num(b.value - 1))
}
