import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { loadData } from '../../src/training/load.ts'

export const minutes = 60_000
export const chapter = 'experiments/02-learning-rate/'
export const trained = `${chapter}?layers=24&trainingImages=600&epochs=2&learningRate=0.002&engine=wasm`

/** Trains to the end and opens the panel. */
export async function lookInside(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await page.locator('.lab-figure[data-phase=finished]').waitFor({ timeout: 2 * minutes })
  await page.getByRole('button', { name: 'Look inside', exact: true }).click()
  await page.locator('.inside .confusion').waitFor({ timeout: minutes })
}
export const view = (page: Page, name: string) => page.locator('.inside .switch label', { hasText: name }).click()

/** The weights that the browser keeps of a run, of the one of this visit unless named, read past the site's own code, straight from its database. */
export const storedWeights = (page: Page, id = '') =>
  page.evaluate(
    (id) =>
      new Promise<Record<string, number[]>>((resolve, reject) => {
        const opening = indexedDB.open('chain-rule')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const found: Record<string, number[]> = {}
          const reading = database.transaction('tensors')
          reading.objectStore('tensors').openCursor().onsuccess = (event) => {
            const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result
            if (!cursor) return
            const [drawer, run, name] = cursor.key as [string, string, string]
            if (!id || (drawer === 'checkpoints' && run === id)) found[name] = Array.from(cursor.value as Float32Array)
            cursor.continue()
          }
          reading.oncomplete = () => {
            database.close()
            resolve(found)
          }
        }
      }),
    id,
  )

/** The validation images of the book's letters, with their labels. */
export async function validation() {
  const data = await loadData('letters', async (file) => new Uint8Array(await readFile(`public/data/letters/${file}`)))
  return [...data.splits.validation].map((i) => ({ image: Array.from(data.images.subarray(784 * i, 784 * i + 784)), label: data.labels[i]! }))
}
export const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)

/** The ten logits of one image by the definition: 784-24-10, ReLU. @param leak its slope below 0 */
export function read(weights: Record<string, number[]>, image: readonly number[], leak = 0): number[] {
  const layer = (a: readonly number[], W: number[], b: number[]) => b.map((bias, o) => a.reduce((z, x, i) => z + x * W[i * b.length + o]!, bias))
  const hidden = layer(image.map((p) => p / 255), weights['W1']!, weights['b1']!).map((z) => (z > 0 ? z : leak * z))
  return layer(hidden, weights['W2']!, weights['b2']!)
}
