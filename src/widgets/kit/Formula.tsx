import { createElement, memo, useMemo } from 'react'
import type { Expr } from '../../math/expr.ts'
import { mathml, mathmlSymbol } from '../../math/print/mathml.ts'
import type { Printing } from '../../math/print/notation.ts'
import { spokenSymbol } from '../../math/print/spoken.ts'
import { symbol } from '../../math/print/symbol.ts'

interface Look {
  printing: Printing
  className?: string
}

/** `html` comes from our own printer, which escapes all that a reader typed. */
function Maths({ html, className, label }: { html: string; className?: string | undefined; label?: string }) {
  // React writes it anew for every new object, whatever stands in it.
  const inner = useMemo(() => ({ __html: html }), [html])
  return createElement('math', { className, 'aria-label': label, dangerouslySetInnerHTML: inner })
}

/** An expression as MathML, which the browser draws and a screen reader speaks. */
export const Formula = memo(function Formula({ expr, printing, className }: Look & { expr: Expr }) {
  return <Maths html={mathml(expr, printing)} className={className} />
})

/**
 * A single name as MathML. In a derivative each letter keeps its own color, unless the whole has one.
 * @param slash a derivative in one line, for tables
 */
export const Name = memo(function Name({ id, printing, className, slash = false }: Look & { id: string; slash?: boolean }) {
  const s = symbol(id)
  const [, of, by] = /^d([A-Za-z]\w*?)_d([A-Za-z]\w*)$/.exec(id) ?? []
  if (slash && of && by) {
    const letters = { ...printing, class: () => undefined, ids: false }
    const [top, bottom] = [of, by].map((letter) => `<mi mathvariant="normal">∂</mi>${mathmlSymbol(letter, letters)}`)
    return <Maths html={`<mrow class="${printing.class?.(id) ?? ''}">${top}<mo lspace="0" rspace="0">/</mo>${bottom}</mrow>`} className={className} label={spokenSymbol(id)} />
  }
  if (!('of' in s) || !of || !by || printing.class?.(id)) return <Maths html={mathmlSymbol(id, printing)} className={className} label={spokenSymbol(id)} />
  const d = '<mi mathvariant="normal">∂</mi>'
  return <Maths html={`<mfrac data-id="${id}"><mrow>${d}${mathmlSymbol(of, printing)}</mrow><mrow>${d}${mathmlSymbol(by, printing)}</mrow></mfrac>`} className={className} label={spokenSymbol(id)} />
})
