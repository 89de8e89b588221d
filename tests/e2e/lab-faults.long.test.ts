import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { flags } from '../../scripts/setup/browser.mjs'
import { finished, inWorker, trained, watchWorkers } from './lab-faults.ts'
import { chapter, epoch, minutes, notice, press, small } from './lab-runs.ts'
import { address, go, open } from './site.ts'

/** For engines that are slow, on a machine that is busy. */
const short = `${chapter}?layers=16&trainingImages=300&epochs=2&engine=wasm`

/** Also where only other tests of this file are asked for. */
const disk = mounted()
afterAll(() => {
  if (!disk) return
  execFileSync('umount', [disk])
  rmSync(disk, { recursive: true, force: true })
})

describe('an engine that fails is followed by the next one, which goes on from the last epoch, and the page says so:', () => {
  test('wasm blocked by a policy', async () => {
    await using visit = await open(short, { before: (page) => inWorker(page, '', { 'content-security-policy': "script-src 'self'" }) })
    await press(visit.page, 'Play')
    const run = await finished(visit.page, 2)
    expect(['cpu', 'float64']).toContain(run.made[0]!.by)
    expect((await notice(visit.page)).join()).toMatch(/WebAssembly( of our own)? does not run here \(.+\)\. The run is on plain JavaScript/)
  }, 4 * minutes)

  test('no SIMD', async () => {
    const browser = await chromium.launch({ executablePath: inject('browser').path, args: [...flags, '--js-flags=--no-enable-sse4-1 --no-enable-ssse3 --no-enable-sse4-2 --no-enable-avx'] })
    const page = await browser.newPage()
    await go(page, address(small))
    // (module (func (result v128) i32.const 0 i8x16.splat))
    const simd = await page.evaluate(() => WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11)))
    expect(simd).toBe(false)
    await press(page, 'Play')
    const run = await finished(page)
    expect(run.made[0]).toMatchObject({ by: 'wasm', versions: { build: 'plain' } })
    await browser.close()
  }, 4 * minutes)

  test('a worker that was ended in the middle of an epoch', async () => {
    await using visit = await open(small, { before: watchWorkers })
    const { page } = visit
    await press(page, 'Play')
    await epoch(page, 2)
    await page.evaluate(() => (globalThis as unknown as { made: Worker[] }).made.at(-1)!.terminate())
    const since = Date.now()
    await page.waitForFunction(() => /stopped \(.*\)\. The run goes on with/.test(document.querySelector('.lab-figure')!.textContent!), undefined, { timeout: minutes })
    const took = (Date.now() - since) / 1000
    console.log(`worker ended: the run went on after ${took.toFixed(1)} s`)
    expect(took).toBeLessThan(30)
    const run = await finished(page)
    expect(run.made.map(({ by }) => by)).toHaveLength(2)
    expect((await notice(page)).join()).toMatch(/WebAssembly stopped \(it has not answered for \d+ seconds\)\. The run goes on with .*, from the end of epoch \d/)
  }, 4 * minutes)
})

test('a worker whose script never comes has a second one beside it, and the page says so', async () => {
  let asked = 0
  await using visit = await open(small, { before: (page) => page.context().route(/worker-[^/]*\.js$/, (route) => (++asked === 1 ? undefined : route.continue())) })
  const { page } = visit
  await press(page, 'Play')
  await page.getByText('The training worker has not started within 15 seconds. A second one is started beside it.').first().waitFor({ timeout: minutes })
  await finished(page)
  expect(asked).toBe(2)
}, 3 * minutes)

describe('WebGPU on a software adapter, lost in the middle of a run:', () => {
  const tiny = `${chapter}?layers=16&trainingImages=300&epochs=3&engine=webgpu`
  const keepDevice = 'const ask = GPUAdapter.prototype.requestDevice; GPUAdapter.prototype.requestDevice = async function (...a) { const device = await ask.apply(this, a); globalThis.addEventListener(\'message\', ({ data }) => { if (data.what === \'harm\') device.destroy() }); return device };\n'

  for (const [says, harm] of [
    ['its device destroyed', (page: Page) => page.evaluate(() => (globalThis as unknown as { made: Worker[] }).made.at(-1)!.postMessage({ what: 'harm' }))],
    ['the GPU process killed', async (page: Page) => (await page.context().browser()!.newBrowserCDPSession()).send('Browser.crashGpuProcess')],
  ] as const)
    test(says, async () => {
      const browser = await chromium.launch({ executablePath: inject('browser').path, args: [...flags, '--enable-unsafe-webgpu', '--enable-features=Vulkan', '--use-webgpu-adapter=swiftshader'] })
      const page = await browser.newPage()
      await watchWorkers(page)
      await inWorker(page, keepDevice)
      await go(page, address(tiny))
      await press(page, 'Play')
      await epoch(page, 1)
      const since = Date.now()
      await harm(page)
      await page.waitForFunction(() => /WebGPU stopped/.test(document.querySelector('.lab-figure')!.textContent!), undefined, { timeout: minutes })
      console.log(`${says}: the run went on after ${((Date.now() - since) / 1000).toFixed(1)} s`)
      const run = await finished(page, 3)
      expect(run.made[0]!.by).toBe('webgpu')
      expect(run.made.at(-1)!.by).not.toBe('webgpu')
      expect((await notice(page)).join()).toMatch(/WebGPU stopped \(.+\)\. The run goes on with .*, from the end of epoch \d/)
      await browser.close()
    }, 4 * minutes)
})

describe('a store that does not do its part is told once, and the run goes to its end:', () => {
  test('IndexedDB never answers', async () => {
    await using visit = await open(small, {
      before: (page) =>
        page.addInitScript(() => {
          const real = IDBFactory.prototype.open
          IDBFactory.prototype.open = function (name) {
            return Object.assign(real.call(this, `${name} that hangs`), { addEventListener: () => undefined })
          }
        }),
    })
    await trained(visit.page, /it does not answer/)
    expect(visit.errors).toEqual([])
  }, 3 * minutes)

  test.skipIf(!disk)('the disk is full (needs root, for a small disk of its own)', async () => {
    const context = await chromium.launchPersistentContext(disk!, { executablePath: inject('browser').path, args: [...flags, '--disk-cache-size=1', '--disable-breakpad'] })
    try {
      const page = await context.newPage()
      await go(page, address(small.replace('layers=64', 'layers=1000')))
      // What is left of the disk goes into one file.
      execFileSync('sh', ['-c', 'head -c $(( ($(df --output=avail -k "$0" | tail -1) - 6000) * 1024 )) /dev/zero > "$0/full"', disk!])
      await trained(page, /its storage is full|storing is not allowed here/)
    } finally {
      await context.close()
    }
  }, 5 * minutes)
})

/** A disk of 48 MB for a browser's profile, where this process may mount one. */
function mounted(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'full-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
}

test('data that come slowly are shown as they come, and the run begins when they are there', async () => {
  const shard = readFileSync('public/data/letters/images-3.bin')
  await using visit = await open(small, {
    before: (page) =>
      page.context().route('**/images-3.bin', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 6000))
        await route.fulfill({ body: shard, contentType: 'application/octet-stream' })
      }),
  })
  await press(visit.page, 'Play')
  await visit.page.getByRole('img', { name: /Letters A to J, arriving/ }).waitFor({ timeout: minutes })
  await finished(visit.page)
}, 3 * minutes)
