import { renderToString } from 'katex'
import { katex } from './tex.mjs'

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** A line of head matter as HTML: plain words, and formulas between dollar signs. Bad TeX throws. */
export function phrase(text: string): string {
  return text
    .split(/\$([^$]+)\$/)
    .map((piece, i) => (i % 2 ? renderToString(piece, katex) : piece.replace(/[&<>]/g, (c) => named[c]!)))
    .join('')
}
