import axe from 'axe-core'
import { expect, test } from 'vitest'
import { cases } from '../../src/pages/gallery/_cases.ts'
import { open } from './site.ts'

const all = await cases()

test('the gallery shows every case of every widget', async () => {
  await using visit = await open('gallery/')
  const shown = await visit.page.$$eval('.specimen iframe', (frames) => frames.map((frame) => frame.getAttribute('src')!))
  expect(shown).toHaveLength(all.length)
  expect(all.length).toBeGreaterThanOrEqual(5)
  for (const { widget, query } of all) expect(shown).toContain(`/embed/${widget}/${query && `?${query}`}`)
})

test.each(all)('$widget $says is accessible, silent and inside its frame, and names what it cannot read', async ({ widget, query, width, theme, bad }) => {
  await using visit = await open(`embed/${widget}/?${query}`, { width, theme })
  const { page, errors, violations, foreign } = visit
  for (const key of bad) await page.locator(`.notices [data-key="${key}"]`).waitFor({ state: 'attached', timeout: 15_000 })
  await page.evaluate(axe.source)
  const faults = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  })
  const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect({ faults, errors, violations, foreign, spill: Math.max(0, spill) }).toEqual({ faults: [], errors: [], violations: [], foreign: [], spill: 0 })
})
