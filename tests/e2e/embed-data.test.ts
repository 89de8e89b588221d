import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servers, visit } from './course.ts'

let hosts: Awaited<ReturnType<typeof servers>>
beforeAll(async () => {
  hosts = await servers()
})
afterAll(() => hosts.close())

const shard = readFileSync('public/data/letters/images-3.bin')
const cases = [
  { what: 'missing', body: undefined, code: 'data-missing' },
  { what: 'truncated', body: shard.subarray(0, 5000), code: 'data-corrupt' },
] as const

test.each(cases)('a frame whose data file is $what tells the page around it and the reader which file, and keeps its numbers', async ({ body, code }) => {
  await using course = await visit(hosts, 'frame.html', { src: 'embed/lab/', sandbox: 'allow-scripts' })
  await course.heard('ready')
  await course.page.context().route('**/images-3.bin', (route) =>
    // A sandboxed frame has no origin, so the answer needs the header that our server sends.
    body ? route.fulfill({ body: Buffer.from(body), headers: { 'access-control-allow-origin': '*' } }) : route.fulfill({ status: 404, body: '', headers: { 'access-control-allow-origin': '*' } }),
  )
  const frame = course.page.frames()[1]!
  await frame.getByRole('button', { name: 'Play' }).click()
  const error = await course.heard('error', { code })
  expect(error.message).toContain('images-3.bin')
  expect(await frame.locator(`.says.stop[data-code="${code}"]`).innerText()).toContain('images-3.bin')
  expect(await frame.getByRole('button', { name: 'Try again' }).count()).toBe(1)
  await course.say({ chainRule: 1, type: 'get', id: 'after' })
  expect((await course.heard('change', { re: 'after' })).result).toEqual({ epoch: 0 })
}, 60_000)
