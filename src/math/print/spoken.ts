import type { Expr, Op } from '../expr.ts'
import { lowered } from '../format.ts'
import { level, type Notation, print, type Printing, type Row } from './notation.ts'
import { type Letter, symbol } from './symbol.ts'

function applied(name: string): Row {
  return { level: level.whole, places: [level.power], print: (a) => `${name} ${a.text}` }
}

function ofTwo(name: string): Row {
  return { level: level.whole, places: [level.power, level.power], print: (a, b) => `${name} ${a.text} and ${b.text}` }
}

/** One row for every operator. */
export const rows: Record<Op, Row> = {
  add: { level: level.sum, places: [level.sum, level.product], print: (a, b) => `${a.text} plus ${b.text}` },
  sub: { level: level.sum, places: [level.sum, level.product], print: (a, b) => `${a.text} minus ${b.text}` },
  mul: { level: level.product, places: [level.product, level.factor], print: (a, b) => `${a.text} times ${b.text}` },
  div: { level: level.product, places: [level.product, level.factor], print: (a, b) => `${a.text} over ${b.text}` },
  neg: { level: level.sum, places: [level.product], print: (a) => `minus ${a.text}` },
  pow: { level: level.power, places: [level.whole, level.whole], print: (a, b) => (b.text === '2' ? `${a.text} squared` : `${a.text} to the power ${b.text}`) },
  sqrt: applied('the root of'),
  exp: { level: level.power, places: [level.whole], print: (a) => `e to the power ${a.text}` },
  log: applied('the logarithm of'),
  abs: applied('the size of'),
  sign: applied('the sign of'),
  heaviside: applied('the step function of'),
  relu: applied('the rectifier of'),
  tanh: applied('the hyperbolic tangent of'),
  sigma: applied('sigma of'),
  floor: applied('the floor of'),
  max: ofTwo('the larger of'),
  min: ofTwo('the smaller of'),
  erf: applied('the error function of'),
  gelu: applied('the Gaussian error linear unit of'),
  silu: applied('the sigmoid linear unit of'),
  leaky: applied('the leaky rectifier of'),
  logaddexp: ofTwo('the logarithm of the sum of the exponentials of'),
}

function lettered({ base, index, hat, prime, layer }: Letter): string {
  return `${base}${layer ? ` of layer ${layer}` : ''}${hat ? ' hat' : ''}${prime ? ' prime' : ''}${index ? `${layer ? ', entry' : ''} ${index.replaceAll(',', ' ')}` : ''}`
}

/** An identifier read aloud: `w 3`, `y hat`, `d L by d w 3`. */
export function spokenSymbol(id: string): string {
  const s = symbol(id)
  return 'of' in s ? `d ${lettered(s.of)} by d ${lettered(s.by)}` : lettered(s)
}

/** A number read aloud: the minus is a word, a power of ten too. */
export function spokenNumber(written: string): string {
  return written
    .replace(/^\((.*)\)$/, '$1')
    .replace(/ × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, e: string) => ` times 10 to the power ${lowered(e).replace('-', 'minus ')}`)
    .replace(/^[-−]/, 'minus ')
}

/** The expression as a sentence reads it, brackets named. */
export function spoken(e: Expr, options: Printing = {}): string {
  const notation: Notation = {
    rows,
    literal: (x) => x === Math.PI ? 'pi' : spokenNumber(String(x).replace('e+', ' times 10 to the power ').replace('e-', ' times 10 to the power minus ')),
    bracket: (inside) => `open bracket ${inside} close bracket`,
    symbol: (id) => ({ text: spokenSymbol(id), level: level.whole, head: 'letter', tail: 'letter' }),
    filled: (_, written) => spokenNumber(written),
  }
  return print(e, notation, options)
}
