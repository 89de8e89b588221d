import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { address, open, pages } from './site.ts'

const kilobyte = 1000
/** The most JavaScript that a kind of page may load before the reader does anything, in KB of gzip. */
const budgets = [
  { kind: 'chapter', of: /^problems\//, limit: 120 },
  { kind: 'experiment', of: /^experiments\//, limit: 130 },
]

async function gzipped(url: string) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return gzipSync(Buffer.from(await answer.arrayBuffer())).length / kilobyte
}

test.each(pages().map((path) => ({ path })))('/$path keeps to the budget of its kind', async ({ path }) => {
  await using visit = await open(path)
  const sizes = await Promise.all(visit.requests.map(async ({ url, type }) => ({ script: type === 'script' || /\.m?js(\?|$)/.test(url), size: /^http/.test(url) ? await gzipped(url) : 0 })))
  const script = sizes.filter((one) => one.script).reduce((sum, { size }) => sum + size, 0)
  const all = sizes.reduce((sum, { size }) => sum + size, 0)
  const budget = budgets.find(({ of }) => of.test(path))
  console.log(`/${path}: ${sizes.length} requests, ${all.toFixed(1)} KB gzip, of it JavaScript ${script.toFixed(1)}${budget ? ` of ${budget.limit}` : ''}`)
  if (budget) expect(script, visit.requests.map(({ url }) => url).join('\n')).toBeLessThanOrEqual(budget.limit)
  expect(sizes.length).toBeGreaterThan(0)
})

test('each budget has a page that it is for', () => {
  for (const { kind, of } of budgets) expect(pages().filter((path) => of.test(path)), kind).not.toEqual([])
})

test('embed.js is at most 2 KB', async () => {
  const size = await gzipped(address('embed.js'))
  console.log(`embed.js: ${size.toFixed(2)} KB gzip`)
  expect(size).toBeGreaterThan(0.2)
  expect(size).toBeLessThanOrEqual(2)
})
