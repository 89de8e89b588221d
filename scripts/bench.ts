import { type CDPSession, type Page } from 'playwright-core'
import { onSite } from './setup/site.mjs'

const changes = 60
/** Milliseconds of scripting that one change of a number may cost before the frame is painted. */
const limit = 8

const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!

/** What the page has spent so far, in milliseconds. */
async function spent(client: CDPSession) {
  const { metrics } = await client.send('Performance.getMetrics')
  const of = (name: string) => 1000 * metrics.find((metric) => metric.name === name)!.value
  return { scripting: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') }
}

/** The cost of each of many changes of one number by an arrow key, the frame after it included. */
async function repaint(page: Page) {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable')
  const field = page.getByRole('spinbutton').first()
  await field.focus()
  const costs: { scripting: number; layout: number }[] = []
  for (let change = 0; change < changes; change++) {
    const before = await spent(client)
    await page.keyboard.press(change % 2 ? 'ArrowDown' : 'ArrowUp')
    await page.evaluate(() => new Promise(requestAnimationFrame))
    const after = await spent(client)
    costs.push({ scripting: after.scripting - before.scripting, layout: after.layout - before.layout })
  }
  return { scripting: middle(costs.map((cost) => cost.scripting)), layout: middle(costs.map((cost) => cost.layout)) }
}

/** `npm run bench`: what one change of a number costs, on the chapter and in the embed; fails above the limit. */
await onSite(async ({ browser, address }) => {
  const medians = new Map<string, number>()
  for (const path of ['problems/02-backprop/', 'embed/backprop/']) {
    const page = await browser.newPage()
    await page.goto(address + path, { waitUntil: 'networkidle' })
    const { scripting, layout } = await repaint(page)
    medians.set(path, scripting)
    console.log(`/${path}: one change costs ${scripting.toFixed(2)} ms of scripting (at most ${limit}), ${layout.toFixed(2)} ms of style and layout; median of ${changes}`)
    await page.close()
  }
  const [chapter, embed] = [...medians.values()]
  console.log(`chapter : embed = ${(chapter! / embed!).toFixed(2)} in this run`)
  if ([...medians.values()].some((median) => median > limit)) process.exitCode = 1
})
