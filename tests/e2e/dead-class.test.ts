import { expect, test } from 'vitest'
import { open } from './site.ts'

const minutes = 60_000

test('what came of a network without one of its letters is told when its training ends, and of twelve seeds too', async () => {
  await using visit = await open('experiments/04-depth/')
  const figure = visit.page.locator('.dead-class')
  const said = figure.getByRole('status')
  await figure.getByRole('button', { name: 'Train it with the bug' }).press('Enter')
  await expect.poll(() => said.textContent(), { timeout: 2 * minutes }).toMatch(/^Seed 6, with a ReLU on the output: \d+ of 2,726 wrong, \d+\.\d+\s%\. Never answered: [A-J]\.$/)
  // As the caption and the sentence below the matrix have it.
  expect(await said.textContent()).toContain(await figure.locator('caption').innerText())
  expect(await figure.locator('.confusion .found').innerText()).toContain((await said.textContent())!.split('. ').at(-1)!)

  await figure.getByText('yes', { exact: true }).click()
  await expect.poll(() => said.textContent(), { timeout: 2 * minutes }).toMatch(/^Seed 6, with a ReLU [^]* Seed 6, without: [^]* Every letter is answered\.$/)

  await figure.getByRole('button', { name: 'Train seeds 1 to 12 with the bug' }).press('Enter')
  await expect.poll(() => said.textContent(), { timeout: 4 * minutes }).toMatch(/^Of 12 seeds with the bug, \d+ answered every letter; \d+ never answered 1 to \d of the ten\.$/)
  const one = figure.locator('.seeds tbody tr', { has: visit.page.getByRole('rowheader', { name: '1', exact: true }) })
  expect(await one.locator('td').first().innerText()).toMatch(/^\d+\s\([A-J]\)(, \d+\s\([A-J]\))*$/)
  expect(visit.errors).toEqual([])
}, 6 * minutes)
