import { type Expr, substitute } from '../../../src/math/expr.ts'
import { text } from '../../../src/math/print/text.ts'

/** A formula in words that wraps where the page is narrow. */
export function inWords(e: Expr): string {
  return text(e).replaceAll('*', ' × ').replaceAll('_', ' ').replaceAll('/', ' / ').replaceAll('-', '−').replace(/\s+/g, ' ')
}

/** The same with numbers for its names. */
export function inNumbers(e: Expr, known: Readonly<Record<string, number>>): string {
  const filled = substitute(e, (part) => (part.op === 'ref' && Object.hasOwn(known, part.id) ? { op: 'num', value: known[part.id] ?? Number.NaN } : undefined))
  return inWords(filled).replace(/\d{4,}/g, (digits) => Number(digits).toLocaleString('en'))
}
