import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { address, open } from './site.ts'

const chapter = 'problems/02-backprop/'
const own = { w1: 0.75, w2: -0.63, w3: 0.24, w4: -1.7, w5: 0.8, w6: -0.2, x1: 0.9, x2: -1.1, x3: -0.3, x4: 0.8, y: 0.5 }

/** The chapter's network once more, written out by hand: what the page says is held against it. */
function byHand(changed: Partial<typeof own> = {}) {
  const n = { ...own, ...changed }
  const logistic = (s: number) => 1 / (1 + Math.exp(-s))
  const h1 = logistic(n.w1 * n.x1 + n.w2 * n.x2)
  const h2 = logistic(n.w3 * n.x3 + n.w4 * n.x4)
  const yhat = logistic(n.w5 * h1 + n.w6 * h2)
  const back = 2 * (yhat - n.y) * yhat * (1 - yhat)
  return {
    L: (n.y - yhat) ** 2,
    gradient: [
      back * n.w5 * h1 * (1 - h1) * n.x1,
      back * n.w5 * h1 * (1 - h1) * n.x2,
      back * n.w6 * h2 * (1 - h2) * n.x3,
      back * n.w6 * h2 * (1 - h2) * n.x4,
      back * h1,
      back * h2,
    ],
  }
}

const field = (page: Page, id: string) => page.locator(`#backprop .draw [data-id="${id}"] [role=spinbutton]`)
/** Waits until every view answers. */
const alive = (page: Page) => page.waitForFunction(() => !document.querySelector('astro-island[ssr]'))
const differences = (page: Page) => page.locator('#backprop .changes')

/** Every place where the page shows ∂L/∂w3, with the full value behind its digits. */
const shownGradients = (page: Page) =>
  page.evaluate(() => {
    const titles = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].map((e) => Number(e.title))
    return [...titles('main [data-n="backprop.dL_dw3"]'), ...titles('#backprop .factors .res .n'), ...titles('.steps tr[data-id="dL_dw3"] td:nth-child(2)')]
  })

test('prose, formula, figure and table show one and the same gradient, before and after a change', async () => {
  await using visit = await open(chapter)
  for (const x3 of [-0.3, 0.7]) {
    if (x3 !== -0.3) await field(visit.page, 'x3').fill(String(x3))
    const all = await shownGradients(visit.page)
    expect(all.length).toBeGreaterThanOrEqual(4)
    for (const value of all) expect(value).toBeCloseTo(byHand({ x3 }).gradient[2]!, 12)
  }
})

test('every number on the page has changed in the task in which the reader typed', async () => {
  await using visit = await open(chapter)
  await alive(visit.page)
  const [before, after] = await visit.page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('#backprop .draw [data-id="w5"] [role=spinbutton]')!
    const numbers = () => [...document.querySelectorAll<HTMLElement>('main [data-n="backprop.dL_dw3"], #backprop .factors .n, .steps td[title]')].map((e) => e.textContent)
    const first = numbers()
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, '1.5')
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    // React paints what a script's event changed in a microtask: still before anything else can happen.
    await Promise.resolve()
    return [first, numbers()]
  })
  expect(after!.length).toBe(before!.length)
  expect(after!.filter((text, i) => text !== before![i]).length).toBeGreaterThan(10)
})

test('the chain rule and the nudge agree for every weight, and both with a computation by hand', async () => {
  await using visit = await open(chapter)
  const rows = await visit.page.locator('.steps tr[data-id^="dL_dw"]').evaluateAll((all) => all.map((row) => [...row.querySelectorAll<HTMLElement>('td')].map((cell) => Number(cell.title))))
  expect(rows).toHaveLength(6)
  rows.forEach(([chain, nudged], i) => {
    expect(chain).toBeCloseTo(byHand().gradient[i]!, 14)
    expect(nudged).toBeCloseTo(chain!, 10)
  })
})

test('one step of descent moves all six weights against their gradients and lowers the loss as announced', async () => {
  await using visit = await open(chapter)
  const announced = await visit.page.locator('#backprop .side dd').last().getAttribute('title')
  await visit.page.getByRole('button', { name: 'Step all six' }).click()
  const { gradient, L } = byHand()
  const stepped = Object.fromEntries(gradient.map((g, i) => [`w${i + 1}`, own[`w${i + 1}` as 'w1'] - g]))
  for (const [id, value] of Object.entries(stepped)) expect(Number(await field(visit.page, id).getAttribute('aria-valuenow'))).toBeCloseTo(value, 12)
  expect(byHand(stepped).L).toBeLessThan(L)
  expect(Number(announced)).toBeCloseTo(byHand(stepped).L, 12)
})

test('what differs is said, and taken back one by one, step by step or all at once', async () => {
  await using visit = await open(chapter)
  const { page } = visit
  await field(page, 'w3').fill('0.5')
  await field(page, 'y').fill('0.9')
  // Changes of one field that follow within a moment are one gesture.
  await page.waitForTimeout(1000)
  await page.getByRole('button', { name: /^y = 0.9/ }).click()
  expect(await field(page, 'y').inputValue()).toBe('0.5')
  expect(await differences(page).textContent()).toContain('w3 = 0.5')
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await field(page, 'y').inputValue()).toBe('0.9')
  await page.getByRole('button', { name: 'Reset all' }).click()
  expect(await differences(page).textContent()).toContain('own numbers')
  await field(page, 'y').press('Control+z')
  expect(await field(page, 'y').inputValue()).toBe('0.9')
})

test('a link to a state opens that state', async () => {
  await using visit = await open(chapter)
  await field(visit.page, 'w6').fill('-1.25')
  await visit.page.locator('.pathof select').selectOption('w4')
  await visit.page.getByRole('button', { name: 'Link to these numbers' }).click()
  await visit.page.getByRole('button', { name: 'Copied' }).waitFor()
  const link = await visit.page.evaluate(() => navigator.clipboard.readText())
  expect(link.startsWith(address(chapter))).toBe(true)
  await using again = await open(link.slice(address('').length))
  await again.page.locator('#backprop .changes button').first().waitFor()
  expect(await field(again.page, 'w6').inputValue()).toBe('−1.25')
  expect(await again.page.locator('.pathof select').inputValue()).toBe('w4')
})

test('a refused clipboard shows the text to copy instead', async () => {
  await using visit = await open(chapter, { before: (page) => page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined })) })
  await visit.page.getByRole('button', { name: 'Embed', exact: true }).click()
  const text = await visit.page.locator('.copy-text').inputValue()
  expect(text).toContain('<chain-rule widget="backprop">')
  expect(text).toContain('embed.js')
})

test('dragging a number sideways is one change to take back', async () => {
  await using visit = await open(chapter)
  const { page } = visit
  await alive(page)
  await field(page, 'w1').scrollIntoViewIfNeeded()
  const box = (await field(page, 'w1').boundingBox())!
  await page.mouse.move(box.x + 10, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + 70, box.y + 10, { steps: 12 })
  await page.mouse.up()
  expect(Number(await field(page, 'w1').getAttribute('aria-valuenow'))).toBeGreaterThan(0.85)
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await field(page, 'w1').inputValue()).toBe('0.75')
})

test('pointing at a symbol in the prose lights it in drawing, formula and table', async () => {
  await using visit = await open(chapter)
  await visit.page.locator('main .noted [data-id="w3"]').first().hover()
  const lit = await visit.page.evaluate(() => [...document.querySelectorAll('.pointed')].map((e) => e.closest('.draw, .deriv, .steps, .factors, .noted')?.className.split(' ')[0]))
  for (const place of ['draw', 'deriv', 'steps', 'noted']) expect(lit).toContain(place)
})

test('choosing a weight lights its road in drawing, formula and table', async () => {
  await using visit = await open(chapter)
  await visit.page.locator('.pathof select').selectOption('w5')
  expect(await visit.page.locator('.steps tr.on').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')))).toEqual(['h1', 's3', 'yhat', 'L', 'dL_dw5'])
  expect(await visit.page.locator('#backprop .factors .f').count()).toBe(3)
  expect(await visit.page.locator('#backprop .draw label.on').evaluateAll((labels) => labels.map((label) => label.getAttribute('data-id')))).toEqual(['w5'])
})

test('the original comes back with the marks that its lines deserve', async () => {
  await using visit = await open(chapter)
  const kinds = await visit.page.locator('.paper .ln').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-kind')))
  expect(kinds).toHaveLength(21)
  expect(kinds.at(-1)).toBe('masked')
  expect(kinds.filter((kind) => kind === 'wrong')).toHaveLength(2)
  expect(await visit.page.locator('.paper .ln').last().textContent()).toContain('0.00062158')
})

test('a network from print is drawn, said and worked out, and so is one that the reader makes of it', async () => {
  await using visit = await open(chapter)
  const { page, errors } = visit
  await alive(page)
  const figure = page.locator('#backprop')
  const number = (id: string) => figure.locator(`.numbers [data-id="${id}"] [role=spinbutton]`)
  // A choice made while the figure is still waking is not heard.
  const chosen = async () => {
    await figure.locator('.presets select').selectOption('mazur')
    return number('w8').count()
  }
  await expect.poll(chosen, { timeout: 20_000 }).toBe(1)
  expect(await number('w8').inputValue()).toBe('0.55')
  expect(await page.locator('.steps tr[data-id="dL_dw1"] td').first().getAttribute('title')).toMatch(/^0\.000438567/)
  expect(await figure.getByRole('group', { name: /Two inputs, two hidden logistic units, two logistic outputs, half the squared error/ }).count()).toBe(1)
  expect(await figure.locator('.roads tr').count()).toBe(3)

  const choose = (label: RegExp, option: string) => figure.locator('.shaper details label', { hasText: label }).first().locator('select').selectOption(option)
  await figure.getByText('Change the network').click()
  await choose(/^outputs/, '3')
  await choose(/^loss/, 'cross')
  await choose(/^hidden layer 2/, '4')
  await number('w24').fill('1000')
  expect(await page.locator('.steps tr[data-id^="dL_d"]').count()).toBe(24 + 3)
  expect(await figure.locator('.roads tr').count()).toBe(5)
  expect(await figure.textContent()).not.toMatch(/overflow|NaN/)
  await page.getByRole('button', { name: 'Reset all' }).click()
  expect(await field(page, 'w3').inputValue()).toBe('0.24')
  expect(errors).toEqual([])
})

test('rounding at every line shows what it does to the answer', async () => {
  await using visit = await open(`${chapter}?rounding=2`)
  await visit.page.locator('.rounding').waitFor()
  expect(await visit.page.locator('.rounding tr[data-id="dL_dw3"]').innerText()).toMatch(/6\.2157799 × 10⁻⁴\s+6\.6 × 10⁻⁴\s+6\.2\s%/)
  expect(await visit.page.locator('.rounding tr.on').innerText()).toMatch(/^2\s/)
})
