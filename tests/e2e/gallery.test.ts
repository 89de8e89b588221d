import { expect, test } from 'vitest'
import { cases } from '../../src/pages/gallery/_cases.ts'
import { faults as axeFaults } from './page/axe.ts'
import { open } from './site.ts'

const all = await cases()

test('the gallery shows every case of every widget', async () => {
  await using visit = await open('gallery/')
  const shown = await visit.page.$$eval('.specimen iframe', (frames) => frames.map((frame) => frame.getAttribute('src')!))
  expect(shown).toHaveLength(all.length)
  expect(all.length).toBeGreaterThanOrEqual(5)
  for (const { widget, query } of all) expect(shown).toContain(`/embed/${widget}/${query && `?${query}`}`)
})

// axe sees every frame as it begins, in both themes, among the pages; here it sees what only these states show.
const strange = ['extreme', 'invalid']

test.each(all)('$widget $says is accessible, silent and inside its frame, and names what it cannot read', async ({ widget, name, query, width, theme, bad }) => {
  await using visit = await open(`embed/${widget}/?${query}`, { width, theme })
  const { page, errors, violations, foreign } = visit
  for (const key of bad) await page.locator(`.notices [data-key="${key}"]`).waitFor({ state: 'attached', timeout: 15_000 })
  const faults = strange.includes(name) ? await axeFaults(page) : []
  const spill = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect({ faults, errors, violations, foreign, spill: Math.max(0, spill) }).toEqual({ faults: [], errors: [], violations: [], foreign: [], spill: 0 })
})
