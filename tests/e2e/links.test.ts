import { expect, test } from 'vitest'
import { address, open, pages, type Base } from './site.ts'

/** Every link, script, style and picture of every page, and the ids that fragments may lead to. */
async function survey(base: Base) {
  const ids = new Map<string, Set<string>>()
  const links: { from: string; to: string }[] = []
  await using visit = await open('', { base, javaScript: false })
  for (const path of pages(base)) {
    const from = address(path, base)
    await visit.page.goto(from, { waitUntil: 'domcontentloaded' })
    const found = await visit.page.evaluate(() => ({
      ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
      links: [...document.querySelectorAll<HTMLElement>('[href], [src], [data-src]')].map((element) =>
        new URL(element.getAttribute('href') ?? element.getAttribute('src') ?? element.dataset['src'] ?? '', document.baseURI).href),
    }))
    ids.set(from, new Set(found.ids))
    links.push(...found.links.map((to) => ({ from, to })))
  }
  return { ids, links }
}

test.each(['/', '/chain-rule/'] as const)('under %s every link inside the site leads somewhere, and every fragment to an id', async (base) => {
  const { ids, links } = await survey(base)
  const home = address('', base)
  const inside = links.filter(({ to }) => new URL(to).origin === new URL(home).origin)
  expect(inside.length).toBeGreaterThan(20)
  const answers = new Map<string, number>()
  const broken: string[] = []
  for (const { from, to } of inside) {
    const url = new URL(to)
    const page = url.origin + url.pathname
    if (!page.startsWith(home)) broken.push(`${from} → ${to}: outside ${base}`)
    if (!answers.has(page)) answers.set(page, (await fetch(page, { redirect: 'manual' })).status)
    if (answers.get(page) !== 200) broken.push(`${from} → ${to}: ${answers.get(page)}`)
    const fragment = decodeURIComponent(url.hash.slice(1))
    if (fragment && !fragment.startsWith(':~:') && ids.has(page) && !ids.get(page)!.has(fragment)) broken.push(`${from} → ${to}: no such id`)
  }
  expect(broken).toEqual([])
})

test('an address that is not there is answered by the 404 page with status 404', async () => {
  const answer = await fetch(address('no/such/page/'))
  expect(answer.status).toBe(404)
  expect(await answer.text()).toMatch(/<h1/)
})
