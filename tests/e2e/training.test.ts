import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Frame, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { defaultSpec, type Spec } from '../../src/runs/spec.ts'
import { kernels } from '../../src/training/engines/assembly/compile.ts'
import { builds } from '../../src/training/engines/assembly/kernels.ts'
import { launch } from './site.ts'
import type { Offered } from './training/page.ts'

let folder: string
let server: Awaited<ReturnType<typeof serve>>
let browser: Browser
let page: Page
const refused: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'training-'))
  await build({ root: 'tests/e2e/training', publicDir: join(process.cwd(), 'public'), base: '/', configFile: false, plugins: [kernels()], logLevel: 'error', worker: { format: 'es' }, build: { outDir: folder, assetsInlineLimit: 0, target: 'es2022' } })
  await writeFile(join(folder, 'host.html'), '<!doctype html><title>host</title><iframe sandbox="allow-scripts" src="/"></iframe>')
  server = await serve({ folder })
  browser = await launch()
  page = await browser.newPage()
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
  await page.goto(server.address)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await rm(folder, { recursive: true, force: true })
})

const small: Spec = { ...defaultSpec, layers: '64', trainingImages: 1000, epochs: 2, learningRate: 0.001 }
const run = (on: Page | Frame, spec: Spec, engine: Parameters<Offered['run']>[1], options: Parameters<Offered['run']>[2] = {}) =>
  on.evaluate(([spec, engine, options]) => (globalThis as unknown as { offered: Offered }).offered.run(spec, engine, options), [spec, engine, options] as const)
type Epochs = { train: { loss: number; error: number }; validation: { error: number } }[]

describe.each(['assembly', 'wasm', 'cpu', 'float64'] as const)('%s in the browser', (engine) => {
  test('1,000 letters and 64 units twice give the same curve', { timeout: 180_000 }, async () => {
    const [first, again] = [await run(page, small, engine), await run(page, small, engine)]
    expect(first).toMatchObject({ engine, notices: [], end: 'finished', shown: 18_726, summary: { counts: { train: 15_000, validation: 2_726, test: 1_000 } } })
    expect(again.epochs).toEqual(first.epochs)
    expect((first.epochs as Epochs).at(-1)!.validation.error).toBeLessThan(0.7)
  })

  test('its gradients are those of the 64-bit engine, tensor by tensor, to 1e-4', { timeout: 180_000 }, async () => {
    const apart = await page.evaluate((name) => (globalThis as unknown as { offered: Offered }).offered.gradients(name), engine)
    expect(Object.keys(apart)).toHaveLength(35)
    for (const [says, distance] of Object.entries(apart)) expect(distance, says).toBeLessThan(1e-4)
  })
})

test.each(builds)('the %s build of our own engine has the gradients of the 64-bit engine, tensor by tensor, to 1e-4', { timeout: 180_000 }, async (build) => {
  const apart = await page.evaluate((build) => (globalThis as unknown as { offered: Offered }).offered.gradients('assembly', build), build)
  expect(Object.keys(apart)).toHaveLength(35)
  for (const [says, distance] of Object.entries(apart)) expect(distance, says).toBeLessThan(1e-4)
})

describe('threads of our own engine', () => {
  test('share its work on a page that is isolated, and change no bit of it', { timeout: 180_000 }, async () => {
    const bare = await serve({ folder, headers: false })
    await using alone = await browser.newContext()
    const there = await alone.newPage()
    await there.goto(bare.address)
    expect([await page.evaluate(() => crossOriginIsolated), await there.evaluate(() => crossOriginIsolated)]).toEqual([true, false])
    const [several, one] = [await run(page, small, 'assembly'), await run(there, small, 'assembly')]
    expect([several.threads, one.threads]).toEqual([await page.evaluate(() => Math.min(4, navigator.hardwareConcurrency)), 1])
    expect(several.epochs).toEqual(one.epochs)
    await bare.close()
  })

  test('that do not start leave the work to one', { timeout: 180_000 }, async () => {
    const code = join(folder, 'assets', (await readdir(join(folder, 'assets'))).find((name) => /^helper-.*\.js$/.test(name))!)
    await rename(code, `${code}.away`)
    await using context = await browser.newContext()
    const there = await context.newPage()
    await there.goto(server.address)
    const { engine, threads, notices, epochs } = await run(there, { ...small, epochs: 1 }, 'assembly')
    await rename(`${code}.away`, code)
    expect({ engine, threads, notices, scores: epochs.length }).toEqual({ engine: 'assembly', threads: 1, notices: [], scores: 1 })
  })
})

test('stopped half-way, reloaded and continued, a run has the curve of one that was never stopped', { timeout: 180_000 }, async () => {
  const whole = await run(page, small, 'assembly')
  const half = await run(page, small, 'assembly', { stop: 1 })
  await page.reload()
  const rest = await run(page, small, 'assembly', { from: half.checkpoint! })
  expect([...half.epochs, ...rest.epochs]).toEqual(whole.epochs)
})

test('the engine is chosen by timing it, and no rule of the page was broken', { timeout: 180_000 }, async () => {
  const { engine } = await run(page, { ...small, epochs: 1 }, 'auto')
  // Which it is depends on what else the machine does: the choice by given times is a unit test.
  expect(['assembly', 'wasm', 'cpu']).toContain(engine)
  expect(refused).toEqual([])
})

test('in a sandboxed frame of opaque origin the same run gives the same curve', { timeout: 180_000 }, async () => {
  const host = await browser.newPage()
  await host.goto(`${server.address}host.html`)
  const frame = host.frames()[1]!
  await frame.waitForFunction(() => 'offered' in globalThis)
  expect(await frame.evaluate(() => origin)).toBe('null')
  const [inside, outside] = [await run(frame, small, 'assembly'), await run(page, small, 'assembly')]
  expect(inside.engine).toBe('assembly')
  expect(inside.epochs).toEqual(outside.epochs)
  await host.close()
})

describe('webgpu on a software adapter', () => {
  let software: Browser
  let there: Page

  beforeAll(async () => {
    software = await launch('--enable-unsafe-webgpu', '--enable-features=Vulkan', '--use-webgpu-adapter=swiftshader')
    there = await software.newPage()
    await there.goto(server.address)
  }, 60_000)
  afterAll(() => software?.close())

  test('is offered by this browser', async () => {
    expect(await there.evaluate(async () => (await navigator.gpu?.requestAdapter())?.info.vendor)).toBeTruthy()
  })

  test('its gradients are those of the 64-bit engine, tensor by tensor, to 1e-4', { timeout: 420_000 }, async () => {
    const apart = await there.evaluate(() => (globalThis as unknown as { offered: Offered }).offered.gradients('webgpu'))
    expect(Object.keys(apart)).toHaveLength(35)
    for (const [says, distance] of Object.entries(apart)) expect(distance, says).toBeLessThan(1e-4)
  })

  test('1,000 letters and 64 units twice give the same curve within a tolerance', { timeout: 420_000 }, async () => {
    const once = () => run(there, { ...small, epochs: 1 }, 'webgpu', { patience: 120_000 })
    const [first, again] = [await once(), await once()]
    expect(first).toMatchObject({ engine: 'webgpu', notices: [], end: 'finished' })
    const losses = ({ epochs }: { epochs: unknown[] }) => (epochs as Epochs).map(({ train }) => train.loss)
    losses(first).forEach((loss, i) => expect(losses(again)[i]).toBeCloseTo(loss, 4))
  })

  test('three seeds as one computation come to the curves, the ends and the weights of three runs', { timeout: 240_000 }, async () => {
    const { together, apart, weights, left } = await there.evaluate(() => (globalThis as unknown as { offered: Offered }).offered.together('webgpu'))
    expect(together.map(({ length }) => length)).toEqual(apart.map(({ length }) => length))
    expect(new Set(apart.map(({ length }) => length)).size, 'they end in different epochs').toBeGreaterThan(1)
    for (const [i, epochs] of apart.entries())
      for (const [e, { train, validation }] of epochs.entries()) {
        expect(Math.abs(together[i]![e]!.train.loss / train.loss - 1)).toBeLessThan(1e-4)
        expect(together[i]![e]!.validation.error).toBe(validation.error)
      }
    expect(new Set(together.map((epochs) => epochs.at(-1)!.train.loss)).size).toBe(3)
    expect(weights).toBeLessThan(1e-3)
    expect(left).toBe(0)
  })
})
