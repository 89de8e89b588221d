import katex from 'katex'
import type { Expr } from '../math/expr.ts'
import { parse } from '../math/parse.ts'
import { latex, latexSymbol, number } from '../math/print/latex.ts'
import { escape, mathml, mathmlSymbol } from '../math/print/mathml.ts'
import type { Printing } from '../math/print/notation.ts'
import { spokenSymbol } from '../math/print/spoken.ts'
import { symbol } from '../math/print/symbol.ts'
import type { Line, Verdict } from '../solution/verdict.ts'
import { marks } from '../widgets/kit/Mark.tsx'

/**
 * A formula twice: drawn by KaTeX for the eye, and as MathML from the same expression for the ear.
 * @throws ParseError for TeX that KaTeX cannot read, which stops the build
 */
function twice(tex: string, math: string, display: boolean, label?: string): string {
  const seen = katex.renderToString(display ? `\\displaystyle ${tex}` : tex, { output: 'html', throwOnError: true, strict: 'ignore', trust: true })
  return `<span class="formula"><span aria-hidden="true">${seen}</span><math class="vh"${label ? ` aria-label="${escape(label)}"` : ''}>${math}</math></span>`
}

/** An expression; `before` and `after` are names that stand left and right of it, joined by =. */
export function formula(e: Expr, printing: Printing, { before, display = false }: { before?: string; display?: boolean } = {}): string {
  const tex = latex(e, printing)
  const math = mathml(e, printing)
  if (before === undefined) return twice(tex, math, display)
  return twice(`${nameTex(before, printing)} = ${tex}`, `${mathmlSymbol(before, printing)}<mo>=</mo>${math}`, display)
}

/** A name in TeX; the letters of a derivative keep their own colors unless the whole has one. */
export function nameTex(id: string, printing: Printing): string {
  const [, of, by] = /^d([A-Za-z]\w*?)_d([A-Za-z]\w*)$/.exec(id) ?? []
  if (!('of' in symbol(id)) || !of || !by || printing.class?.(id)) return latexSymbol(id, printing)
  return `\\htmlData{id=${id}}{\\frac{\\partial ${latexSymbol(of, printing)}}{\\partial ${latexSymbol(by, printing)}}}`
}

/** A name alone. */
export function name(id: string, printing: Printing, display = false): string {
  const tex = nameTex(id, printing)
  // A derivative in a line of text is set with a slash, so that the lines keep their distance.
  const inline = display ? tex : tex.replace(/\\frac\{(\\partial .*)\}\{(\\partial .*)\}(\}*)$/, '$1/$2$3')
  return twice(inline, mathmlSymbol(id, printing), display, spokenSymbol(id))
}

/** A part of a line as its writer put it: read where it can be, so that it is set as a formula. */
function part(text: string): { tex: string; math: string; e?: Expr } {
  const [, primed] = /^([A-Za-z])['′]$/.exec(text) ?? []
  if (primed) return { tex: `${primed}'`, math: `<mrow><mi>${primed}</mi><mo>′</mo></mrow>` }
  const e = parse(text)
  if ('fault' in e) return { tex: `\\text{${text.replace(/[\\{}$&#^_%~]/g, ' ')}}`, math: `<mtext>${escape(text)}</mtext>` }
  // The digits as written count, ending zeros included.
  return e.op === 'num' ? { tex: number(text), math: `<mn>${escape(text)}</mn>`, e } : { tex: latex(e), math: mathml(e), e }
}

/** Words with formulas between dollar signs. @throws ParseError for TeX that KaTeX cannot read */
export function sentence(text: string): string {
  return text
    .split(/\$([^$]+)\$/)
    .map((piece, i) => (i % 2 ? katex.renderToString(piece, { throwOnError: true, strict: 'ignore' }) : escape(piece)))
    .join('')
}

/** A line of a sheet in the writer's letters, with the pencil's strokes under what they are about. */
export function writtenLine({ of, label, formula: stated, text, claim }: Line, { kind, notes }: Verdict): string {
  if (claim) return `<span class="${marks[kind].pencil === 'red' ? 'claim bad' : 'claim'}">${sentence(text)}</span>`
  const about = new Set(notes.map((note) => note.kind))
  const stroke = (tex: string, name: string | undefined) => (name ? `\\htmlClass{${name}}{${tex}}` : tex)
  const parts = [
    { ...part(label ?? of), stroke: about.has('label') ? 'strike' : undefined },
    ...(stated === undefined ? [] : [{ ...part(stated), stroke: about.has('formula') ? 'bad' : undefined }]),
    ...(text === '' ? [] : [{ ...part(text), stroke: marks[kind].pencil === 'red' ? 'bad' : kind === 'right' ? undefined : 'soft' }]),
  ]
  return twice(parts.map(({ tex, stroke: name }) => stroke(tex, name)).join(' = '), parts.map(({ math }) => `<mrow>${math}</mrow>`).join('<mo>=</mo>'), true)
}
