import { expect, test } from 'vitest'
import { countTasks, held, tasksOf } from './lab-flat.ts'
import { chapter, epoch, minutes, press, until } from './lab-runs.ts'
import { open } from './site.ts'

test('ten minutes of training are flat', async () => {
  await using visit = await open(`${chapter}?layers=100&trainingImages=15000&epochs=1000&engine=wasm`, { before: countTasks })
  const { page } = visit
  await press(page, 'Play')
  await epoch(page, 2)
  const samples: Awaited<ReturnType<typeof held>>[] = []
  for (let minute = 0; minute <= 10; minute++) {
    samples.push(await held(page))
    if (minute < 10) await page.waitForTimeout(minutes)
  }
  await press(page, 'Pause')
  await until(page, 'paused')
  const tasks = await tasksOf(page)
  console.log(`${await page.locator('.prog').innerText()}\n${samples.map((s, i) => `${i} min: ${JSON.stringify(s)}`).join('\n')}\n${tasks.length} long tasks, longest ${Math.round(Math.max(0, ...tasks))} ms`)
  const [first, last] = [samples[1]!, samples.at(-1)!]
  expect(last.listeners).toBe(first.listeners)
  // What grows is the curve: some 250 bytes an epoch and what draws it.
  expect(last.heap).toBeLessThan(first.heap + 2_000_000)
}, 15 * minutes)

test('after forty short runs a page holds what it held after four', async () => {
  await using visit = await open(`${chapter}?layers=16&trainingImages=200&epochs=1&engine=wasm`)
  const { page } = visit
  const play = async (runs: number) => {
    for (let i = 0; i < runs; i++) {
      await press(page, i === 0 && runs === 4 ? 'Play' : 'Play again')
      await until(page, 'opening').catch(() => undefined)
      await until(page, 'finished')
    }
  }
  await play(4)
  const early = await held(page)
  await play(36)
  const late = await held(page)
  console.log(`runs 4 and 40: ${JSON.stringify([early, late])}`)
  expect(late.listeners).toBe(early.listeners)
  expect(late.heap).toBeLessThan(early.heap * 1.03)
  expect(late.nodes).toBeLessThan(early.nodes + 60)
}, 5 * minutes)

test('training the default network leaves the main thread free', async () => {
  await using visit = await open(`${chapter}?epochs=3&engine=wasm`, { before: countTasks })
  const { page } = visit
  await press(page, 'Play')
  await until(page, 'playing')
  const loading = await tasksOf(page)
  const since = Date.now()
  await until(page, 'finished')
  const tasks = await tasksOf(page)
  const seconds = (Date.now() - since) / 1000
  const longest = Math.round(Math.max(0, ...tasks))
  console.log(`long tasks of the main thread: ${loading.length} while the data and the engine came, ${tasks.length} in ${seconds.toFixed(1)} s of training (longest ${longest} ms)`)
  expect(tasks.reduce((sum, t) => sum + t, 0) / 1000).toBeLessThan(0.05 * seconds)
}, 4 * minutes)
