import type { CDPSession, Page } from 'playwright-core'
import { middle } from './middle.ts'

export const changes = 60

/** What the page has spent so far, in milliseconds. */
async function spent(client: CDPSession) {
  const { metrics } = await client.send('Performance.getMetrics')
  const of = (name: string) => 1000 * metrics.find((metric) => metric.name === name)!.value
  return { scripting: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') }
}

/**
 * The cost of each of many changes of one number by an arrow key, the frame after it included: medians.
 * @returns undefined where the page has no number that arrow keys change
 */
export async function repaint(page: Page): Promise<{ scripting: number; layout: number } | undefined> {
  await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'))
  const field = page.locator('.fig :is([role=spinbutton], [role=slider], input[type=range])').first()
  if ((await field.count()) === 0) return undefined
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable')
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
