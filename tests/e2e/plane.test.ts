import { expect, test } from 'vitest'
import { open } from './site.ts'

test('a point dragged over a hundred steps carries every number of the page with it, and is told at most twice', async () => {
  await using visit = await open('problems/05-logistic/')
  const { page } = visit
  await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'))
  const slider = page.locator('#logistic [role=slider]')
  await slider.scrollIntoViewIfNeeded()
  await page.evaluate(() => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    for (const status of document.querySelectorAll('[role=status]')) new MutationObserver(() => told.push(status.textContent ?? '')).observe(status, { childList: true, characterData: true, subtree: true })
  })
  const plot = (await page.locator('#logistic .graph svg.plot').boundingBox())!
  await page.mouse.move(plot.x + plot.width / 2, plot.y + 40)
  await page.mouse.down()
  await page.mouse.move(plot.x + plot.width / 4, plot.y + 90, { steps: 100 })
  await page.mouse.up()
  // A quarter of the way from −8 to 8.
  expect(Number(await slider.getAttribute('aria-valuenow'))).toBeCloseTo(-4, 1)
  const y = Number(await page.locator('[data-n="logistic.y"]').first().textContent())
  expect(y).toBeCloseTo(1 / (1 + Math.exp(4)), 2)
  expect(await page.locator('#logistic input[role=spinbutton]').first().inputValue()).toBe((await slider.getAttribute('aria-valuenow'))!.replace('-', '−'))
  await page.waitForTimeout(1500)
  expect(await page.evaluate(() => (globalThis as unknown as { told: string[] }).told.length)).toBeLessThanOrEqual(2)
  expect(visit.errors).toEqual([])
})
