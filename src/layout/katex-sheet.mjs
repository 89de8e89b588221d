import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const name = 'virtual:katex.css'
const faces = /@font-face\s*\{[^}]*\}/g

/**
 * KaTeX's sheet in a layer of its own and without its sixty font files: `src/styles/faces.css`
 * names the four faces that the book needs.
 * @returns {import('vite').Plugin}
 */
export function katexSheet() {
  const file = createRequire(import.meta.url).resolve('katex/dist/katex.min.css')
  return {
    name: 'katex-sheet',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? `@layer katex{${readFileSync(file, 'utf8').replace(faces, '')}}` : undefined),
  }
}
