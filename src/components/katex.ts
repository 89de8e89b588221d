import katex from 'katex'
import type { Expr } from '../math/expr.ts'
import { latex, latexSymbol } from '../math/print/latex.ts'
import { mathml, mathmlSymbol } from '../math/print/mathml.ts'
import type { Printing } from '../math/print/notation.ts'
import { symbol } from '../math/print/symbol.ts'

/**
 * A formula twice: drawn by KaTeX for the eye, and as MathML from the same expression for the ear.
 * @throws ParseError for TeX that KaTeX cannot read, which stops the build
 */
function twice(tex: string, math: string, display: boolean): string {
  const seen = katex.renderToString(display ? `\\displaystyle ${tex}` : tex, { output: 'html', throwOnError: true, strict: 'ignore', trust: true })
  return `<span class="formula"><span aria-hidden="true">${seen}</span><math class="vh">${math}</math></span>`
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
  return twice(inline, mathmlSymbol(id, printing), display)
}
