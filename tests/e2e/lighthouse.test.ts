import { expect, test } from 'vitest'
import { scores } from './lighthouse.ts'
import { open, pages } from './site.ts'

const asserted = ['accessibility', 'best-practices', 'seo']

/** Whether a page asks search engines to leave it out: then Lighthouse's SEO score says nothing about it. */
async function unlisted(path: string) {
  await using visit = await open(path, { javaScript: false })
  return (await visit.page.locator('meta[name=robots][content*=noindex]').count()) > 0
}

const measured = ['', ...pages().filter((path) => /^(problems|experiments|guides|embed)\/./.test(path))]

test.each(measured.map((path) => ({ path })))('/$path scores at least 95 in accessibility, best practices and SEO', async ({ path }) => {
  const categories = (await unlisted(path)) ? asserted.filter((name) => name !== 'seo') : asserted
  const { scores: got, lost } = await scores(path, categories)
  console.log(`/${path}: ${JSON.stringify(got)}`)
  expect(Object.keys(got).toSorted()).toEqual(categories.toSorted())
  for (const [name, score] of Object.entries(got)) expect(score, `${name}: ${lost.join(', ')}`).toBeGreaterThanOrEqual(95)
}, 120_000)
