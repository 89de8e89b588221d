import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids, load } from '../../src/registry/index.ts'
import { servers, visit } from './course.ts'
import { open, origins } from './site.ts'

let hosts: Awaited<ReturnType<typeof servers>>
beforeAll(async () => {
  hosts = await servers()
})
afterAll(() => hosts.close())
const widgets = ids.map((id) => ({ id }))
const bases = widgets.flatMap(({ id }) => (['/', '/chain-rule/'] as const).map((base) => ({ id, base })))

// Frames wait more than they work.
test.concurrent.each(bases)('$id under $base reads without JavaScript, and search engines are asked to pass it by', async ({ id, base }) => {
  await using visit = await open(`embed/${id}/`, { javaScript: false, base })
  expect(await visit.page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex')
  const text = await visit.page.locator('main').innerText()
  expect(text).toContain('JavaScript')
  expect(text.length).toBeGreaterThan(200)
  expect(await visit.page.locator('#stuck, #stuck-sandboxed').filter({ visible: true }).count()).toBe(0)
  expect({ errors: visit.errors, foreign: visit.foreign }).toEqual({ errors: [], foreign: [] })
})

test.concurrent.each(widgets)('$id in a sandboxed frame from a server without the CORS header says what is missing and who can mend it', async ({ id }) => {
  await using course = await visit(hosts, 'frame.html', { src: `embed/${id}/`, sandbox: 'allow-scripts' }, { site: `${origins.bare}/` })
  const frame = course.page.frames()[1]!
  const says = frame.locator('.stuck[role="alert"]').filter({ visible: true })
  await says.waitFor({ timeout: 10_000 })
  expect(await says.innerText()).toContain('Access-Control-Allow-Origin: *')
  expect(await frame.locator('main').innerText()).toContain((await load(id)).title)
  expect(await course.heard('resize')).toMatchObject({ height: await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)) })
  expect((await course.log()).some((data) => (data as { type?: string }).type === 'ready')).toBe(false)
})

test.concurrent.each(widgets)('$id from that server in a frame that keeps its origin starts', async ({ id }) => {
  await using course = await visit(hosts, 'frame.html', { src: `embed/${id}/` }, { site: `${origins.bare}/` })
  await course.heard('ready')
  expect(course.errors).toEqual([])
  expect(await course.page.frames()[1]!.locator('.stuck').filter({ visible: true }).count()).toBe(0)
})

test.concurrent.each(widgets)('$id opened by itself obeys the policy of its page and needs no storage', async ({ id }) => {
  await using visit = await open(`embed/${id}/`, {
    before: (page) =>
      page.addInitScript(() => {
        const closed = { get: () => { throw new DOMException('closed', 'SecurityError') } }
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, closed)
      }),
  })
  await visit.page.locator('html[data-started]').waitFor({ timeout: 20_000 })
  const { errors, violations, foreign } = visit
  expect({ errors, violations, foreign }).toEqual({ errors: [], violations: [], foreign: [] })
})
