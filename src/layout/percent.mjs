import { visit } from 'unist-util-visit'

/** Sets a hard space between a figure and its % in a chapter's text, also after a number that the page computes there. */
export function rehypePercent() {
  return (/** @type {import('hast').Root} */ tree) =>
    visit(tree, 'text', (node, at) => {
      node.value = node.value.replaceAll(/(?<=\d) %/g, '\u00a0%')
      if (at && node.value.startsWith(' %')) node.value = `\u00a0${node.value.slice(1)}`
    })
}
