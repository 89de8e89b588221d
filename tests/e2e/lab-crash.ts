import type { BrowserContext } from 'playwright-core'
import { expect } from 'vitest'
import { crash, curveOf, done, drawer, epoch, longer, press, until, whenKept } from './lab-runs.ts'
import { address, go } from './site.ts'

/** Plays, kills the tab some milliseconds after an epoch, opens the page again, continues: the curve must be the unbroken one. */
export async function crashAt(context: BrowserContext, after: number, milliseconds: number, whole: unknown): Promise<{ seen: number; offered: number }> {
  const page = await context.newPage()
  await go(page, address(longer))
  await press(page, 'Play')
  await epoch(page, after)
  await page.waitForTimeout(milliseconds)
  const seen = await done(page)
  await crash(page)
  await page.close()
  const next = await context.newPage()
  await go(next, address(longer))
  // The first epoch may not have reached the store: then there is nothing to offer, and it is the one that is trained again.
  const offered = (await drawer(next, 'ways')).length === 0 ? 0 : Number(/after epoch (\d+) of 20/.exec(await next.locator('.saved p').innerText({ timeout: 10_000 }))?.[1])
  expect(offered).toBeGreaterThanOrEqual(seen - 1)
  await press(next, offered > 0 ? 'Continue it' : 'Play')
  await until(next, 'finished')
  expect(curveOf(await whenKept(next))).toEqual(whole)
  await press(next, 'What is stored')
  await press(next, 'Forget everything here')
  await next.getByText('Nothing is stored now.').waitFor()
  await next.close()
  return { seen, offered }
}
