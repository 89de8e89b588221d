import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { curve, done, epoch, notice, whenKept } from './lab-runs.ts'
import { go, open, origins, reload } from './site.ts'

const chapter = 'experiments/02-learning-rate/'
/** Small enough for a test, on one engine so that two runs can agree to the last bit. */
const small = `${chapter}?layers=64&trainingImages=1000&epochs=4&engine=wasm`
const minutes = 60_000

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const until = (page: Page, phase: string) => page.locator(`.lab-figure[data-phase=${phase}]`).waitFor({ timeout: 2 * minutes })

describe('training in the page', () => {
  test('nothing of data and engines is asked for before Play', async () => {
    await using visit = await open(small)
    expect(visit.requests.map((r) => r.url).filter((url) => /data\/letters\/(?!sample)|\.wasm|worker|tfjs/.test(url))).toEqual([])
    expect(visit.errors).toEqual([])
  }, minutes)

  test('pause, one step, one epoch and the rest come to the same curve as the same weights played through', async () => {
    await using visit = await open(small)
    const { page } = visit
    await press(page, 'One step')
    await until(page, 'paused')
    expect(await page.locator('.prog').innerText()).toMatch(/Epoch 1 of 4,\s*step 1 of 10/)
    await press(page, 'One epoch')
    await until(page, 'paused')
    expect(await page.locator('.prog').innerText()).toMatch(/Epoch 1 of 4/)
    await press(page, 'Play')
    await until(page, 'finished')
    const first = await curve(page)
    expect(first).toHaveLength(4)
    await press(page, 'Same weights again')
    await until(page, 'ready')
    expect(await page.locator('.prog').innerText()).toMatch(/Epoch 0 of 4/)
    await press(page, 'Play')
    await until(page, 'finished')
    expect(await curve(page)).toEqual(first)
    expect(visit.errors).toEqual([])
    expect(visit.violations).toEqual([])
    expect(visit.foreign).toEqual([])
  }, 4 * minutes)

  test('our own engine says how many threads it has; a host that isolates no page leaves it one, for the same curve', async () => {
    const ours = small.replace('wasm', 'assembly')
    await using visit = await open(ours)
    const { page } = visit
    await press(page, 'Play')
    await until(page, 'finished')
    const processors = await page.evaluate(() => navigator.hardwareConcurrency)
    const several = processors > 1 ? `, ${Math.min(4, processors)} threads` : ''
    expect(await page.locator('.lab-figure figcaption').first().innerText()).toContain(`engine: our own, in WebAssembly, 32-bit${several}`)
    const whole = await curve(page)
    await go(page, `${origins.bare}/${ours}`)
    await press(page, 'Play')
    await until(page, 'finished')
    const caption = await page.locator('.lab-figure figcaption').first().innerText()
    expect(caption).toContain('engine: our own, in WebAssembly, 32-bit')
    expect(caption).not.toContain('threads')
    expect(await curve(page)).toEqual(whole)
  }, 4 * minutes)

  test('reloaded half-way and continued, it gives the curve of an unbroken run', async () => {
    await using visit = await open(small)
    const { page } = visit
    await press(page, 'Play')
    await until(page, 'finished')
    const whole = await curve(page)
    await press(page, 'Same weights again')
    await press(page, 'One epoch')
    await until(page, 'paused')
    await press(page, 'One epoch')
    await page.locator('.prog', { hasText: 'Epoch 2 of 4' }).waitFor()
    await until(page, 'paused')
    await reload(page)
    expect(await page.locator('.saved').innerText()).toContain('after epoch 2 of 4')
    await press(page, 'Continue it')
    await until(page, 'finished')
    expect(await curve(page)).toEqual(whole)
  }, 4 * minutes)

  test('another engine while a run plays is obeyed each time, none is called failed, and the curve is whole', async () => {
    await using visit = await open(`${chapter}?layers=64&trainingImages=2000&epochs=30&engine=assembly`)
    const { page } = visit
    await press(page, 'All controls')
    const field = page.getByLabel('engine', { exact: true })
    await press(page, 'Play')
    await epoch(page, 1)
    const caption = page.locator('.lab-figure figcaption').first()
    for (const [value, says] of [['wasm', 'TensorFlow.js on WebAssembly'], ['float64', '64-bit'], ['assembly', 'our own'], ['wasm', 'TensorFlow.js on WebAssembly'], ['assembly', 'our own']] as const) {
      await field.selectOption(value)
      await caption.getByText(new RegExp(`^engine: .*${says}`)).waitFor({ timeout: minutes })
      await epoch(page, (await done(page)) + 1)
      expect(await notice(page)).toEqual([])
    }
    await until(page, 'finished')
    const run = await whenKept(page)
    expect(run.epochs.map((e) => e.epoch)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
    expect(new Set(run.made.map(({ by }) => by))).toEqual(new Set(['assembly', 'wasm', 'float64']))
  }, 4 * minutes)

  test('two runs at once are not asked for: Play becomes Pause and pausing holds', async () => {
    await using visit = await open(`${chapter}?layers=64&trainingImages=1000&epochs=500&engine=wasm`)
    const { page } = visit
    await press(page, 'Play')
    await until(page, 'playing')
    await press(page, 'Pause')
    await until(page, 'paused')
    const stands = await page.locator('.prog').innerText()
    await page.waitForTimeout(1500)
    expect(await page.locator('.prog').innerText()).toBe(stands)
    expect(await page.getByRole('button', { name: 'Play', exact: true }).count()).toBe(1)
  }, 2 * minutes)

  test('the letters appear as they arrive', async () => {
    await using visit = await open(small)
    await press(visit.page, 'One step')
    await visit.page.getByRole('img', { name: /Letters A to J from the data set/ }).waitFor({ timeout: 2 * minutes })
    const ink = await visit.page.locator('.letters-strip canvas').evaluate((canvas: HTMLCanvasElement) => canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.some((v, i) => i % 4 === 3 && v > 200))
    expect(ink).toBe(true)
  }, 3 * minutes)
})

describe('data that is not as it should be', () => {
  const shard = readFileSync('public/data/letters/images-3.bin')
  const corrupt = Uint8Array.from(shard)
  corrupt[1000]! ^= 255
  for (const [what, body, code] of [['missing', undefined, 'data-missing'], ['truncated', shard.subarray(0, 5000), 'data-corrupt'], ['corrupt', corrupt, 'data-corrupt']] as const)
    test(`a shard that is ${what} is named with what to do, is asked for again with the focus on Play, and the chapter still reads`, async () => {
      await using visit = await open(small, {
        before: (page) => page.context().route('**/images-3.bin', (route) => (body ? route.fulfill({ body: Buffer.from(body), contentType: 'application/octet-stream' }) : route.fulfill({ status: 404, body: '' }))),
      })
      const { page } = visit
      await press(page, 'Play')
      await until(page, 'fault')
      const stop = page.locator('.says.stop')
      expect(await stop.getAttribute('data-code')).toBe(code)
      expect(await stop.innerText()).toContain('images-3.bin')
      await page.getByRole('button', { name: 'Try again' }).press('Enter')
      await until(page, 'fault')
      expect(await page.getByRole('button', { name: 'Play', exact: true }).evaluate((one) => one === document.activeElement)).toBe(true)
      expect(await page.getByRole('heading', { name: 'The verdict' }).count()).toBe(1)
    }, 2 * minutes)
})

describe('input that is not as it should be', () => {
  test('bad learning rates get a message at the field, and the last valid one stays in force', async () => {
    await using visit = await open(chapter)
    const { page } = visit
    const field = page.getByRole('spinbutton', { name: 'learning rate' })
    for (const bad of ['', '1e400', 'NaN', 'fast', '-1', '0', '11', 'x'.repeat(10_000)]) {
      await field.fill(bad)
      const fault = page.locator('[data-field=learningRate] .fault-says')
      expect(await fault.innerText(), bad.slice(0, 20)).toMatch(/^learning rate: /)
      expect((await fault.innerText()).length).toBeLessThan(200)
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      expect(await field.getAttribute('aria-valuenow')).toBe('0.0002')
    }
    await field.press('Escape')
    expect(await field.inputValue()).toBe('0.0002')
    expect(await page.locator('.fault-says').count()).toBe(0)
    expect(visit.errors).toEqual([])
  }, minutes)

  test('bad layers stay in their field with a message, and the network drawn is the last valid one', async () => {
    await using visit = await open(chapter)
    const { page } = visit
    await press(page, 'All controls')
    const field = page.getByLabel('hidden layers')
    await field.fill('500,,x')
    expect(await page.locator('[data-field=layers] .fault-says').innerText()).toMatch(/^hidden layers: /)
    expect(await page.locator('.lab-figure figcaption').innerText()).toContain('784 – 1000 – 10')
    await field.fill('500,500')
    await field.press('Enter')
    expect(await page.locator('.lab-figure figcaption').innerText()).toContain('784 – 500 – 500 – 10')
  }, minutes)

  test('bad keys in the address are named one by one, and good ones beside them hold', async () => {
    await using visit = await open(`${chapter}?learningRate=1e400&epochs=3.5&seed=7&constructor=1&speed=9`)
    const { page } = visit
    await page.locator('.notices li').first().waitFor()
    const keys = await page.locator('.notices li').evaluateAll((items) => items.map((item) => item.getAttribute('data-key')))
    expect(keys.toSorted()).toEqual(['constructor', 'epochs', 'learningRate', 'speed'])
    expect(await page.locator('.spec .more').innerText()).toContain('seed 7')
    expect(await page.getByRole('spinbutton', { name: 'learning rate' }).getAttribute('aria-valuenow')).toBe('0.0002')
  }, minutes)

  test('the slider goes by keys, stops at the original’s own rates, and says its value', async () => {
    await using visit = await open(chapter)
    const slider = visit.page.getByRole('slider')
    await slider.focus()
    for (let i = 0; i < 20; i++) await slider.press('ArrowRight')
    expect(await slider.getAttribute('aria-valuetext')).toBe('0.002')
    expect(await visit.page.getByRole('spinbutton', { name: 'learning rate' }).inputValue()).toBe('0.002')
  }, minutes)
})
