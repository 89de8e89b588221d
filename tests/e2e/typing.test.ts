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

/** Notes what a screen reader would be told at once: each alert that comes, or that gets another text. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const alerts: string[] = []
    Object.assign(window, { alerts })
    new MutationObserver((records) => {
      for (const { target, addedNodes, attributeName } of records) {
        const nodes = attributeName ? [target] : [...addedNodes, ...(addedNodes.length > 0 || target instanceof Text ? [target] : [])]
        const alert = nodes.map((node) => (node instanceof Element ? node : node.parentElement)?.closest('[role=alert]')).find(Boolean)
        if (alert) alerts.push(alert.textContent)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: ['role'] })
  })
const alerts = (page: Page) => page.evaluate(() => (window as unknown as { alerts: string[] }).alerts)

const typed = [
  ['a number in a figure', 'problems/05-logistic/', 'input x'],
  ['a number in the lab', 'embed/lab/', 'learning rate'],
  ['a text in the lab', 'embed/lab/', 'hidden layers'],
  ['a size', 'problems/03-conv-flops/', 'kernel'],
] as const

test.each(typed)('%s that is wrong is seen at every key, and spoken once: when the keys rest, at Enter, or when it is left', async (_, path, name) => {
  // The clock of the page is ours: on a slow machine a second may pass between two keys.
  await using visit = await open(path, { before: (page) => page.clock.install() })
  const { page } = visit
  const pass = (milliseconds: number) => page.clock.runFor(milliseconds)
  if (name === 'hidden layers') await page.getByRole('button', { name: 'All controls' }).click()
  const field = page.locator('input.field:visible').and(page.getByLabel(name, { exact: true })).first()
  const seen = page.locator('.fault-says:visible').first()
  const spoken = async (...texts: string[]) => {
    await pass(1)
    await expect.poll(() => alerts(page)).toEqual(texts.map((text) => expect.stringContaining(`“${text}”`)))
  }
  await field.fill('')
  await page.clock.pauseAt(Date.now() + 60_000)
  await listen(page)
  for (const text of ['a', 'ab', 'abc', 'abcd', 'abcde']) {
    await page.keyboard.press(text.at(-1)!)
    await expect.poll(() => seen.innerText()).toContain(`“${text}”`)
    await pass(900)
  }
  expect(await alerts(page)).toEqual([])
  await pass(200)
  await spoken('abcde')
  expect(await alerts(page)).toEqual([await seen.innerText()])
  await page.keyboard.press('f')
  await expect.poll(() => seen.innerText()).toContain('“abcdef”')
  await page.keyboard.press('Enter')
  await spoken('abcde', 'abcdef')
  await page.keyboard.press('g')
  await expect.poll(() => seen.innerText()).toContain('“abcdefg”')
  await page.keyboard.press('Tab')
  await spoken('abcde', 'abcdef', 'abcdefg')

  await field.press('Escape')
  await seen.waitFor({ state: 'detached' })
  await pass(2000)
  expect(await alerts(page)).toHaveLength(3)
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
