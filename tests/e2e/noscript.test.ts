import { expect, test } from 'vitest'
import { open, pages } from './site.ts'

const read = pages().filter((path) => /^(problems|experiments|guides)\/./.test(path))

test('there are chapters to read', () => expect(read).not.toEqual([]))

test.each(read.map((path) => ({ path })))('/$path reads without JavaScript: title, prose and every number in it', async ({ path }) => {
  await using visit = await open(path, { javaScript: false })
  expect(await visit.page.locator('h1').isVisible()).toBe(true)
  const words = (await visit.page.locator('main').innerText()).split(/\s+/).length
  expect(words).toBeGreaterThan(200)
  const blanks = await visit.page.locator('[data-n]').evaluateAll((elements) => elements.filter((element) => element.textContent.trim() === '').map((element) => element.outerHTML.slice(0, 120)))
  expect(blanks).toEqual([])
  expect(visit.requests.filter(({ type }) => type === 'script')).toEqual([])
})
