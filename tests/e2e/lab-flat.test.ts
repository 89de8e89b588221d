import { expect, test } from 'vitest'
import { held } from './lab-flat.ts'
import { chapter, epoch, minutes, press, until } from './lab-runs.ts'
import { open } from './site.ts'

test('a page holds after fifty epochs what it held after two', async () => {
  await using visit = await open(`${chapter}?layers=32&trainingImages=500&epochs=1000&engine=wasm`)
  const { page } = visit
  for (const n of [1, 2]) {
    await press(page, 'One epoch')
    await epoch(page, n)
    await until(page, 'paused')
  }
  const early = await held(page)
  await press(page, 'Play')
  await epoch(page, 49)
  await press(page, 'Pause')
  await until(page, 'paused')
  const late = await held(page)
  console.log(`epochs 2 and ${/\d+/.exec(await page.locator('.prog').innerText())?.[0]}: ${JSON.stringify([early, late])}`)
  expect(late.listeners).toBe(early.listeners)
  // Fifty epochs of three splits are some hundred numbers, and the curve is drawn through them.
  expect(late.heap).toBeLessThan(early.heap + 400_000)
  expect(late.nodes).toBeLessThan(early.nodes + 60)
}, 4 * minutes)
