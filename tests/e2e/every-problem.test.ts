import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readState, writeState } from '../../src/fields/state.ts'
import { evaluate, numbers } from '../../src/math/algebra.ts'
import { bracketed, format, type Place } from '../../src/math/format.ts'
import { formula } from '../../src/math/parse.ts'
import { draw } from '../../src/math/random.ts'
import { ids, load } from '../../src/registry/index.ts'
import { given, outcome } from '../../src/solution/solve.ts'
import { open } from './site.ts'

const entries = await Promise.all(ids.map(load))
const problems = entries.flatMap(({ id, chapter, problem }) => (problem ? [{ id, problem, path: chapter.slice(1) }] : []))

interface Quoted {
  n: string
  expr?: string
  digits?: string
  place?: string
  text: string
}

/** Every number that a page quotes from its widget: in prose, in drawn formulas and in those for the ear. */
const quoted = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('main [data-n]')].map(({ dataset, textContent }) => ({ ...dataset, text: textContent }) as unknown as Quoted))

/** Quoted numbers that are not what the state comes to, computed here. */
function untrue(shown: readonly Quoted[], { id, problem }: (typeof problems)[number], query: string): string[] {
  const { state, notices } = readState(problem.inputs, new URLSearchParams(query), undefined, problem)
  expect(notices).toEqual([])
  const known: Record<string, number> = { ...given(problem, state), ...outcome(problem, state) }
  return shown.flatMap(({ n, expr, digits, place, text }) => {
    const [widget, step] = n.split('.')
    if (widget !== id) return []
    const value = expr === undefined ? known[step!] : evaluate(formula(expr), numbers, (name) => known[name])
    // A state of another shape has no such step: the page leaves what it said.
    if (value === undefined) return []
    const plain = format(value, digits ? Number(digits) : place ? 4 : 5)
    const right = place ? bracketed(plain, place as Place) : plain
    return text === right ? [] : [`${expr ?? step}: ${text} and not ${right}`]
  })
}

const alive = (page: Page) => page.waitForFunction(() => !document.querySelector('astro-island[ssr]'))

test('there are problems', () => expect(problems.length).toBeGreaterThan(0))

test.each(problems)('/$path without JavaScript quotes what its problem comes to', async (one) => {
  await using visit = await open(one.path, { javaScript: false })
  const shown = await quoted(visit.page)
  expect(shown.length).toBeGreaterThan(5)
  expect(untrue(shown, one, '')).toEqual([])
})

test.each(problems)('/$path opened with other numbers quotes what those come to, on paper too', async (one) => {
  const { problem } = one
  const query = String(writeState(problem.inputs, problem.draft('practice', draw('every problem', one.id)), problem))
  await using visit = await open(`${one.path}?${query}`)
  await alive(visit.page)
  expect(untrue(await quoted(visit.page), one, query)).toEqual([])
  await visit.page.emulateMedia({ media: 'print' })
  expect(untrue(await quoted(visit.page), one, query)).toEqual([])
  expect(await visit.page.locator('figure').first().isVisible()).toBe(true)
  expect(visit.errors).toEqual([])
})

/** Counts what a screen reader is told from now on: a status that gets another text. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const told: string[] = []
    Object.assign(window, { told })
    const last = new WeakMap<Element, string>()
    for (const status of document.querySelectorAll('[role=status], [aria-live=polite]')) last.set(status, status.textContent)
    new MutationObserver((records) => {
      for (const { target } of records) {
        const status = (target instanceof Element ? target : target.parentElement)?.closest('[role=status], [aria-live=polite]')
        if (!status || !status.textContent || last.get(status) === status.textContent) continue
        last.set(status, status.textContent)
        told.push(status.textContent)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
const told = (page: Page) => page.evaluate(() => (window as unknown as { told: string[] }).told)

/** Something that the arrow keys move: a number or a slider. */
const movable = '.fig [role=spinbutton]:visible:not([disabled], [readonly]), .fig [role=slider]:visible, .fig input[type=range]:visible'

test.each(problems)('$id tells a screen reader of one change once, and of a hundred steps at most twice', async ({ id }) => {
  await using visit = await open(`embed/${id}/`)
  const { page } = visit
  await alive(page)
  await listen(page)
  const field = page.locator(movable).first()
  await field.press('ArrowUp')
  await page.waitForTimeout(1500)
  expect(await told(page)).toHaveLength(1)
  await field.focus()
  for (let i = 0; i < 100; i++) await page.keyboard.press('ArrowUp')
  await page.waitForTimeout(1500)
  const all = await told(page)
  expect(all.length).toBeGreaterThan(1)
  expect(all.length).toBeLessThanOrEqual(3)
})

test.each(problems)('each drawing of $id has a name, and one of them says something else after a change', async ({ id }) => {
  await using visit = await open(`embed/${id}/`)
  const { page } = visit
  await alive(page)
  const names = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.fig svg')]
        .filter((svg) => svg.checkVisibility() && !svg.closest('[aria-hidden=true]'))
        .map((svg) => {
          const named = svg.closest('[role=img], [role=group], [role=figure]')
          const by = named?.getAttribute('aria-labelledby')?.split(' ') ?? []
          return [named?.getAttribute('aria-label'), named?.querySelector(':scope > title, :scope > desc')?.textContent, ...by.map((part) => document.getElementById(part)?.textContent)].filter(Boolean).join(' ')
        }),
    )
  const before = await names()
  expect(before.length).toBeGreaterThan(0)
  expect(before.filter((name) => name.trim() === '')).toEqual([])
  const field = page.locator(movable).first()
  for (let i = 0; i < 12; i++) await field.press('ArrowUp')
  expect(await names()).not.toEqual(before)
})
