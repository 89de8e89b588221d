import { bracketed } from '../format.ts'
import type { Expr, Op } from '../expr.ts'
import { joiner, level, type Notation, print, type Printing, type Row } from './notation.ts'
import { isWord, type Letter, symbol } from './symbol.ts'

const joined = { times: '<mo>×</mo>', dot: '<mo>⋅</mo>', nothing: '<mo>&#x2062;</mo>' } as const

function row(inside: string): string {
  return `<mrow>${inside}</mrow>`
}

function applied(name: string): Row {
  const upright = name.length > 1 ? ' mathvariant="normal"' : ''
  return { level: level.whole, places: [0], print: (a) => row(`<mi${upright}>${name}</mi><mo>&#x2061;</mo>${around(a.text)}`), head: 'letter', tail: 'bracket' }
}

function ofTwo(name: string): Row {
  return {
    level: level.whole,
    places: [0, 0],
    print: (a, b) => row(`<mi mathvariant="normal">${name}</mi><mo>&#x2061;</mo>${around(`${a.text}<mo separator="true">,</mo>${b.text}`)}`),
    head: 'letter',
    tail: 'bracket',
  }
}

function around(inside: string): string {
  return row(`<mo>(</mo>${inside}<mo>)</mo>`)
}

/** One row for every operator. */
export const rows: Record<Op, Row> = {
  add: { level: level.sum, places: [level.sum, level.product], print: (a, b) => row(`${a.text}<mo>+</mo>${b.text}`) },
  sub: { level: level.sum, places: [level.sum, level.product], print: (a, b) => row(`${a.text}<mo>−</mo>${b.text}`) },
  mul: { level: level.product, places: [level.product, level.factor], print: (a, b) => row(`${a.text}${joined[joiner(a, b)]}${b.text}`) },
  div: { level: level.factor, places: [0, 0], print: (a, b) => `<mfrac>${row(a.text)}${row(b.text)}</mfrac>`, head: 'fraction', tail: 'fraction' },
  neg: { level: level.sum, places: [level.product], print: (a) => row(`<mo form="prefix">−</mo>${a.text}`), head: 'letter' },
  pow: { level: level.power, places: [level.whole, 0], print: (a, b) => `<msup>${row(a.text)}${row(b.text)}</msup>`, tail: 'letter' },
  sqrt: { level: level.whole, places: [0], print: (a) => `<msqrt>${a.text}</msqrt>`, head: 'letter', tail: 'letter' },
  exp: { level: level.power, places: [0], print: (a) => `<msup><mi>e</mi>${row(a.text)}</msup>`, head: 'letter', tail: 'letter' },
  log: applied('ln'),
  abs: {
    level: level.whole,
    places: [0],
    print: (a) => row(`<mo form="prefix" stretchy="true">|</mo>${a.text}<mo form="postfix" stretchy="true">|</mo>`),
    head: 'bracket',
    tail: 'bracket',
  },
  sign: applied('sign'),
  heaviside: applied('Θ'),
  relu: applied('ReLU'),
  tanh: applied('tanh'),
  sigma: applied('σ'),
  floor: { level: level.whole, places: [0], print: (a) => row(`<mo form="prefix">⌊</mo>${a.text}<mo form="postfix">⌋</mo>`), head: 'bracket', tail: 'bracket' },
  max: ofTwo('max'),
  min: ofTwo('min'),
  erf: applied('erf'),
  gelu: applied('GELU'),
  silu: applied('SiLU'),
  leaky: applied('LeakyReLU'),
  logaddexp: {
    level: level.whole,
    places: [0, 0],
    flat: true,
    print: (...all) => row(`<mi mathvariant="normal">ln</mi><mo>&#x2061;</mo>${around(all.map(({ text }) => `<msup><mi>e</mi>${row(text)}</msup>`).join('<mo>+</mo>'))}`),
    head: 'letter',
    tail: 'bracket',
  },
}

/** Text that is safe between tags and inside quoted attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
}

function lettered(l: Letter, attributes = ''): string {
  const mi = `<mi${isWord(l) ? ' mathvariant="normal"' : ''}>${escape(l.base)}</mi>`
  const base = l.hat ? `<mover accent="true">${mi}<mo stretchy="false">^</mo></mover>` : mi
  const layer = l.layer && `<mrow><mo>(</mo><mn>${escape(l.layer)}</mn><mo>)</mo></mrow>`
  const index = l.index && `<mn>${escape(l.index)}</mn>`
  if (layer) return (index ? `<msubsup>${base}${index}${layer}</msubsup>` : `<msup>${base}${layer}</msup>`).replace(/^<\w+/, (tag) => tag + attributes)
  const text = l.index ? `<msub>${base}<mn>${escape(l.index)}</mn></msub>` : l.prime ? `<msup>${base}<mo>′</mo></msup>` : base
  return attributes ? text.replace(/^<\w+/, (tag) => tag + attributes) : text
}

/** An identifier as one MathML element, with its class and, on request, its `data-id`. */
export function mathmlSymbol(id: string, options: Printing = {}): string {
  const s = symbol(id)
  const name = options.class?.(id)
  const attributes = (name ? ` class="${escape(name)}"` : '') + (options.ids ? ` data-id="${escape(id)}"` : '')
  if (!('of' in s)) return lettered(s, attributes)
  const d = '<mi mathvariant="normal">∂</mi>'
  return `<mfrac${attributes}>${row(d + lettered(s.of))}${row(d + lettered(s.by))}</mfrac>`
}

/**
 * The inside of a `<math>` element. A number filled in is `<mn data-n="key" data-place="…">`, with its brackets inside:
 * whoever rewrites its text asks `bracketed` with that place.
 */
export function mathml(e: Expr, options: Printing = {}): string {
  const notation: Notation = {
    rows,
    literal: (x) => x === Math.PI ? '<mi>π</mi>' : `<mn>${String(x).replaceAll('-', '−').replace('e+', 'e')}</mn>`,
    bracket: around,
    symbol(id) {
      const s = symbol(id)
      const edge = 'of' in s ? 'fraction' : isWord(s) ? 'word' : 'letter'
      return { text: mathmlSymbol(id, options), level: edge === 'fraction' ? level.factor : level.whole, head: edge, tail: edge }
    },
    filled(id, written, place) {
      const name = options.class?.(id)
      const attributes = `${name ? ` class="${escape(name)}"` : ''} data-n="${escape(options.key?.(id) ?? id)}" data-place="${place}"`
      return `<mn${attributes}>${escape(bracketed(written, place))}</mn>`
    },
  }
  return print(e, notation, options)
}
