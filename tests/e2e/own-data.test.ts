import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { banded, gzip, idxImages, idxLabels, taking } from '../../src/training/own/testing.ts'
import { crc32 } from '../../src/training/own/zip.ts'
import { faults as axeFaults } from './page/axe.ts'
import { go, open } from './site.ts'

const minutes = 60_000
const word = (n: number) => Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255])
const chunk = (type: string, data: Uint8Array) => {
  const body = Buffer.concat([Buffer.from(type), data])
  return Buffer.concat([word(data.length), body, word(crc32(body))])
}

/** A gray PNG by hand (RFC 2083): no filter, one IDAT. */
function png(gray: Uint8Array, side: number): Buffer {
  const rows = Buffer.concat(Array.from({ length: side }, (_, y) => Buffer.concat([Buffer.from([0]), gray.subarray(y * side, (y + 1) * side)])))
  const head = Buffer.concat([word(side), word(side), Buffer.from([8, 0, 0, 0, 0])])
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

const given = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
const labels = taking(3, 20)
const choose = (page: Page, ...files: ReturnType<typeof given>[]) => page.locator('.own-data input[type=file]').setInputFiles(files)
const panel = async (page: Page) => {
  await page.getByRole('button', { name: 'Own data', exact: true }).click()
  await page.locator('.own-data').waitFor({ timeout: minutes })
}

test('own data: a bad file is named; IDX and a zip of PNGs are shown, trained on, there after a reload, removed and brought back by keys', { timeout: 6 * minutes }, async () => {
  await using visit = await open('embed/lab/?layers=8&epochs=1&batch=10&engine=float64')
  const { page } = visit
  await panel(page)
  await choose(page, given('cut.gz', gzip(idxImages(banded(labels))).slice(0, 60)), given('labels', idxLabels(labels)))
  await page.locator('.own-data .fault-says', { hasText: 'cut.gz: is a damaged gzip file' }).waitFor()

  await choose(page, given('images.gz', gzip(idxImages(banded(labels)))), given('labels', idxLabels(labels)))
  await page.locator('.own-reading', { hasText: '60 images of 3 classes (0: 20, 1: 20, 2: 20)' }).waitFor()
  expect(await page.locator('.own-reading').innerText()).toContain('bright on a dark ground')
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Train on these', exact: true }).click()
  const row = page.locator('[data-own]', { hasText: 'images.gz + labels' })
  await row.waitFor()
  await page.setViewportSize({ width: 375, height: 800 })
  const list = page.getByRole('region', { name: 'Own data in this browser' })
  await list.press('ArrowRight')
  await expect.poll(() => list.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0)
  await page.setViewportSize({ width: 1280, height: 900 })
  const name = (await row.getAttribute('data-own'))!
  expect(name).toMatch(/^own:[0-9a-f]{16}$/)
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.locator('.lab-figure[data-phase=finished]').waitFor({ timeout: 2 * minutes })
  const url = new URL(page.url())
  url.searchParams.set('data', name)
  await go(page, url.href)
  await panel(page)
  await row.waitFor()
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.locator('.lab-figure[data-phase=finished]').waitFor({ timeout: 2 * minutes })

  // Ink on white, 14 × 14, two folders.
  const dark = (label: number, i: number) => png(banded([label], 14).map((p) => 255 - p + (p ? i : 0)), 14)
  const files = Object.fromEntries(['cat', 'dog'].flatMap((folder, label) => Array.from({ length: 4 }, (_, i) => [`pets/${folder}/${i}.png`, dark(label, i)])))
  await choose(page, given('pets.zip', zipSync(files)))
  await page.locator('.own-reading', { hasText: '8 images of 2 classes (cat: 4, dog: 4). All images were resized' }).waitFor()
  expect(await page.locator('.own-reading').innerText()).toContain('dark on a bright ground')
  await page.getByRole('button', { name: 'Train on these', exact: true }).click()
  await page.locator('[data-own]', { hasText: 'pets.zip' }).waitFor()

  const remove = page.getByRole('button', { name: 'Remove images.gz + labels' })
  await remove.focus()
  await page.keyboard.press('Enter')
  await row.waitFor({ state: 'detached' })
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(await focused()).toBe('Own data')
  const undo = page.locator('.own-data').getByRole('button', { name: 'Undo' })
  await undo.focus()
  await page.keyboard.press('Space')
  await row.waitFor()
  expect(await focused()).toBe('Own data')
  await remove.click()
  await row.waitFor({ state: 'detached' })
  await go(page, url.href)
  await panel(page)
  await page.locator('.own-data .fault-says', { hasText: 'not in this browser' }).waitFor()
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.locator('.lab-figure .says, .lab-figure [role=alert]', { hasText: 'read the same files again' }).first().waitFor({ timeout: minutes })
  const { errors, violations, foreign } = visit
  expect({ errors, violations, foreign }).toEqual({ errors: [], violations: [], foreign: [] })
})

test('letters are drawn as own data by keys alone: no button drops the focus, and what it did is told', { timeout: 3 * minutes }, async () => {
  await using visit = await open('embed/lab/')
  const { page } = visit
  await panel(page)
  const focused = () => page.evaluate(() => document.activeElement!.textContent || document.activeElement!.getAttribute('type') || document.activeElement!.tagName)
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus()
    await page.keyboard.press('Enter')
    expect(await focused()).toBe(name)
  }
  await press('Draw letters instead')
  const pad = page.getByRole('application')
  const told = page.locator('.drawn .pad').getByRole('status')
  const count = page.locator('.drawn > .bar').getByRole('status')
  const draw = async () => {
    await pad.focus()
    for (const key of ['Space', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key)
  }
  await draw()
  await press('Undo')
  expect(await told.textContent()).toBe('One step taken back, 2 left.')
  await press('Clear')
  expect(await told.textContent()).toBe('The pad is blank.')
  expect(await pad.getAttribute('aria-label')).toContain('Blank.')
  for (const left of [2, 1, 0]) {
    await press('Undo')
    expect(await told.textContent()).toBe(`One step taken back, ${left} left.`)
  }

  for (const [drawn, letter] of ['A', 'A', 'A', 'B', 'B', 'B'].entries()) {
    await page.locator('.drawn select').selectOption({ label: letter })
    await draw()
    await press('Add it')
    expect(await count.textContent()).toMatch(new RegExp(`^${drawn + 1} drawn[.]`))
  }
  // Nothing is drawn: another Enter adds nothing.
  await page.keyboard.press('Enter')
  expect(await count.textContent()).toBe('6 drawn. ')
  await press('Train on the drawn letters')
  await page.locator('[data-own]', { hasText: '6 drawn letters' }).waitFor()
  expect(await focused()).toBe('Train on the drawn letters')
  for (const left of [5, 4, 3, 2, 1, 0]) {
    await press('Take back the last')
    expect(await count.textContent()).toMatch(new RegExp(`^${left} drawn[.]`))
  }
  await press('Draw letters instead')
  await page.locator('.drawn').waitFor({ state: 'detached' })

  const input = page.locator('.own-data input[type=file]')
  await input.focus()
  await choose(page, given('images.gz', gzip(idxImages(banded(labels)))), given('labels', idxLabels(labels)))
  await page.locator('.own-reading').waitFor()
  expect(await focused()).toBe('file')
  expect(visit.errors).toEqual([])
})
