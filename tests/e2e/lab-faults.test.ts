import { describe, expect, test } from 'vitest'
import { finished, inWorker, trained, watchWorkers } from './lab-faults.ts'
import { chapter, curve, curveOf, epoch, keptRuns, minutes, notice, press, small, until } from './lab-runs.ts'
import { open } from './site.ts'

describe('an engine that fails is followed by the next one, which goes on from the last epoch, and the page says so:', () => {
  test('no WebGPU where it was asked for', async () => {
    await using visit = await open(small.replace('engine=wasm', 'engine=webgpu'), { before: (page) => page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'gpu')) })
    await press(visit.page, 'Play')
    const run = await finished(visit.page)
    expect(run.made[0]!.by).not.toBe('webgpu')
    expect((await notice(visit.page)).join()).toMatch(/WebGPU does not run here \(.+\)\. The run is on /)
  }, 3 * minutes)

  test('a worker that throws', async () => {
    await using visit = await open(small, { before: (page) => inWorker(page, "globalThis.addEventListener('message', ({ data }) => { if (data.what === 'harm') setTimeout(() => { throw new Error('injected') }) });\n").then(() => watchWorkers(page)) })
    const { page } = visit
    await press(page, 'Play')
    await epoch(page, 2)
    await page.evaluate(() => (globalThis as unknown as { made: Worker[] }).made.at(-1)!.postMessage({ what: 'harm' }))
    const run = await finished(page)
    expect(run.made).toHaveLength(2)
    expect((await notice(page)).join()).toMatch(/WebAssembly stopped \(.*injected\)/)
  }, 4 * minutes)
})

test('threads of our own engine serve one run after the other; ended between two steps, they leave the work to the one that leads, for the same curve', async () => {
  const ours = small.replace('engine=wasm', 'engine=assembly')
  const ending = `const Real = Worker, made = []
globalThis.Worker = class extends Real { constructor(...a) { super(...a); made.push(this) } }
addEventListener('message', ({ data }) => { if (data.what === 'harm') { made.forEach((one) => one.terminate()); postMessage({ pulse: true, ended: made.length }) } })
`
  await using visit = await open(ours, { before: (page) => inWorker(page, ending).then(() => watchWorkers(page)) })
  const { page } = visit
  await press(page, 'Play')
  await until(page, 'finished')
  const whole = await curve(page)
  await press(page, 'Play again')
  await epoch(page, 2)
  const ended = await page.evaluate(() => {
    const worker = (globalThis as unknown as { made: Worker[] }).made.at(-1)!
    return new Promise((resolve) => {
      worker.addEventListener('message', ({ data }) => 'ended' in data && resolve(data.ended))
      worker.postMessage({ what: 'harm' })
    })
  })
  expect([await page.evaluate(() => crossOriginIsolated), ended]).toEqual([true, Math.min(4, await page.evaluate(() => navigator.hardwareConcurrency)) - 1])
  await until(page, 'finished')
  expect(await curve(page)).toEqual(whole)
  expect((await keptRuns(page)).flatMap(({ made }) => made.map(({ by }) => by))).toEqual(['assembly'])
}, 3 * minutes)

describe('a store that does not do its part is told once, and the run goes to its end:', () => {
  test('IndexedDB refuses', async () => {
    await using visit = await open(small, {
      before: (page) =>
        page.addInitScript(() => {
          IDBFactory.prototype.open = () => {
            throw new DOMException('denied', 'SecurityError')
          }
        }),
    })
    await trained(visit.page, /storing is not allowed here/)
    expect(visit.errors).toEqual([])
  }, 3 * minutes)

})

test('a run that overflows stops with its epoch and the likely cause, and is kept', async () => {
  await using visit = await open(`${chapter}?layers=64&trainingImages=1000&epochs=8&engine=wasm&optimizer=sgd&learningRate=10&weightDecay=1`)
  const { page } = visit
  await press(page, 'Play')
  await until(page, 'diverged')
  expect(await page.locator('.says.stop').innerText()).toMatch(/^The run diverged in epoch \d\. Learning rate times weight decay is 10/)
  await expect.poll(async () => (await keptRuns(page)).map(({ end }) => end)).toEqual([{ diverged: expect.any(Number), likely: expect.any(String) }])
  expect(curveOf((await keptRuns(page))[0])!.length).toBeGreaterThan(0)
}, 3 * minutes)
