/** Runs in the page: text in which Markdown was left as it stood in the source, since it is written inside JSX. */
export function leftovers(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode
    if (/`|\*\*|\]\(/.test(textContent ?? '') && !parentElement?.closest('code, pre, script, style, textarea, annotation')) found.push(textContent!.trim())
  }
  return found
}

/** Runs in the page: figures that a line's end may part from their %. */
export function partedPercents(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let text = ''
  while (walker.nextNode()) if (!walker.currentNode.parentElement!.closest('code, pre, script, style, textarea, annotation')) text += walker.currentNode.textContent
  return text.match(/[\d.,]*\d\s*[ \n]\s*%/g) ?? []
}

/** Runs in the page: the source of each display formula that is wider than its place. */
export const cutFormulas = (): string[] =>
  [...document.querySelectorAll('.katex-display')].filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.querySelector('annotation')?.textContent ?? one.textContent)

/** Runs in the page: what scrolls by itself and is no stop of the Tab key with a name, so that only a hand on it can move it. */
export const outOfReach = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.scroll')].filter(({ tabIndex, role, ariaLabel }) => tabIndex !== 0 || role !== 'region' || !ariaLabel).map((one) => one.outerHTML.slice(0, 120))
