import lighthouse from 'lighthouse'
import { expect, inject, test } from 'vitest'
import { address, open, pages } from './site.ts'

const asserted = ['accessibility', 'best-practices', 'seo']

/** Scores of 0–100 by category, in Lighthouse's mobile preset. */
async function scores(path: string, categories: string[]) {
  const run = await lighthouse(address(path), { port: inject('browser').port, output: 'json', logLevel: 'error', onlyCategories: categories })
  const { lhr } = run!
  return {
    shift: Number(lhr.audits['cumulative-layout-shift']?.numericValue ?? 0),
    scores: Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)])),
    lost: Object.values(lhr.audits).filter(({ score }) => score !== null && score < 1).map(({ id }) => id),
  }
}

/** Whether a page asks search engines to leave it out: then Lighthouse's SEO score says nothing about it. */
async function unlisted(path: string) {
  await using visit = await open(path, { javaScript: false })
  return (await visit.page.locator('meta[name=robots][content*=noindex]').count()) > 0
}

const middle = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
const measured = ['', ...pages().filter((path) => /^(problems|experiments|guides|embed)\/./.test(path))]

test.each(measured.map((path) => ({ path })))('/$path scores at least 95 in accessibility, best practices and SEO', async ({ path }) => {
  const categories = (await unlisted(path)) ? asserted.filter((name) => name !== 'seo') : asserted
  const { scores: got, lost } = await scores(path, categories)
  console.log(`/${path}: ${JSON.stringify(got)}`)
  expect(Object.keys(got).toSorted()).toEqual(categories.toSorted())
  for (const [name, score] of Object.entries(got)) expect(score, `${name}: ${lost.join(', ')}`).toBeGreaterThanOrEqual(95)
}, 120_000)

test.each(pages().filter((path) => /^(problems|experiments)\/./.test(path)).slice(0, 2).map((path) => ({ path })))('/$path loads without a shift; its performance is printed, median of five', async ({ path }) => {
  const runs = []
  for (let run = 0; run < 5; run++) runs.push(await scores(path, ['performance']))
  const performance = runs.map((run) => run.scores['performance']!)
  console.log(`/${path}: performance ${middle(performance)} (${performance.join(', ')})`)
  expect(middle(runs.map((run) => run.shift))).toBeLessThanOrEqual(0.02)
}, 300_000)
