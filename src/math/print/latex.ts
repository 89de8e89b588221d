import { bracketed, lowered, superscript } from '../format.ts'
import type { Expr, Op } from '../expr.ts'
import { joiner, level, type Notation, print, type Printing, type Row } from './notation.ts'
import { isWord, type Letter, symbol } from './symbol.ts'

const joined = { times: ' \\times ', dot: ' \\cdot ', nothing: ' ' } as const

function applied(name: string): Row {
  return { level: level.whole, places: [0], print: (a) => `${name}${around(a.text)}`, head: 'letter', tail: 'bracket' }
}

function ofTwo(name: string): Row {
  return { level: level.whole, places: [0, 0], print: (a, b) => `${name}${around(`${a.text},\\, ${b.text}`)}`, head: 'letter', tail: 'bracket' }
}

function around(inside: string): string {
  return inside.includes('\\frac') ? `\\left(${inside}\\right)` : `(${inside})`
}

/** One row for every operator. */
export const rows: Record<Op, Row> = {
  add: { level: level.sum, places: [level.sum, level.product], print: (a, b) => `${a.text} + ${b.text}` },
  sub: { level: level.sum, places: [level.sum, level.product], print: (a, b) => `${a.text} - ${b.text}` },
  mul: { level: level.product, places: [level.product, level.factor], print: (a, b) => `${a.text}${joined[joiner(a, b)]}${b.text}` },
  div: { level: level.factor, places: [0, 0], print: (a, b) => `\\frac{${a.text}}{${b.text}}`, head: 'fraction', tail: 'fraction' },
  neg: { level: level.sum, places: [level.product], print: (a) => `-${a.text}`, head: 'letter' },
  pow: { level: level.power, places: [level.whole, 0], print: (a, b) => `{${a.text}}^{${b.text}}`, tail: 'letter' },
  sqrt: { level: level.whole, places: [0], print: (a) => `\\sqrt{${a.text}}`, head: 'letter', tail: 'letter' },
  exp: { level: level.power, places: [0], print: (a) => `e^{${a.text}}`, head: 'letter', tail: 'letter' },
  log: applied('\\ln'),
  abs: { level: level.whole, places: [0], print: (a) => `\\left|${a.text}\\right|`, head: 'bracket', tail: 'bracket' },
  sign: applied('\\operatorname{sign}'),
  heaviside: applied('\\Theta'),
  relu: applied('\\operatorname{ReLU}'),
  tanh: applied('\\tanh'),
  sigma: applied('\\sigma'),
  floor: { level: level.whole, places: [0], print: (a) => `\\left\\lfloor ${a.text}\\right\\rfloor`, head: 'bracket', tail: 'bracket' },
  max: ofTwo('\\max'),
  min: ofTwo('\\min'),
  erf: applied('\\operatorname{erf}'),
  gelu: applied('\\operatorname{GELU}'),
  silu: applied('\\operatorname{SiLU}'),
  leaky: applied('\\operatorname{LeakyReLU}'),
  logaddexp: { level: level.whole, places: [0, 0], flat: true, print: (...all) => `\\ln${around(all.map(({ text }) => `e^{${text}}`).join(' + '))}`, head: 'letter', tail: 'bracket' },
}

/** A number in TeX: `-0.3`, `6.2 \times 10^{-4}`; brackets and commas kept. */
export function number(written: string): string {
  return written
    .replace(/ × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, e: string) => ` \\times 10^{${lowered(e)}}`)
    .replaceAll('−', '-')
    .replace(/(\d),(?=\d)/g, '$1{,}')
    .replace('overflow', '\\text{overflow}')
}

function lettered(l: Letter): string {
  const base = isWord(l) ? `\\mathrm{${l.base.replaceAll(' ', '\\ ')}}` : l.base
  return `${l.hat ? `\\hat{${base}}` : base}${l.prime ? "'" : ''}${l.layer ? `^{(${l.layer})}` : ''}${l.index ? `_{${l.index}}` : ''}`
}

/** An identifier in TeX, colored where `options.class` says so. */
export function latexSymbol(id: string, options: Printing = {}): string {
  const s = symbol(id)
  const text = 'of' in s ? `\\frac{\\partial ${lettered(s.of)}}{\\partial ${lettered(s.by)}}` : lettered(s)
  const name = options.class?.(id)
  const colored = name ? `\\htmlClass{${name}}{${text}}` : text
  return options.ids ? `\\htmlData{id=${id}}{${colored}}` : colored
}

/**
 * TeX for KaTeX with `trust` for \htmlClass and \htmlData. A number filled in is \htmlData{n=key,place=…}{…}, with its
 * brackets inside: whoever rewrites it asks `bracketed` with that place.
 */
export function latex(e: Expr, options: Printing = {}): string {
  const notation: Notation = {
    rows,
    literal: (x) => number(plain(x)),
    bracket: around,
    symbol(id) {
      const s = symbol(id)
      const edge = 'of' in s ? 'fraction' : isWord(s) ? 'word' : 'letter'
      return { text: latexSymbol(id, options), level: edge === 'fraction' ? level.factor : level.whole, head: edge, tail: edge }
    },
    filled(id, written, place) {
      const name = options.class?.(id)
      const text = number(bracketed(written, place))
      return `\\htmlData{n=${options.key?.(id) ?? id},place=${place}}{${name ? `\\htmlClass{${name}}{${text}}` : text}}`
    },
  }
  return print(e, notation, options)
}

/** The shortest digits that give the number back, with `× 10ⁿ` for an exponent. */
function plain(x: number): string {
  if (x === Math.PI) return '\\pi'
  const [mantissa = '', exponent] = String(x).split('e')
  return exponent ? `${mantissa} × 10${superscript(Number(exponent))}` : mantissa
}
