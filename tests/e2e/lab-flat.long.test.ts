import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { countTasks, held, objects, tasksOf } from './lab-flat.ts'
import { chapter, epoch, minutes, press, until } from './lab-runs.ts'
import { open } from './site.ts'

test('ten minutes of training are flat', async () => {
  await using visit = await open(`${chapter}?epochs=1000`, { before: countTasks })
  const { page } = visit
  await press(page, 'Play')
  await epoch(page, 2)
  const loading = await tasksOf(page)
  // What is under way has listeners of its own, a few more or fewer at any moment: the page is compared at rest.
  const atRest = async () => {
    await press(page, 'Pause')
    await until(page, 'paused')
    await page.waitForTimeout(1000)
    const holds = await held(page)
    await press(page, 'Play')
    await until(page, 'playing')
    return holds
  }
  const samples = [await atRest()]
  for (let minute = 1; minute <= 10; minute++) {
    await page.waitForTimeout(minutes)
    samples.push(await atRest())
  }
  const tasks = await tasksOf(page)
  console.log(`${await page.locator('.prog').innerText()}\n${samples.map((s, i) => `${i} min: ${JSON.stringify(s)}`).join('\n')}`)
  console.log(`long tasks of the main thread: ${loading.length} while the data and the engine came, ${tasks.length} in ten minutes of training, ${Math.round(tasks.reduce((sum, t) => sum + t, 0))} ms in all, longest ${Math.round(Math.max(0, ...tasks))} ms`)
  const [first, last] = [samples[1]!, samples.at(-1)!]
  expect(last.listeners).toBe(first.listeners)
  // What grows is the curve: some 250 bytes an epoch and what draws it.
  expect(last.heap).toBeLessThan(first.heap + 2_000_000)
}, 15 * minutes)

/** Presses a button and waits until the run that it begins has ended; phases that pass in a moment are seen, too. */
const playThrough = (page: Page, name: string) =>
  page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const figure = document.querySelector('.lab-figure')!
        let begun = false
        const watch = new MutationObserver(() => {
          const phase = figure.getAttribute('data-phase')
          if (phase !== 'finished') begun = true
          else if (begun) {
            watch.disconnect()
            resolve()
          }
        })
        watch.observe(figure, { attributeFilter: ['data-phase'] })
        const button = [...figure.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)
        button!.click()
      }),
    name,
  )

test('after forty short runs a page holds what it held after four', async () => {
  await using visit = await open(`${chapter}?layers=16&trainingImages=200&epochs=1&engine=wasm`)
  const { page } = visit
  for (let i = 0; i < 4; i++) await playThrough(page, i === 0 ? 'Play' : 'Play again')
  const state = async () => ({ objects: await objects(page), ...(await held(page)) })
  const early = await state()
  for (let i = 0; i < 36; i++) await playThrough(page, 'Play again')
  const late = await state()
  console.log(`runs 4 and 40: ${JSON.stringify([early, late])}`)
  expect(late.listeners).toBe(early.listeners)
  // The 12,730 parameters of one run are 51 kB, their moments twice as much: weights of a single run that were held would show.
  expect(late.objects).toBeLessThan(early.objects + 40_000)
  expect(late.nodes).toBeLessThan(early.nodes + 60)
}, 5 * minutes)
