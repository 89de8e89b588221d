import axe from 'axe-core'
import { expect, test } from 'vitest'
import { open, pages } from './site.ts'

const visits = pages().flatMap((path) => (['light', 'dark'] as const).map((theme) => ({ path, theme })))

/** What axe finds in the page as it stands, one line a fault. */
const faults = async () => {
  const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`))
}

test('the site has pages', () => expect(visits.length).toBeGreaterThan(4))

test.each(visits)('/$path in $theme is accessible, silent and calls nobody', async ({ path, theme }) => {
  await using visit = await open(path, { theme })
  await visit.page.evaluate(axe.source)
  expect(await visit.page.evaluate(faults)).toEqual([])
  const { errors, violations, foreign } = visit
  expect({ errors, violations, foreign }).toEqual({ errors: [], violations: [], foreign: [] })
})

test('axe sees a fault where there is one', async () => {
  await using visit = await open('')
  await visit.page.evaluate(axe.source)
  await visit.page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<img src="data:,">'))
  expect((await visit.page.evaluate(faults)).join()).toMatch(/image-alt/)
})
