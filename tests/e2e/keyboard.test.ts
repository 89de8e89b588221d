import { type Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { open, pages } from './site.ts'

const chapter = 'problems/02-backprop/'
const fields = '#backprop [role=spinbutton]:visible'

/** Numbers everything in the main part that the Tab key should stop at, in the order of the source; of radio buttons one a group. */
function numberStops() {
  const groups = new Map<string, HTMLInputElement>()
  for (const radio of document.querySelectorAll<HTMLInputElement>('main [type=radio]')) {
    if (radio.checked || !groups.has(radio.name)) groups.set(radio.name, radio)
  }
  const stops = [...document.querySelectorAll<HTMLElement>('main :is(a[href], button, select, input, textarea, summary, [tabindex="0"])')].filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(':disabled, [tabindex="-1"]')) return false
    return !(element instanceof HTMLInputElement && element.type === 'radio') || groups.get(element.name) === element
  })
  stops.forEach((element, index) => (element.dataset['stop'] = String(index)))
  return stops.map((element) => element.outerHTML.slice(0, 100))
}

/** Those of the numbered stops that can still be used. */
const usable = () =>
  [...document.querySelectorAll<HTMLElement>('main [data-stop]')].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled')).map(({ dataset }) => Number(dataset['stop']))

const here = () => {
  const element = document.activeElement as HTMLElement
  const { outlineStyle, boxShadow, textDecorationLine } = getComputedStyle(element)
  return { stop: element.dataset['stop'], body: element === document.body, seen: outlineStyle !== 'none' || boxShadow !== 'none' || textDecorationLine !== 'none' }
}

async function walk(page: Page) {
  const reached: number[] = []
  const unseen: string[] = []
  for (let press = 0; press < 600; press++) {
    await page.keyboard.press('Tab')
    const { stop, body, seen } = await page.evaluate(here)
    if (stop !== undefined) reached.push(Number(stop))
    if (stop !== undefined && !seen) unseen.push(stop)
    if (body) break
  }
  return { reached, unseen }
}

const chapters = pages().filter((path) => path.startsWith('problems/')).map((path) => ({ path }))

test.each(chapters)('on /$path the Tab key stops at everything that can be used, once, in the order of the text, and shows where it is', async ({ path }) => {
  await using visit = await open(path)
  const stops = await visit.page.evaluate(numberStops)
  expect(stops.length).toBeGreaterThan(10)
  const { reached, unseen } = await walk(visit.page)
  expect(reached).toEqual(reached.toSorted((a, b) => a - b).filter((stop, i, all) => stop !== all[i - 1]))
  // A figure may offer other things when another of its rows has the focus: those that are gone are not missed.
  const there = await visit.page.evaluate(usable)
  expect(there.filter((stop) => !reached.includes(stop)).map((stop) => stops[stop])).toEqual([])
  expect(reached.length).toBeGreaterThan(stops.length * 0.8)
  expect(unseen.map((stop) => stops[Number(stop)])).toEqual([])
}, 120_000)

test('arrow keys change every number of the figure, and change it back', async () => {
  await using visit = await open(chapter)
  const all = await visit.page.locator(fields).all()
  expect(all.length).toBeGreaterThanOrEqual(11)
  for (const field of all) {
    const [before, name] = [await field.inputValue(), await field.getAttribute('aria-label')]
    await field.press('ArrowUp')
    const changed = Number(await field.getAttribute('aria-valuenow'))
    expect(changed, `${name}`).toBeGreaterThan(Number(before.replace('−', '-')))
    await field.press('ArrowDown')
    expect(await field.inputValue(), `${name}`).toBe(before)
  }
})

test('on the narrowest phone the arrow keys scroll the steps of the first chapter, which are wider', async () => {
  await using visit = await open('problems/01-linear-collapse/', { width: 280 })
  const steps = visit.page.getByRole('region', { name: 'Steps, entry by entry' })
  await steps.press('ArrowRight')
  await expect.poll(() => steps.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0)
})
