import type { Op } from '../expr.ts'
import { level, type Notation, type Row } from './notation.ts'

/** Operators without an infix sign. */
type Called = Exclude<Op, 'add' | 'sub' | 'mul' | 'div' | 'neg' | 'pow'>

/**
 * Rows of a notation in one line of code: infix signs as given, everything else a function call.
 * @param negates the level that may follow a minus without brackets
 */
export function infix(power: string, functions: Record<Called, string>, negates: number = level.product): Record<Op, Row> {
  const between = (sign: string, own: number, left: number, right: number): Row => ({ level: own, places: [left, right], print: (a, b) => `${a.text}${sign}${b.text}` })
  const applied = (name: string): Row => ({ level: level.whole, places: [0], print: (a) => `${name}(${a.text})` })
  const ofTwo = (name: string): Row => ({ level: level.whole, places: [0, 0], print: (a, b) => `${name}(${a.text}, ${b.text})` })
  return {
    add: between(' + ', level.sum, level.sum, level.product),
    sub: between(' - ', level.sum, level.sum, level.product),
    mul: between(' * ', level.product, level.product, level.factor),
    div: between(' / ', level.product, level.product, level.factor),
    neg: { level: level.sum, places: [negates], print: (a) => `-${a.text}` },
    pow: between(power, level.power, level.whole, level.power),
    sqrt: applied(functions.sqrt),
    exp: applied(functions.exp),
    log: applied(functions.log),
    abs: applied(functions.abs),
    sign: applied(functions.sign),
    heaviside: applied(functions.heaviside),
    relu: applied(functions.relu),
    tanh: applied(functions.tanh),
    sigma: applied(functions.sigma),
    floor: applied(functions.floor),
    max: ofTwo(functions.max),
    min: ofTwo(functions.min),
    erf: applied(functions.erf),
    gelu: applied(functions.gelu),
    silu: applied(functions.silu),
    leaky: applied(functions.leaky),
    logaddexp: ofTwo(functions.logaddexp),
  }
}

/** A notation whose symbols are the ids themselves. @param pi what π is called */
export function code(rows: Record<Op, Row>, pi: string): Notation {
  return {
    rows,
    literal: (x) => (x === Math.PI ? pi : String(x)),
    bracket: (inside) => `(${inside})`,
    symbol: (id) => ({ text: id, level: level.whole, head: 'letter', tail: 'letter' }),
  }
}
