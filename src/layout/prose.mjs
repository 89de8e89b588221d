import { toString } from 'hast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'

/** Sets a hard space between a figure and its % in a chapter's text, also after a number that the page computes there. */
export function rehypePercent() {
  return (/** @type {import('hast').Root} */ tree) =>
    visit(tree, 'text', (node, at) => {
      node.value = node.value.replaceAll(/(?<=\d) %/g, '\u00a0%')
      if (at && node.value.startsWith(' %')) node.value = `\u00a0${node.value.slice(1)}`
    })
}

/** Code keeps its lines, and scrolls by itself where they are longer than the page is wide: a region that the Tab key reaches, named by its first line. */
export function rehypeScrollingCode() {
  return (/** @type {import('hast').Root} */ tree) =>
    visit(tree, { tagName: 'pre' }, (node, at, parent) => {
      if (node.type !== 'element' || parent === undefined || at === undefined) return
      const [first] = toString(node).trim().split('\n')
      parent.children[at] = { type: 'element', tagName: 'div', properties: { className: ['scroll', 'code'], role: 'region', ariaLabel: `Code: ${first}`, tabIndex: 0 }, children: [node] }
      return SKIP
    })
}
