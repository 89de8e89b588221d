import { expect, test } from 'vitest'
import { open } from './site.ts'

const page = 'guides/about/'

test('the theme is the system’s until the reader chooses, and then the reader’s', async () => {
  await using visit = await open(page, { theme: 'dark' })
  const paper = () => visit.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const dark = await paper()
  await visit.page.getByRole('button', { name: 'Theme' }).click()
  const light = await paper()
  expect(light).not.toBe(dark)
  await visit.page.reload()
  expect(await paper()).toBe(light)
})

test('without scripts the theme is the system’s', async () => {
  const papers = await Promise.all((['light', 'dark'] as const).map(async (theme) => {
    await using visit = await open(page, { theme, javaScript: false })
    return await visit.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  }))
  expect(papers).toEqual(['rgb(251, 249, 244)', 'rgb(23, 24, 26)'])
})

test.each(['/', '/chain-rule/'] as const)('under %s the search loads when it is first opened, finds, and leads there', async (base) => {
  await using visit = await open(page, { base })
  const asked = () => visit.requests.filter(({ url }) => /pagefind|ui-core/.test(url))
  expect(asked()).toEqual([])
  await visit.page.keyboard.press('/')
  const box = visit.page.getByRole('dialog', { name: 'Search' }).getByRole('textbox')
  await box.fill('About this book')
  const result = visit.page.locator('#search a').filter({ hasText: 'About this book' }).first()
  await result.waitFor()
  expect(new URL((await result.evaluate((link: HTMLAnchorElement) => link.href))).pathname).toBe(`${base}guides/about/`)
  expect(asked().length).toBeGreaterThan(0)
  await visit.page.keyboard.press('Escape')
  expect(await visit.page.getByRole('dialog', { name: 'Search' }).isVisible()).toBe(false)
  expect({ errors: visit.errors, violations: visit.violations, foreign: visit.foreign }).toEqual({ errors: [], violations: [], foreign: [] })
})

test('on a phone the contents open by keyboard, lead to a section, and close', async () => {
  await using visit = await open(page, { width: 375 })
  const contents = visit.page.locator('#contents')
  expect(await contents.isVisible()).toBe(false)
  await visit.page.getByRole('button', { name: 'Contents' }).focus()
  await visit.page.keyboard.press('Enter')
  expect(await contents.isVisible()).toBe(true)
  await visit.page.keyboard.press('Escape')
  expect(await contents.isVisible()).toBe(false)
  await visit.page.keyboard.press('Enter')
  await contents.getByRole('link', { name: 'Licenses' }).click()
  expect(await contents.isVisible()).toBe(false)
  expect(new URL(visit.page.url()).hash).toBe('#licenses')
})

test('the first stop of the Tab key skips to the title', async () => {
  await using visit = await open(page)
  await visit.page.keyboard.press('Tab')
  const skip = visit.page.getByRole('link', { name: 'Skip to the text' })
  expect((await skip.boundingBox())!.x).toBeGreaterThanOrEqual(0)
  await visit.page.keyboard.press('Enter')
  expect(await visit.page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
})

test('printed, a page is white, without buttons and navigation, and its text is all there', async () => {
  await using visit = await open(page, { theme: 'dark' })
  const words = async () => (await visit.page.locator('main').innerText()).split(/\s+/).length
  const before = await words()
  await visit.page.emulateMedia({ media: 'print' })
  expect(await visit.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)')
  expect(await visit.page.locator('.head').isVisible()).toBe(false)
  expect(await visit.page.locator('#contents').isVisible()).toBe(false)
  expect(await words()).toBeGreaterThan(0.9 * before)
})
