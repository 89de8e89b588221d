import type { BrowserContext, Page } from 'playwright-core'
import { address, go } from './site.ts'

export const chapter = 'experiments/02-learning-rate/'
/** Small enough for a test, and on one engine, so that two runs agree to the last bit. */
export const small = `${chapter}?layers=64&trainingImages=2000&epochs=6&engine=wasm`
/** Long enough that it is still under way a while after its fifth epoch. */
export const longer = `${chapter}?layers=64&trainingImages=4000&epochs=20&engine=wasm`
export const minutes = 60_000

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
export const until = (page: Page, phase: string, timeout = 2 * minutes) => page.locator(`.lab-figure[data-phase=${phase}]`).first().waitFor({ timeout })
/** Epochs that the page has done. */
export const done = (page: Page) =>
  page.evaluate(() => {
    const text = document.querySelector('.prog')?.textContent ?? ''
    return Number(/Epoch (\d+) of/.exec(text)?.[1] ?? 0) - (/step/.test(text) ? 1 : 0)
  })
/** Waits until this many epochs are done while the run plays. */
export const epoch = (page: Page, n: number) =>
  page.waitForFunction(
    (n) => {
      const text = document.querySelector('.prog')?.textContent ?? ''
      return Number(/Epoch (\d+) of/.exec(text)?.[1] ?? 0) - (/step/.test(text) ? 1 : 0) >= n
    },
    n,
    { timeout: 2 * minutes, polling: 20 },
  )
export const notice = (page: Page) => page.locator('.lab-figure .says').allInnerTexts()

export interface StoredRun {
  id: string
  spec: string
  end: unknown
  epochs: { epoch: number; seconds?: number; train: unknown; validation: { error: number }; test: unknown }[]
  made: { by: string; from: number; to: number; versions: Record<string, string> }[]
  order: number
}

/** What lies in a drawer of this browser, newest last: each text as it is, by its key. */
export const drawer = (page: Page, name: 'runs' | 'ways' | 'checkpoints') =>
  page.evaluate(
    (name) =>
      new Promise<[string, string][]>((resolve, reject) => {
        const opening = indexedDB.open('chain-rule')
        opening.onerror = () => reject(opening.error!)
        opening.onsuccess = () => {
          const db = opening.result
          const store = db.transaction('texts').objectStore('texts')
          const keys = store.getAllKeys()
          const texts = store.getAll()
          texts.onsuccess = () => {
            db.close()
            resolve((keys.result as unknown as [string, string][]).flatMap(([drawer, key], i) => (drawer === name ? [[key, texts.result[i] as string] as [string, string]] : [])))
          }
        }
      }),
    name,
  )

/** The runs that are kept, as they lie in the database. */
export async function keptRuns(page: Page): Promise<StoredRun[]> {
  const runs = (await drawer(page, 'runs')).map(([, text]) => JSON.parse(text.slice(text.indexOf('\n') + 1)) as StoredRun)
  return runs.toSorted((a, b) => a.order - b.order)
}

/** Curves without the seconds, which no two runs share. */
export const curveOf = (run: StoredRun | undefined) => run?.epochs.map(({ seconds: _, ...scores }) => scores)

/** The last run of the lab's CSV, one line an epoch, without the seconds. */
export async function curve(page: Page): Promise<string[]> {
  await press(page, 'Curves as CSV')
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n').slice(1)
  const last = lines.at(-1)!.split(',')[0]
  return lines.filter((line) => line.split(',')[0] === last).map((line) => line.slice(line.indexOf(',') + 1, line.lastIndexOf(',')))
}

/** Once the run is kept with this end, and is under way no more. */
export async function whenKept(page: Page, end: 'finished' | 'stopped' = 'finished'): Promise<StoredRun> {
  for (let tries = 0; tries < 600; tries++) {
    const run = (await keptRuns(page)).at(-1)
    if (run?.end === end && (await drawer(page, 'ways')).length === 0) return run
    await page.waitForTimeout(50)
  }
  throw new Error(`No run is kept as ${end}: ${JSON.stringify(await keptRuns(page)).slice(0, 300)}`)
}

/** Plays a run through in a page of its own and forgets it there. */
export async function unbroken(context: BrowserContext, path: string): Promise<ReturnType<typeof curveOf>> {
  const page = await context.newPage()
  await go(page, address(path))
  await press(page, 'Play')
  await until(page, 'finished')
  const curve = curveOf(await whenKept(page))
  await press(page, 'What is stored')
  await press(page, 'Forget everything here')
  await page.getByText('Nothing is stored now.').waitFor()
  await page.close()
  return curve
}

/** Kills the page's process, as a crash would. */
export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const debug = await page.context().newCDPSession(page)
  void debug.send('Page.crash').catch(() => undefined)
  await crashed
}
