import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { notice, press, until, whenKept } from './lab-runs.ts'

/** Keeps hold of every worker that the page makes. */
export const watchWorkers = (page: Page) =>
  page.addInitScript(() => {
    const made: Worker[] = []
    const Real = globalThis.Worker
    globalThis.Worker = class extends Real {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args)
        made.push(this)
      }
    }
    Object.assign(globalThis, { made })
  })

/** Puts a script before the worker's own code, and headers on it. */
export const inWorker = (page: Page, script: string, headers: Record<string, string> = {}) =>
  page.context().route(/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), ...headers }, body: script + (await response.text()) })
  })

export const finished = async (page: Page, epochs = 6) => {
  await until(page, 'finished')
  const run = await whenKept(page)
  expect(run.epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: epochs }, (_, i) => i + 1))
  return run
}

const says = (reason: RegExp) => new RegExp(`Runs are kept for this visit only \\(${reason.source}\\)\\. Training goes on, and so does export`)
/** A run to its end on a store that fails for this reason, told once. */
export const trained = async (page: Page, reason: RegExp) => {
  await press(page, 'Play')
  await until(page, 'finished')
  const told = (await notice(page)).filter((text) => says(reason).test(text))
  expect(told, (await notice(page)).join()).toHaveLength(1)
  expect(await page.locator('.prog').innerText()).toMatch(/Epoch 6 of 6/)
  await press(page, 'What is stored')
  expect(await page.locator('.stored').innerText()).toMatch(/1 run: fields/)
}
