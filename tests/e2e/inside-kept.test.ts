import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { answers } from '../../src/runs/inspect/answers.ts'
import { banded, idxImages, idxLabels, taking } from '../../src/training/own/testing.ts'
import { chapter, focused, lookInside, minutes, read, storedWeights, validation, view } from './inside.ts'
import { drawer } from './lab-runs.ts'
import { faults } from './page/axe.ts'
import { open, reload } from './site.ts'

/** Takes one tensor of a kept run out of the browser's database. */
const lose = (page: Page, id: string, name: string) =>
  page.evaluate(
    ([id, name]) =>
      new Promise<void>((resolve) => {
        indexedDB.open('chain-rule').onsuccess = (event) => {
          const database = (event.target as IDBOpenDBRequest).result
          const writing = database.transaction('tensors', 'readwrite')
          writing.objectStore('tensors').delete(['checkpoints', id!, name!])
          writing.oncomplete = () => {
            database.close()
            resolve()
          }
        }
      }),
    [id, name],
  )

test('after a reload and without Play, the runs of a sweep are looked into and their weights exported, each its own; a lost tensor is named', async () => {
  await using visit = await open(`${chapter}?layers=24&trainingImages=600&epochs=1&learningRate=0.002&engine=wasm&sweep=activation%3Drelu%7Cleaky-relu&sweepSeeds=1`)
  const { page } = visit
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await press('Sweep')
  await press('Start the sweep')
  await page.locator('[data-sweep=done]').waitFor({ timeout: 2 * minutes })
  await press('Your runs')
  // The newest experiment stands first: the leaky one.
  await page.getByRole('button', { name: /^Hide seed 1/ }).first().press('Enter')
  await page.getByRole('button', { name: 'Hidden runs (1)' }).waitFor()
  expect(await focused(page)).toBe('Your runs')
  await expect.poll(async () => (await drawer(page, 'runs')).filter(([, text]) => text.includes('"hidden":true')).length).toBe(1)
  await reload(page)
  await press('Your runs')
  await page.getByRole('button', { name: /^Put its fields back/ }).click()
  await press('Look inside')
  const run = page.getByRole('combobox', { name: 'Run', exact: true })
  await page.locator('.inside .confusion').waitFor({ timeout: minutes })
  const ids = await run.locator('option').evaluateAll((all: HTMLOptionElement[]) => all.map(({ value }) => value))
  expect(await run.locator('option').allInnerTexts()).toEqual(['seed 1: activation ReLU', 'seed 1: activation leaky ReLU'])
  expect(await run.locator('optgroup[label="Hidden runs"] option').count()).toBe(1)
  expect(await run.inputValue()).toBe(ids[0])
  expect(await page.locator('.lab-figure[data-phase=ready]').count()).toBe(1)

  const letters = await validation()
  for (const [id, leak] of [[ids[0]!, 0], [ids[1]!, 0.01]] as const) {
    const weights = await storedWeights(page, id)
    const given = answers(letters.flatMap(({ image }) => read(weights, image, leak)))
    const wrong = letters.filter(({ label }, n) => given[n] !== label).length
    await run.selectOption(id)
    await expect.poll(() => page.locator('.confusion caption').innerText(), { timeout: minutes }).toMatch(new RegExp(`^${wrong.toLocaleString('en-US')} of 2,726 wrong`))
    expect(await faults(page, '.lab-panel')).toEqual([])
  }

  await press('Export')
  await run.selectOption(ids[1]!)
  const [download] = await Promise.all([page.waitForEvent('download'), press('safetensors')])
  expect(download.suggestedFilename()).toBe(`chain-rule-weights-${ids[1]}.safetensors`)
  const file = Buffer.concat((await (await download.createReadStream()).toArray()) as Buffer[])
  const length = Number(file.readBigUInt64LE())
  const header = JSON.parse(file.subarray(8, 8 + length).toString()) as { __metadata__: { spec: string; epoch: string } }
  expect(header.__metadata__).toEqual({ spec: expect.stringContaining('activation=leaky-relu'), epoch: '1' })
  const { W1 } = await storedWeights(page, ids[1])
  expect(file.readFloatLE(8 + length + 4)).toBe(W1![24])
  expect(await page.locator('.take').innerText()).toContain('once the run’s fields are put back')

  await lose(page, ids[1]!, 'b1')
  await reload(page)
  await press('Look inside')
  await page.locator('.inside .confusion').waitFor({ timeout: minutes })
  await run.selectOption(ids[1]!)
  await page.getByRole('alert').filter({ hasText: 'its weights b1 are missing' }).waitFor()
  expect(await run.inputValue()).toBe(ids[1])
  expect(visit.errors).toEqual([])
  expect(visit.violations).toEqual([])
}, 5 * minutes)

test('own data of four classes show four, after a reload too; once they are removed, it is said what to do', async () => {
  await using visit = await open(`${chapter}?layers=8&epochs=1&batch=10&engine=float64`)
  const { page } = visit
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const labels = taking(4, 20)
  const given = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  await press('Own data')
  await page.locator('.own-data input[type=file]').setInputFiles([given('images', idxImages(banded(labels))), given('labels', idxLabels(labels))])
  await press('Train on these')
  await page.locator('[data-own]').waitFor()
  await lookInside(page)
  for (const visits of [1, 2]) {
    if (visits === 2) {
      await reload(page)
      await press('Look inside')
      await page.locator('.inside .confusion').waitFor({ timeout: minutes })
    }
    expect(await page.locator('.confusion tbody th').allInnerTexts()).toEqual(['0', '1', '2', '3'])
    const columns = (await page.locator('.confusion thead th').allInnerTexts()).slice(1, -1).map((name) => name.split(',')[0]!.trim())
    expect(columns.slice(0, 4)).toEqual(['0', '1', '2', '3'])
    // Whatever else stands there was answered.
    expect(columns.slice(4).every((name) => /^output ([5-9]|10)$/.test(name))).toBe(true)
    expect(await page.locator('.inside').innerText()).not.toContain('–')
    await view(page, 'logits')
    expect(await page.locator('.histograms li').count()).toBe(columns.length)
    await view(page, 'one image')
    await page.locator('.bars').waitFor()
    const shares = (await page.locator('.bars td.r').allInnerTexts()).map((text) => Number.parseFloat(text))
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(100, 0)
    expect((await page.locator('.bars th').allInnerTexts()).at(-1)).toBe('no class')
  }
  await press('Own data')
  await page.getByRole('button', { name: /^Remove images/ }).click()
  await page.locator('[data-own]').waitFor({ state: 'detached' })
  await reload(page)
  await press('Look inside')
  await page.getByRole('alert').filter({ hasText: 'read the same files again' }).waitFor({ timeout: minutes })
  expect(visit.errors).toEqual([])
}, 5 * minutes)
