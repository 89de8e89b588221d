import { expect, test } from 'vitest'
import { faults as axeFaults } from './page/axe.ts'
import { open } from './site.ts'

const minutes = 60_000

test('the letters: all there, a few drawn, each read out by the keys, pairs outlined in the random split alone', { timeout: 5 * minutes }, async () => {
  await using visit = await open('embed/letters/')
  const { page } = visit
  const option = page.locator('.wall [role=option]')
  await option.waitFor({ timeout: 2 * minutes })
  expect(await page.locator('.said').innerText()).toBe('2,726 letters.')
  expect(await page.locator('.letters-figure canvas').count()).toBeLessThan(20)
  expect(await axeFaults(page)).toEqual([])

  await page.locator('.wall').focus()
  const first = await option.getAttribute('aria-label')
  expect(first).toMatch(/^[A-J], .+, validation.*; nearest training letter: .+, distance 0\.\d{3}$/)
  await page.keyboard.press('ArrowRight')
  const second = await option.getAttribute('aria-label')
  expect(second).not.toBe(first)
  expect(await option.getAttribute('aria-posinset')).toBe('2')
  await page.keyboard.press('End')
  expect(await option.getAttribute('aria-posinset')).toBe('2726')
  expect(await page.locator('.wall').evaluate((wall) => wall.scrollTop)).toBeGreaterThan(1000)
  await page.keyboard.press('Home')
  expect(await option.getAttribute('aria-label')).toBe(first)
  // What is drawn is in sight after a scroll as well.
  const ink = () => page.locator('.wall canvas').evaluate((canvas: HTMLCanvasElement) => new Set(canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data).size)
  await page.locator('.wall').evaluate((wall) => (wall.scrollTop = 5000))
  await expect.poll(ink, { timeout: minutes }).toBeGreaterThan(10)

  await page.getByLabel('show', { exact: true }).selectOption('pairs')
  expect(await page.locator('.said').innerText()).toMatch(/^2,726 pairs; in 0 of them, 0\.0\u00a0%/)
  await page.getByLabel('data', { exact: true }).selectOption('letters-random')
  await page.locator('.said', { hasText: /in [1-9]\d+ of them, [1-9]/ }).waitFor({ timeout: minutes })
  await page.getByRole('radio', { name: /^J/ }).focus()
  await page.keyboard.press('Space')
  await expect.poll(() => option.getAttribute('aria-label')).toMatch(/^J, /)
  await page.getByLabel(/font family/).fill('no such family')
  await page.keyboard.press('Enter')
  await page.locator('.said', { hasText: 'no family’s name holds “no such family” here' }).waitFor()
  const { errors, violations, foreign } = visit
  expect({ errors, violations, foreign }).toEqual({ errors: [], violations: [], foreign: [] })
})

test('a shard that is cut short is named, and trying again brings the letters', { timeout: 5 * minutes }, async () => {
  let cut = true
  await using visit = await open('embed/letters/', {
    before: (page) => page.route('**/data/letters/images-3.bin', async (route) => (cut ? route.fulfill({ body: Buffer.from([1, 2, 3]) }) : route.fallback())),
  })
  const { page } = visit
  await page.locator('.letters-figure .stuck', { hasText: 'images-3.bin is cut short' }).waitFor({ timeout: 2 * minutes })
  cut = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.locator('.wall [role=option]').waitFor({ timeout: 2 * minutes })
})
