import { type Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { open } from './site.ts'

const chapter = 'problems/02-backprop/'
const field = (page: Page) => page.locator('#backprop').getByRole('spinbutton').first()
const quoted = (page: Page) => page.locator('[data-n^="backprop"]').allTextContents()

const bad = [
  ['nothing', ''],
  ['a number that overflows', '1e400'],
  ['NaN', 'NaN'],
  ['letters', 'three'],
  ['10,000 characters', '12'.repeat(5000)],
  ['markup', '<img src=x onerror=alert(1)>'],
] as const

test.each(bad)('%s in a field is answered beside it, and the page keeps its last numbers', async (_, text) => {
  await using visit = await open(chapter)
  const before = await quoted(visit.page)
  expect(before.length).toBeGreaterThan(5)
  await field(visit.page).fill(text)
  await visit.page.locator('#backprop [role=alert]').first().waitFor()
  expect(await field(visit.page).getAttribute('aria-invalid')).toBe('true')
  expect(await quoted(visit.page)).toEqual(before)
  await field(visit.page).press('Escape')
  expect(await field(visit.page).getAttribute('aria-invalid')).toBeNull()
  expect(visit.errors).toEqual([])
})

test('one change repaints every number that the page quotes, in the same frame', async () => {
  await using visit = await open(chapter)
  const before = await quoted(visit.page)
  await field(visit.page).evaluate((input: HTMLInputElement) => {
    Object.assign(window, {
      frame: new Promise((done) => {
        input.addEventListener('input', () => requestAnimationFrame(() => done([...document.querySelectorAll('[data-n^="backprop"]')].map((element) => element.textContent))))
      }),
    })
  })
  await field(visit.page).fill('0.77')
  const frame = await visit.page.evaluate(() => (window as unknown as { frame: Promise<string[]> }).frame)
  expect(frame).not.toEqual(before)
  await visit.page.waitForTimeout(300)
  expect(await quoted(visit.page)).toEqual(frame)
})

test('keys in the address that are unknown or cannot be read are named, and the page stands', async () => {
  await using visit = await open(`${chapter}?w1=three&w2=1e400&nonsense=1`)
  const notices = visit.page.locator('.notices [data-key]')
  await notices.first().waitFor()
  const named = await notices.evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['key']))
  expect(named.toSorted()).toEqual(['nonsense', 'w1', 'w2'])
  expect(visit.errors).toEqual([])
})
