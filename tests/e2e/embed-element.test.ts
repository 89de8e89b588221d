import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { builds } from '../../scripts/setup/build.mjs'
import { type Course, servers, visit } from './course.ts'
import { origins } from './site.ts'

let hosts: Awaited<ReturnType<typeof servers>>
beforeAll(async () => {
  hosts = await servers()
})
afterAll(() => hosts.close())

const show = (html: string, site?: string) => visit(hosts, 'element.html', { html }, { site })
const seen = (course: Course, id: string, type: string, skip = 0) =>
  course.page.waitForFunction(([id, type, skip]) => window.course.events.filter((event) => event.id === id && event.type === type)[skip], [id, type, skip] as const, { timeout: 20_000 }).then(async (handle) => (await handle.jsonValue())!.detail)

test('embed.js and embed/v1.js are the same bytes under both bases, and at most 2 KB packed', () => {
  const files = Object.values(builds).flatMap(({ folder }) => ['embed.js', 'embed/v1.js'].map((path) => readFileSync(`${folder}/${path}`)))
  for (const file of files) expect(file.equals(files[0]!)).toBe(true)
  expect(gzipSync(files[0]!).length).toBeLessThanOrEqual(2048)
})

test.each([['root', () => `${origins.root}/`], ['sub', () => `${origins.sub}/chain-rule/`]])('an element from %s finds its base, names its frame, fits its height and speaks in events', async (_, site) => {
  await using course = await show('<chain-rule id="a" widget="backprop" w3="-1.5" class="x" data-y="1" onclick="0"></chain-rule>', site())
  const ready = await seen(course, 'a', 'ready')
  expect(ready).toMatchObject({ chainRule: 1, type: 'ready', widget: 'backprop', notices: [], state: { w3: -1.5 } })
  const { height } = (await seen(course, 'a', 'resize')) as { height: number }
  const frame = course.page.locator('chain-rule iframe')
  expect(await frame.getAttribute('title')).toBe('Chain Rule: backprop')
  expect(await frame.getAttribute('src')).toBe(`${site()}embed/backprop/?w3=-1.5`)
  await expect.poll(async () => (await frame.boundingBox())!.height).toBeGreaterThanOrEqual(height - 1)
  expect((await frame.boundingBox())!.width).toBe(700)
  expect(course.errors).toEqual([])
  expect(course.foreign).toEqual([])
})

test('on a page that is isolated an element loads, and its widget may use several threads; on another it asks for nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isolated-'))
  cpSync('tests/hosts', folder, { recursive: true })
  cpSync('public/_headers', join(folder, '_headers'))
  const isolated = await serve({ folder })
  for (const [host, isolation] of [[isolated, true], [hosts, false]] as const) {
    await using course = await visit(host, 'element.html', { html: '<chain-rule id="a" widget="lab"></chain-rule>' })
    await seen(course, 'a', 'ready')
    const inside = await Promise.all(course.page.frames().map((frame) => frame.evaluate(() => crossOriginIsolated)))
    expect(inside).toEqual([isolation, isolation])
    expect(await course.page.locator('chain-rule iframe').getAttribute('allow')).toBe(isolation ? 'clipboard-write; cross-origin-isolated' : 'clipboard-write')
    expect(course.errors).toEqual([])
  }
  await isolated.close()
  rmSync(folder, { recursive: true })
})

test('a changed attribute is a set in the same frame, a changed widget a new frame', async () => {
  await using course = await show('<chain-rule id="a" widget="backprop" title="My net"></chain-rule>')
  await seen(course, 'a', 'ready')
  await course.page.evaluate(() => document.querySelector('chain-rule')!.setAttribute('w3', '2'))
  expect(await seen(course, 'a', 'change')).toMatchObject({ cause: 'host', state: { w3: 2 } })
  const before = await course.page.locator('chain-rule iframe').elementHandle()
  expect(await before!.getAttribute('title')).toBe('My net')
  await course.page.evaluate(() => document.querySelector('chain-rule')!.setAttribute('widget', 'nobody'))
  await expect.poll(() => course.page.locator('chain-rule iframe').getAttribute('src')).toContain('/embed/nobody/')
  await course.page.evaluate(() => document.querySelector('chain-rule')!.setAttribute('widget', 'backprop'))
  expect(await seen(course, 'a', 'ready', 1)).toMatchObject({ state: { w3: 2 } })
  expect(await before!.evaluate((element) => element.isConnected)).toBe(false)
})

test('what is said before the widget is ready is kept, a hundred messages, and answered after', async () => {
  await using course = await show('<chain-rule id="a" widget="backprop"></chain-rule>')
  await course.page.evaluate(async () => {
    await customElements.whenDefined('chain-rule')
    const fresh = document.createElement('chain-rule') as HTMLElement & { set(state: object, id?: unknown): void; get(id: unknown): void }
    fresh.id = 'b'
    fresh.setAttribute('widget', 'backprop')
    document.body.prepend(fresh)
    for (let i = 1; i <= 150; i++) fresh.set({ w1: i }, i)
  })
  await seen(course, 'b', 'ready')
  // On a busy machine the hundred may be answered in more than one picture.
  const answers = () => course.page.evaluate(() => window.course.events.filter(({ id, type }) => id === 'b' && type === 'change').map(({ detail }) => detail as { state: { w1: number }; re: number }))
  await expect.poll(async () => (await answers()).at(-1)?.re, { timeout: 20_000 }).toBe(100)
  await course.page.waitForTimeout(300)
  expect((await answers()).at(-1)).toMatchObject({ state: { w1: 100 }, re: 100 })
})

test('an element far below starts only when the reader comes near', async () => {
  await using course = await show('<chain-rule id="a" widget="backprop"></chain-rule><div class="below"><chain-rule id="b" widget="backprop" w1="4"></chain-rule></div>')
  await seen(course, 'a', 'ready')
  expect(await course.page.locator('#b iframe').count()).toBe(0)
  await course.page.locator('#b').scrollIntoViewIfNeeded()
  expect(await seen(course, 'b', 'ready')).toMatchObject({ state: { w1: 4 } })
})

test('base in an attribute overrides where the script came from', async () => {
  await using course = await show(`<chain-rule id="a" widget="backprop" base="${origins.sub}/chain-rule"></chain-rule>`)
  expect(await course.page.locator('#a iframe').getAttribute('src')).toBe(`${origins.sub}/chain-rule/embed/backprop/`)
  await seen(course, 'a', 'ready')
})

test('null and foreign messages to the page throw nothing and move nothing', async () => {
  await using course = await show('<chain-rule id="a" widget="backprop"></chain-rule>')
  await seen(course, 'a', 'ready')
  const height = await course.page.locator('#a iframe').evaluate((frame: HTMLElement) => frame.style.height)
  await course.page.evaluate(() => { for (const data of [null, undefined, 0, 'x', [], { chainRule: 1, type: 'resize', height: 5 }]) postMessage(data, '*') })
  await course.page.waitForTimeout(100)
  expect(await course.page.locator('#a iframe').evaluate((frame: HTMLElement) => frame.style.height)).toBe(height)
  expect(course.errors).toEqual([])
})
