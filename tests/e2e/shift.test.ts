import { type Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { open, pages } from './site.ts'

/** Keeps the sum of layout shifts in the page. */
const watch = () => {
  const shifts = { sum: 0, moved: [] as string[] }
  Object.assign(window, { shifts })
  type Source = { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }
  const place = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ')
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources?: Source[] })[]) {
      shifts.sum += entry.value
      for (const { node, previousRect, currentRect } of entry.sources ?? [])
        shifts.moved.push(`${entry.value.toFixed(4)} ${node?.nodeName} "${node?.textContent?.slice(0, 40)}" from ${place(previousRect)} to ${place(currentRect)}`)
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Fonts arrive half a second late, scripts a second: after the first paint, one after the other. */
async function late(page: Page) {
  await page.addInitScript(watch)
  await page.route(/\.(woff2|js)(\?|$)/, async (route) => {
    await new Promise((done) => setTimeout(done, route.request().url().includes('.woff2') ? 500 : 1000))
    await route.continue()
  })
}

const shifts = (page: Page) => page.evaluate(() => (window as unknown as { shifts: { sum: number; moved: string[] } }).shifts)
// The papers of the field are set alike: one stands for all.
const published = pages().filter((path) => /^papers\/./.test(path) && path !== 'papers/original/')
const visits = pages().filter((path) => !published.slice(1).includes(path)).flatMap((path) => [375, 1280].map((width) => ({ path, width })))

// Most of such a visit is waiting.
test.concurrent.each(visits)('/$path at $width px stays put when fonts and islands arrive late', async ({ path, width }) => {
  await using visit = await open(path, { width, before: late })
  await visit.page.waitForTimeout(300)
  const { sum, moved } = await shifts(visit.page)
  expect(sum, moved.join('\n')).toBeLessThanOrEqual(0.02)
})

test('a shift is seen where there is one', async () => {
  await using visit = await open('', { before: late })
  await visit.page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforebegin', '<div style="height: 300px">late</div>'))
  await visit.page.waitForTimeout(300)
  expect((await shifts(visit.page)).sum).toBeGreaterThan(0.02)
})
