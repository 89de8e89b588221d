import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BrowserContext } from 'playwright-core'
import { crashAt } from './lab-crash.ts'
import { crash, curveOf, drawer, epoch, keptRuns, longer, minutes, press, small, unbroken, until, whenKept } from './lab-runs.ts'
import { address, browser, go, reload } from './site.ts'

let context: BrowserContext
let whole: Awaited<ReturnType<typeof unbroken>>
beforeAll(async () => {
  context = await (await browser()).newContext()
  whole = await unbroken(context, longer)
  expect(whole).toHaveLength(20)
}, 3 * minutes)
afterAll(() => context?.close())

const visit = async (path = small) => {
  const page = await context.newPage()
  await go(page, address(path))
  return page
}

test.each([[1, 90], [2, 0], [4, 150]])('a tab that dies after epoch %i and %i ms more continues with at most one epoch again, to the curve of an unbroken run', async (after, milliseconds) => {
  const { seen, offered } = await crashAt(context, after, milliseconds, whole)
  console.log(`crash: ${seen} epochs seen, continued after ${offered}`)
}, 4 * minutes)

describe('two tabs on one store', () => {
  test('a run under way in one is not offered in the other, and is once its tab has died', async () => {
    const one = await visit(`${small}&epochs=400`)
    await press(one, 'Play')
    await epoch(one, 2)
    const two = await visit()
    await two.waitForTimeout(1000)
    expect(await two.locator('.saved').count()).toBe(0)
    expect(await drawer(two, 'ways')).toHaveLength(1)
    await crash(one)
    await one.close()
    await reload(two)
    expect(await two.locator('.saved p').innerText()).toMatch(/left half-way, after epoch \d+ of 400/)
    await press(two, 'Forget it')
    await expect.poll(() => drawer(two, 'ways')).toEqual([])
    await two.close()
  }, 3 * minutes)

  test('both train at once, and each has the runs of both', async () => {
    const [one, two] = [await visit(longer), await visit(`${longer}&seed=2`)]
    await Promise.all([press(one, 'Play'), press(two, 'Play')])
    await Promise.all([until(one, 'finished'), until(two, 'finished')])
    await whenKept(one)
    await expect.poll(async () => (await keptRuns(two)).map(({ spec, epochs }) => [/seed=2/.test(spec), epochs.length]).toSorted()).toEqual([[false, 20], [true, 20]])
    for (const page of [one, two]) {
      await press(page, 'What is stored')
      await page.locator('.stored').getByText(/2 runs: fields/).waitFor()
    }
    expect(curveOf((await keptRuns(one)).find(({ spec }) => !/seed=2/.test(spec)))).toEqual(whole)
    await press(one, 'Forget everything here')
    await two.getByText(/0 runs: fields/).waitFor()
    await Promise.all([one.close(), two.close()])
  }, 4 * minutes)
})

test('a saved run that was cut short is told and skipped, and a clock set back hides nothing', async () => {
  const page = await visit()
  await press(page, 'Play')
  await until(page, 'finished')
  await whenKept(page)
  await press(page, 'Same weights again')
  await press(page, 'One epoch')
  await until(page, 'paused')
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('chain-rule')
        opening.onsuccess = () => {
          const store = opening.result.transaction('texts', 'readwrite').objectStore('texts')
          store.put('chain-rule/1 999 1\n{"id":', ['runs', 'cut']).onsuccess = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )
  await page.close()
  const later = await context.newPage()
  await later.addInitScript(() => {
    const now = Date.now
    Date.now = () => now() - 400 * 86_400_000
  })
  await go(later, address(`${small}&seed=3`))
  await later.getByText(/A saved run is damaged \(it is cut short: \d+ of 999 characters\) and was left out/).first().waitFor({ timeout: minutes })
  expect(await later.locator('.saved p').innerText()).toMatch(/after epoch 1 of 6/)
  await press(later, 'Forget it')
  await press(later, 'Play')
  await until(later, 'finished')
  await expect.poll(async () => (await later.evaluate(() => document.querySelector('.lab-figure')!.getAttribute('data-phase')))).toBe('finished')
  await expect.poll(async () => (await drawer(later, 'runs')).length).toBe(3)
  await press(later, 'What is stored')
  await press(later, 'Forget everything here')
  await expect.poll(() => drawer(later, 'runs')).toEqual([])
  await later.close()
}, 4 * minutes)
