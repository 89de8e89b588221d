import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { drawer, epoch, keptRuns, longer, minutes, notice, press, small, until, whenKept } from './lab-runs.ts'
import { address, browser, go, open, reload } from './site.ts'

const nothing = (page: Page) => page.getByText('Nothing is stored now.').waitFor({ timeout: minutes })
const forget = async (page: Page) => {
  await press(page, 'What is stored')
  await press(page, 'Forget everything here')
  await nothing(page)
}
/** How much lies in this browser: runs, checkpoints and runs under way, and keys of the page's other storage. */
const stored = async (page: Page) => [...(await Promise.all((['runs', 'checkpoints', 'ways'] as const).map(async (name) => (await drawer(page, name)).length))), await page.evaluate(() => localStorage.length)]

test('forgotten while a run plays, all is gone, the theme too, and stays so: the run goes on, says that it is not kept, and the next one is', async () => {
  await using visit = await open(longer)
  const { page } = visit
  await page.locator('#theme').click()
  await press(page, 'Play')
  await epoch(page, 2)
  await press(page, 'What is stored')
  const panel = page.locator('.stored')
  await panel.getByText('a run under way or left half-way').waitFor()
  expect(await panel.innerText()).toContain('dark, as you chose')
  await press(page, 'Forget everything here')
  await nothing(page)
  expect(await stored(page)).toEqual([0, 0, 0, 0])
  expect(await panel.getByRole('status').innerText()).toBe('Nothing is stored now. The run under way goes on, and nothing of it is kept. This page keeps its light or dark until it is loaded again.')
  expect(await panel.innerText()).not.toMatch(/under way or left|as you chose/)
  expect(await notice(page)).toEqual(['The run under way goes on, and nothing of it is kept.'])
  await until(page, 'finished')
  await page.waitForTimeout(1000)
  expect(await stored(page)).toEqual([0, 0, 0, 0])
  await press(page, 'Play again')
  await epoch(page, 1)
  await expect.poll(async () => (await drawer(page, 'ways')).length).toBe(1)
  expect(await notice(page)).toEqual([])
  await expect.poll(() => panel.getByRole('status').innerText(), { timeout: 5000 }).toBe('')
  expect(visit.errors).toEqual([])
}, 4 * minutes)

test('a run on offer is forgotten with the rest, in another tab too', async () => {
  const context = await (await browser()).newContext()
  const [one, two] = [await context.newPage(), await context.newPage()]
  await go(one, address(small))
  await press(one, 'One epoch')
  await until(one, 'paused')
  await reload(one)
  await go(two, address(small))
  for (const page of [one, two]) await page.locator('.saved').waitFor({ timeout: minutes })
  await forget(one)
  for (const page of [one, two]) await page.locator('.saved').waitFor({ state: 'detached' })
  await press(two, 'Play')
  await until(two, 'finished')
  await whenKept(two)
  expect(await keptRuns(one)).toMatchObject([{ end: 'finished', epochs: { length: 6 } }])
  await context.close()
}, 4 * minutes)

test('a sweep under way ends, says so where it stood, and nothing of it comes back', async () => {
  await using visit = await open(`${small}&epochs=30&sweep=dropout%3D0%7C0.5&sweepSeeds=2`)
  const { page } = visit
  await press(page, 'Sweep')
  await press(page, 'Start the sweep')
  await expect.poll(async () => (await drawer(page, 'runs')).length, { timeout: minutes }).toBeGreaterThan(0)
  await press(page, 'What is stored')
  await press(page, 'Forget everything here')
  await nothing(page)
  expect(await page.locator('.stored').getByRole('status').innerText()).toBe('Nothing is stored now. The sweep under way was ended: its runs are forgotten too.')
  await page.waitForTimeout(2000)
  expect(await stored(page)).toEqual([0, 0, 0, 0])
  await press(page, 'Sweep')
  await page.locator('.sweeps').getByText('The sweep under way was ended').waitFor()
}, 4 * minutes)
