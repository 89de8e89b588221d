import { afterAll, beforeAll, expect, test } from 'vitest'
import { draw } from '../../src/math/random.ts'
import { type Shape, used } from '../../src/fields/shape.ts'
import { readState } from '../../src/fields/state.ts'
import { ids, load } from '../../src/registry/index.ts'
import { servers, visit } from './course.ts'
import { origins } from './site.ts'

let hosts: Awaited<ReturnType<typeof servers>>
beforeAll(async () => {
  hosts = await servers()
})
afterAll(() => hosts.close())

const sandboxes: Record<string, string>[] = [{}, { sandbox: 'allow-scripts' }]
const places = (['root', 'sub'] as const).flatMap((place) => sandboxes.map((sandbox) => ({ place, sandbox, how: sandbox.sandbox ? 'sandboxed' : 'open' })))
// Under a sub-path the address differs and nothing else: one problem and the lab stand for all.
const visits = ids.flatMap((id) => places.filter(({ place }) => place === 'root' || ['backprop', 'lab'].includes(id)).map((place) => ({ id, ...place })))
const siteOf = (place: 'root' | 'sub') => (place === 'root' ? `${origins.root}/` : `${origins.sub}/chain-rule/`)

/** A field of the widget and a text that it takes and that is not its default. */
async function another(id: string) {
  const { fields, open, problem: shape } = await load(id)
  const uses = used(fields, open().get(), shape)
  const random = draw('another', id)
  for (;;) {
    for (const key of uses) {
      const field = fields[key]!
      const text = field.write(field.sample(random))
      if (text !== field.write(field.fallback)) return { key, text }
    }
  }
}

test('there are widgets to embed', () => expect(ids).toContain('backprop'))

test.each(visits)('$id in an $how frame on another origin, from $place, answers every message', async ({ id, place, sandbox }) => {
  const { fields, problem } = await load(id)
  const shape: Shape = problem ?? {}
  const { key, text } = await another(id)
  await using course = await visit(hosts, 'frame.html', { src: `embed/${id}/?nonsense=1&hide=x&${key}=${encodeURIComponent(text)}`, ...sandbox }, { site: siteOf(place) })

  const ready = await course.heard('ready')
  expect(ready.widget).toBe(id)
  expect(String(ready.state[key])).toBe(text)
  const { state, notices } = readState(fields, [[key, text]], undefined, shape)
  const uses = used(fields, state, shape)
  expect(notices).toEqual([])
  expect(Object.keys(ready.state)).toEqual(uses)
  expect(ready.notices.map((notice) => notice.key).sort()).toEqual(['hide', 'nonsense', ...(shape.notices?.(state) ?? []).map((notice) => notice.key)].sort())
  for (const name of uses) expect(typeof ready.state[name]).toBe(fields[name]!.control.kind === 'number' ? 'number' : 'string')

  const frame = course.page.frames()[1]!
  for (const name of ['hide', 'nonsense']) expect(await frame.locator(`.notices [data-key="${name}"]`).innerText()).toContain(name)

  const { height } = await course.heard('resize')
  expect(height).toBeGreaterThan(50)
  expect(height).toBe(await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)))
  const log = await course.log()
  expect(log).toContainEqual({ subject: 'lti.frameResize', height })
  expect(log).toContainEqual({ sentinel: 'amp', type: 'embed-size', height })
  expect(log).toContainEqual(JSON.stringify({ src: frame.url(), context: 'iframe.resize', height }))
  expect(log).toContainEqual(expect.objectContaining({ subject: 'SPLICE.getState' }))

  await course.say({ chainRule: 1, type: 'get', id: 'first' })
  const first = await course.heard('change', { re: 'first' })
  expect(first).toMatchObject({ cause: 'host', state: ready.state, result: ready.result })

  await course.say({ chainRule: 1, type: 'set', state: { [key]: fields[key]!.write(fields[key]!.fallback), bad: 1 }, id: 2 })
  const back = await course.heard('change', { re: 2 })
  expect(String(back.state[key])).toBe(fields[key]!.write(fields[key]!.fallback))
  expect(back.notices.map((notice) => notice.key)).toContain('bad')
  if (problem) expect(back.result).not.toEqual(ready.result)

  await course.say({ chainRule: 1, type: 'check', answers: [{ of: 'no_such_step', text: '1' }], id: 'c' })
  expect(await course.heard('check', { re: 'c' })).toMatchObject({ correct: 0, carried: 0, total: 1, first: 'no_such_step', steps: [{ of: 'no_such_step', kind: 'unreadable' }] })

  const sent = await course.log()
  expect(sent.filter((data) => (data as { type?: string }).type === 'ready')).toHaveLength(1)
  expect(course.errors).toEqual([])
  expect(course.foreign).toEqual([])
})

test('a check of true answers is all right, a check with a slip blames its line, and both are reported as scores', async () => {
  await using course = await visit(hosts, 'frame.html', { src: 'embed/backprop/', sandbox: 'allow-scripts' })
  const { result } = await course.heard('ready')
  const truth = Object.fromEntries(Object.entries(result).map(([of, value]) => [of, String(value)]))
  const total = Object.keys(truth).length
  await course.say({ chainRule: 1, type: 'check', answers: truth, id: 'true' })
  expect(await course.heard('check', { re: 'true' })).toMatchObject({ correct: total, carried: 0, total, first: null })
  await course.say({ chainRule: 1, type: 'check', answers: { ...truth, h1: '-0.9' }, id: 'slip' })
  const { first, steps } = await course.heard('check', { re: 'slip' })
  expect(first).toBe('h1')
  expect(steps.map(({ of }) => of)).toEqual(Object.keys(truth))
  const reports = (await course.log()).filter((data) => (data as { subject?: string }).subject === 'SPLICE.reportScoreAndState') as { score: number; state: object }[]
  expect(reports).toHaveLength(2)
  expect(reports[0]).toMatchObject({ score: 1, state: { w3: 0.24 } })
  expect(reports[1]!.score).toBeLessThan(1)
})

test('a state that a SPLICE host kept is taken, and nothing waits for it', async () => {
  await using course = await visit(hosts, 'frame.html', { src: 'embed/backprop/' })
  await course.heard('ready')
  const asked = (await course.log()).find((data) => (data as { subject?: string }).subject === 'SPLICE.getState') as { message_id: string }
  await course.say({ subject: 'SPLICE.getState.response', message_id: 'not ours', state: { w3: 9 } })
  await course.say({ subject: 'SPLICE.getState.response', message_id: asked.message_id, state: { w3: 7 } })
  expect((await course.heard('change')).state.w3).toBe(7)
})

test('the reader’s change is told with its cause, at most once a frame, and a drag is not a flood', async () => {
  await using course = await visit(hosts, 'frame.html', { src: 'embed/backprop/?w1=1', sandbox: 'allow-scripts' })
  await course.heard('ready')
  const input = course.page.frames()[1]!.locator('input').first()
  await input.focus()
  await input.press('ArrowUp')
  const { result } = await course.heard('change', { cause: 'reader' })
  expect(Object.keys(result)).toContain('dL_dw6')
  for (let i = 0; i < 30; i++) await course.say({ chainRule: 1, type: 'set', state: { w1: i } })
  await course.page.evaluate(() => { for (let i = 0; i < 500; i++) window.course.say({ chainRule: 1, type: 'set', state: { w1: i }, id: i }) })
  await course.heard('change', { re: 499 })
  const answers = (await course.log()).filter((data) => typeof (data as { re?: unknown }).re === 'number')
  expect(answers.length).toBeLessThan(100)
})

test('a locked field is shown, is not the reader’s to change, and is the host’s to set', async () => {
  await using course = await visit(hosts, 'frame.html', { src: 'embed/backprop/?lock=w1,w2,x1,x2,w3,w4,w5,w6,x3,x4,y' })
  const ready = await course.heard('ready')
  const frame = course.page.frames()[1]!
  const inputs = frame.locator('input[type="text"], input:not([type])')
  for (const input of (await inputs.all()).slice(0, 11)) {
    if (await input.isEditable()) continue
    await input.focus()
    await input.press('ArrowUp')
  }
  await course.say({ chainRule: 1, type: 'get', id: 1 })
  expect((await course.heard('change', { re: 1 })).state).toEqual(ready.state)
  await course.say({ chainRule: 1, type: 'set', state: { w1: 3 }, id: 2 })
  expect((await course.heard('change', { re: 2 })).state.w1).toBe(3)
})

test('theme, transparent and controls reach the page of the frame, from the address and from a set', async () => {
  await using course = await visit(hosts, 'frame.html', { src: 'embed/backprop/?theme=dark&transparent=on&controls=off' })
  await course.heard('ready')
  const frame = course.page.frames()[1]!
  const look = () => frame.evaluate(() => ({ scheme: getComputedStyle(document.documentElement).colorScheme, back: getComputedStyle(document.documentElement).backgroundColor }))
  expect(await look()).toEqual({ scheme: 'dark', back: 'rgba(0, 0, 0, 0)' })
  const bare = await frame.locator('button:visible').count()
  await course.say({ chainRule: 1, type: 'set', state: { theme: 'light', controls: 'on', transparent: 'off' }, id: 1 })
  const { state, notices } = await course.heard('change', { re: 1 })
  expect(notices).toEqual([])
  expect(Object.keys(state)).not.toContain('theme')
  expect((await look()).scheme).toBe('light')
  expect((await look()).back).not.toBe('rgba(0, 0, 0, 0)')
  expect(await frame.locator('button:visible').count()).toBeGreaterThan(bare)
})

test('only the parent window is listened to', async () => {
  await using course = await visit(hosts, 'frame.html', { src: 'embed/backprop/' })
  await course.heard('ready')
  const frame = course.page.frames()[1]!
  await frame.evaluate(() => postMessage({ chainRule: 1, type: 'set', state: { w1: 99 } }, '*'))
  await course.say({ chainRule: 1, type: 'get', id: 1 })
  expect((await course.heard('change', { re: 1 })).state.w1).not.toBe(99)
})
