import { expect, test } from 'vitest'
import { faults } from './page/axe.ts'
import { open } from './site.ts'

const path = 'experiments/06-one-run/'

test('draws are made by mouse and by keys, tallied, and announced once each', async () => {
  await using visit = await open(path)
  const figure = visit.page.locator('.draws')
  const said = figure.getByRole('status')
  expect(await figure.getByRole('status').count()).toBe(1)
  const rows = async (n: number) => figure.locator('table').nth(n).locator('tbody tr').evaluateAll((all) => all.map((tr) => [...tr.children].slice(0, 4).map((cell) => (cell as HTMLElement).innerText.trim())))
  expect(await said.innerText()).toMatch(/^Draw 1: \d of the 4 sentences (is|are) reached\.$/)
  const first = await rows(0)
  expect(first).toHaveLength(9)

  await figure.getByRole('button', { name: 'Draw one seed each' }).click()
  await expect.poll(() => said.innerText()).toMatch(/^Draw 2:/)
  expect(await rows(0)).not.toEqual(first)
  await figure.getByRole('button', { name: 'Draw one seed each' }).focus()
  await visit.page.keyboard.press('Tab')
  await visit.page.keyboard.press('Enter')
  await expect.poll(() => said.innerText()).toMatch(/^Draw 32:/)
  const sentences = await rows(1)
  expect(sentences).toHaveLength(4)
  for (const [says, now, soFar, share] of sentences) {
    expect(now, says).toMatch(/^(yes|no)$/)
    const [, hits] = /^(\d+) of 32$/.exec(soFar!) ?? []
    expect(Number(hits), says).toBeLessThanOrEqual(32)
    expect(share).toMatch(/^((less|more) than )?\d+\u00a0%$/)
  }
  expect(await said.innerText()).toContain(`${sentences.filter(([, now]) => now === 'yes').length} of the 4`)

  await visit.page.keyboard.press('Tab')
  await visit.page.keyboard.press('Space')
  await expect.poll(() => said.innerText()).toMatch(/^Draw 1:/)
  expect(await rows(0)).toEqual(first)
})

test.each(['light', 'dark'] as const)('in %s the figure is accessible after a draw', async (theme) => {
  await using visit = await open(path, { theme })
  await visit.page.getByRole('button', { name: 'Draw thirty' }).click()
  expect(await faults(visit.page, '.draws')).toEqual([])
})

test('without JavaScript one draw, the shares and the findings are there to read', async () => {
  await using visit = await open(path, { javaScript: false })
  expect(await visit.page.locator('.draws tbody').first().locator('tr').count()).toBe(9)
  expect(await visit.page.getByRole('region', { name: 'Findings, by sentence and comparison' }).locator('tbody').count()).toBe(4)
})
