/** Runs in the page: what a reader who cannot see the layout goes by. */
export function outline() {
  const shown = (element: Element) => element.checkVisibility()
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(shown)
  const blocks = [...document.querySelectorAll('main :is(h1, h2, h3, p, li, table, figcaption)')].filter((block) => {
    const { width, height } = block.getBoundingClientRect()
    return shown(block) && width > 2 && height > 2
  })
  const jumps = blocks.flatMap((block, index) => {
    const before = blocks[index - 1]
    if (!before || before.contains(block)) return []
    const [above, here] = [before.getBoundingClientRect(), block.getBoundingClientRect()]
    return here.bottom < above.top ? [`"${block.textContent.trim().slice(0, 40)}" stands above "${before.textContent.trim().slice(0, 40)}"`] : []
  })
  return {
    language: document.documentElement.lang,
    title: document.title,
    h1: headings.filter((heading) => heading.tagName === 'H1').length,
    levels: headings.map((heading) => Number(heading.tagName[1])),
    forced: [...document.querySelectorAll('[tabindex]')].filter((element) => Number(element.getAttribute('tabindex')) > 0).length,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    jumps,
  }
}
