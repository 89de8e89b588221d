import { createElement, memo, useLayoutEffect, useMemo, useRef } from 'react'
import type { Expr } from '../../math/expr.ts'
import { mathml, mathmlSymbol } from '../../math/print/mathml.ts'
import type { Printing } from '../../math/print/notation.ts'
import { spokenSymbol } from '../../math/print/spoken.ts'
import { symbol } from '../../math/print/symbol.ts'

interface Look {
  printing: Printing
  className?: string
}

/** Gives each letter the class of this printing where that of the last was another; other classes stay. */
function recolor(root: Element, last: Printing, printing: Printing) {
  for (const letter of root.querySelectorAll<HTMLElement>('[data-id]')) {
    const id = letter.dataset['id'] ?? ''
    const [before, now] = [last.class?.(id), printing.class?.(id)]
    if (before === now) continue
    if (before) letter.classList.remove(before)
    if (now) letter.classList.add(now)
  }
}

/** `html` comes from our own printer, which escapes all that a reader typed. */
function Maths({ html, printing, className, label }: { html: string; printing: Printing; className?: string | undefined; label?: string }) {
  // React writes it anew for every new object, whatever stands in it.
  const inner = useMemo(() => ({ __html: html }), [html])
  const math = useRef<Element>(null)
  const last = useRef(printing)
  useLayoutEffect(() => {
    if (math.current && last.current !== printing) recolor(math.current, last.current, printing)
    last.current = printing
  }, [printing])
  return createElement('math', { ref: math, className, 'aria-label': label, dangerouslySetInnerHTML: inner })
}

/** What is printed, kept until `of` changes. Another printing changes classes alone where its letters can be found; drawing a formula anew costs far more. */
function usePrinted(print: (printing: Printing) => string, of: unknown, printing: Printing): string {
  // eslint-disable-next-line react-hooks/exhaustive-deps -- colors are brought up to date by Maths
  return useMemo(() => print(printing), [of, printing.ids || printing])
}

/** An expression as MathML, which the browser draws and a screen reader speaks. */
export const Formula = memo(function Formula({ expr, printing, className }: Look & { expr: Expr }) {
  return <Maths html={usePrinted((how) => mathml(expr, how), expr, printing)} printing={printing} className={className} />
})

const d = '<mi mathvariant="normal">∂</mi>'

function named(id: string, slash: boolean, printing: Printing): string {
  const [, of, by] = /^d([A-Za-z]\w*?)_d([A-Za-z]\w*)$/.exec(id) ?? []
  if (slash && of && by) {
    const letters = { ...printing, class: () => undefined, ids: false }
    const [top, bottom] = [of, by].map((letter) => `${d}${mathmlSymbol(letter, letters)}`)
    return `<mrow class="${printing.class?.(id) ?? ''}">${top}<mo lspace="0" rspace="0">/</mo>${bottom}</mrow>`
  }
  if (!('of' in symbol(id)) || !of || !by || printing.class?.(id)) return mathmlSymbol(id, printing)
  return `<mfrac data-id="${id}"><mrow>${d}${mathmlSymbol(of, printing)}</mrow><mrow>${d}${mathmlSymbol(by, printing)}</mrow></mfrac>`
}

/**
 * A single name as MathML. In a derivative each letter keeps its own color, unless the whole has one.
 * @param slash a derivative in one line, for tables
 */
export const Name = memo(function Name({ id, printing, className, slash = false }: Look & { id: string; slash?: boolean }) {
  return <Maths html={usePrinted((how) => named(id, slash, how), `${id}${slash ? '/' : ''}`, printing)} printing={printing} className={className} label={spokenSymbol(id)} />
})
