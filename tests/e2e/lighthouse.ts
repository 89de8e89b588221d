import lighthouse from 'lighthouse'
import { expect, inject } from 'vitest'
import { address, open } from './site.ts'

/** Scores of 0–100 by category, in Lighthouse's mobile preset. */
export async function scores(path: string, categories: string[]) {
  const run = await lighthouse(address(path), { port: inject('browser').port, output: 'json', disableFullPageScreenshot: true, logLevel: 'error', onlyCategories: categories })
  const { lhr } = run!
  return {
    shift: Number(lhr.audits['cumulative-layout-shift']?.numericValue ?? 0),
    scores: Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)])),
    lost: Object.values(lhr.audits).filter(({ score }) => score !== null && score < 1).map(({ id }) => id),
  }
}

const asserted = ['accessibility', 'best-practices', 'seo']

/** Whether a page asks search engines to leave it out: then Lighthouse's SEO score says nothing about it. */
async function unlisted(path: string) {
  await using visit = await open(path, { javaScript: false })
  return (await visit.page.locator('meta[name=robots][content*=noindex]').count()) > 0
}

/** Holds a page to at least 95 in accessibility, best practices and SEO, and prints what it got. */
export async function scoresWell(path: string): Promise<void> {
  const categories = (await unlisted(path)) ? asserted.filter((name) => name !== 'seo') : asserted
  const { scores: got, lost } = await scores(path, categories)
  console.log(`/${path}: ${JSON.stringify(got)}`)
  expect(Object.keys(got).toSorted()).toEqual(categories.toSorted())
  for (const [name, score] of Object.entries(got)) expect(score, `${name}: ${lost.join(', ')}`).toBeGreaterThanOrEqual(95)
}
