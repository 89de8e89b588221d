import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Run } from '../../src/runs/run.ts'
import { defaultSpec } from '../../src/runs/spec.ts'
import { nodeEngines } from '../../src/training/engines/node.ts'
import { loadData } from '../../src/training/load.ts'
import { train } from '../../src/training/train.ts'
import { open, reload } from './site.ts'

const minutes = 60_000
const folder = join(import.meta.dirname, '../../public/runs/learning-rate')
const baked = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Run)
  .filter(({ spec }) => JSON.stringify({ ...spec, seed: 0 }) === JSON.stringify({ ...defaultSpec, seed: 0 }))
const others = baked.filter(({ spec }) => spec.seed >= 2 && spec.seed <= 11).map(({ epochs }) => epochs.at(-1)!.test.error)

const until = (page: Page, phase: string) => page.locator(`.lab-figure[data-phase=${phase}]`).waitFor({ timeout: 8 * minutes })
const epoch = (page: Page, n: number) => page.locator('.prog', { hasText: `Epoch ${n} of 8` }).waitFor({ timeout: 6 * minutes })

/** Training, validation and test error of every epoch, from the lab's CSV of its last run. */
async function errors(page: Page): Promise<number[][]> {
  await page.getByRole('button', { name: 'Curves as CSV', exact: true }).click()
  const [head = '', ...lines] = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n')
  const columns = ['train_error', 'validation_error', 'test_error'].map((name) => head.split(',').indexOf(name))
  const last = lines.at(-1)!.split(',')[0]
  return lines.filter((line) => line.split(',')[0] === last).map((line) => columns.map((at) => Number(line.split(',')[at])))
}

/** The same run, never stopped, made outside a browser on the same engine. */
async function unbroken(): Promise<number[][]> {
  const data = await loadData('letters', (file) => readFile(join('public/data/letters', file)))
  const curve: number[][] = []
  for await (const tick of train(defaultSpec, data, await nodeEngines.assembly()))
    if (tick.kind === 'epoch') curve.push([tick.record.train.error, tick.record.validation.error, tick.record.test.error])
  return curve
}

test('ten other seeds of the default experiment stand to compare with', () => expect(others).toHaveLength(10))

test('the default experiment, stopped half-way, reloaded and continued in the page, gives the curve of an unbroken run and lies among the others', async () => {
  await using visit = await open('experiments/02-learning-rate/?engine=assembly')
  const { page } = visit
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await epoch(page, 4)
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await until(page, 'paused')
  await reload(page)
  await page.getByRole('button', { name: 'Continue it', exact: true }).click()
  await until(page, 'finished')
  const curve = await errors(page)

  // A few images may fall otherwise: exp is not specified to the bit.
  const reference = await unbroken()
  expect(curve).toHaveLength(8)
  curve.forEach((row, i) => row.forEach((error, j) => expect(error).toBeCloseTo(reference[i]![j]!, 2)))

  const mean = others.reduce((sum, e) => sum + e, 0) / others.length
  const deviation = Math.sqrt(others.reduce((sum, e) => sum + (e - mean) ** 2, 0) / (others.length - 1))
  expect(Math.abs(curve[7]![2]! - mean)).toBeLessThanOrEqual(3 * deviation)
  console.log(`seed 1 in the page: test error ${(100 * curve[7]![2]!).toFixed(2)} %; ten others ${(100 * mean).toFixed(2)} ± ${(100 * deviation).toFixed(2)} %`)
}, 12 * minutes)
