import { create } from 'fontkitten'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** Family, slant and file of every face that the book brings along, from the sheet that declares them. */
const sheet = readFileSync('src/styles/faces.css', 'utf8')
const faces = [...sheet.matchAll(/@font-face \{([^}]*)\}/g)].flatMap(([, body = '']) => {
  const [, family = ''] = /font-family: '([^']+)'/.exec(body) ?? []
  const [, file] = /url\('\.\/(fonts\/[^']+)'\)/.exec(body) ?? []
  if (!file) return []
  const font = create(readFileSync(`src/styles/${file}`))
  if (!('characterSet' in font)) throw new TypeError(`${file} is no single face`)
  return [{ family, italic: /font-style: italic/.test(body), characters: new Set(font.characterSet) }]
})

/** All text on a page, by the faces that it asks for: `family, family|style` → characters. */
const texts = () => {
  const found: Record<string, string> = {}
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent || parent.closest('script, style, template, noscript, annotation, .katex-mathml')) continue
    const { fontFamily, fontStyle } = getComputedStyle(parent)
    const key = `${fontFamily}|${fontStyle}`
    found[key] = [...new Set((found[key] ?? '') + node.textContent)].join('')
  }
  for (const input of document.querySelectorAll('input')) {
    const key = `${getComputedStyle(input).fontFamily}|normal`
    found[key] = (found[key] ?? '') + input.value
  }
  return found
}

/** Characters that no face draws: spaces between lines, soft hyphens (where a word breaks there, a hyphen is drawn), joiners, variation selectors, invisible operators. */
const invisible = /[\s\u00ad\u200b-\u200f\u2060-\u2064\ufe0e\ufe0f]/u

/** The characters of a text that none of our faces in its stack has. A stack without our faces is the system's. */
export function missing(stack: string, style: string, text: string): string[] {
  const families = stack.split(',').map((family) => family.trim().replace(/["']/g, ''))
  const asked = faces.filter(({ family, italic }) => families.includes(family) && (italic === (style === 'italic') || !faces.some((other) => other.family === family && other.italic !== italic)))
  if (asked.length === 0) return []
  return [...text].filter((character) => !invisible.test(character) && !asked.some(({ characters }) => characters.has(character.codePointAt(0)!)))
}

/** Characters of a page that its faces lack, each with the stack that asks for it; none for a page without text. */
export async function lacking(page: Page): Promise<{ stacks: number; faults: string[] }> {
  const found = await page.evaluate(texts)
  const faults = Object.entries(found).flatMap(([key, text]) => {
    const [stack = '', style = ''] = key.split('|')
    return missing(stack, style, text).map((character) => `${character} (U+${character.codePointAt(0)!.toString(16)}) in ${stack}, ${style}`)
  })
  return { stacks: Object.keys(found).length, faults }
}
