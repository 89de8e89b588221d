import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { open } from './site.ts'

const answer = (page: Page) => page.locator('.guess').first().locator('details')
const guessed = (page: Page) => page.locator('.guess .guessed').first().textContent()
const radios = (page: Page) => page.locator('.guess').first().getByRole('radio')

/** Counts what the status of the first guess says from now on. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const said: (string | null)[] = []
    const status = document.querySelector('.guess .guessed')!
    new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true })
    Object.assign(window, { said })
  })
const heard = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said)

test('arrow keys go through the options of a prediction with the answer closed; Enter opens it, which is said once', async () => {
  await using visit = await open('experiments/02-learning-rate/')
  const { page } = visit
  await listen(page)
  await radios(page).first().focus()
  const options = await radios(page).evaluateAll((all) => all.map((radio) => (radio as HTMLInputElement).value))
  for (const n of options.slice(1).keys()) {
    await page.keyboard.press('ArrowDown')
    expect(await radios(page).nth(n + 1).isChecked()).toBe(true)
    expect(await answer(page).getAttribute('open')).toBeNull()
  }
  expect(await heard(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => heard(page)).toEqual([expect.stringContaining(`You guessed “${options.at(-1)}”`)])
  expect(await answer(page).getAttribute('open')).not.toBeNull()
  expect(page.url()).not.toContain('?')
})

test('“Show the answer” says what was chosen by then, and nothing where nothing was', async () => {
  await using visit = await open('experiments/02-learning-rate/')
  const { page } = visit
  const summary = answer(page).locator('summary')
  await summary.press('Enter')
  await page.waitForTimeout(200)
  expect(await guessed(page)).toBe('')
  await summary.press('Enter')
  const first = await radios(page).first().getAttribute('value')
  await radios(page).first().press('Space')
  expect(await answer(page).getAttribute('open')).toBeNull()
  await summary.press('Enter')
  await expect.poll(() => guessed(page)).toContain(`You guessed “${first}”`)
})

test('a tap opens the answer, and after a wrong guess the right option is named', async () => {
  await using visit = await open('experiments/03-width/')
  const { page } = visit
  const right = await page.locator('.guess').first().locator('[data-right=yes]').getAttribute('value')
  const wrong = await page.locator('.guess').first().locator('[data-right=no]').first().getAttribute('value')
  await page.locator('.guess label', { hasText: wrong! }).first().click()
  await expect.poll(() => guessed(page)).toBe(`You guessed “${wrong}”; “${right}” is right.`)
  await page.locator('.guess label', { hasText: right! }).first().click()
  await expect.poll(() => guessed(page)).toBe(`You guessed “${right}”, and so it is.`)
})

test('where no option is right none is said to be, and a problem’s answer names it itself', async () => {
  await using visit = await open('problems/02-backprop/')
  const { page } = visit
  await page.locator('.guess').first().locator('label', { has: page.locator('[data-right=no]') }).first().click()
  await expect.poll(() => guessed(page)).toBe('You guessed “w1”.')
  expect(await answer(page).innerText()).toContain('It is ')
})

test.each(['03-width', '04-depth', '05-dropout'])('the verdict’s mark on %s is named for what it says of the claim', async (chapter) => {
  await using visit = await open(`experiments/${chapter}/`)
  expect(await visit.page.getByRole('region', { name: 'Verdict' }).getByRole('img').first().getAttribute('aria-label')).toBe('not shown by its runs')
})
