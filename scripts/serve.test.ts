import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from './serve.mjs'

const folder = mkdtempSync(join(tmpdir(), 'chain-rule-'))
let site: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  mkdirSync(join(folder, 'site/page'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'site/404.html'), 'not here')
  writeFileSync(join(folder, 'site/page/index.html'), `<p>${'word '.repeat(200)}</p>`)
  writeFileSync(join(folder, 'site/letters.bin'), 'bytes')
  writeFileSync(join(folder, 'site/loop.wasm'), 'wasm')
  writeFileSync(join(folder, 'site/_headers'), '# open\r\n/*\r\n  # both\r\n  Access-Control-Allow-Origin: *\r\n  X-Two:a: b\r\n')
  site = await serve({ folder: join(folder, 'site'), base: '/book/' })
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

/** A request as it is written, which fetch would tidy. */
const raw = (path: string, headers = {}) =>
  new Promise<{ status: number; body: string; encoding?: string }>((done, fail) => {
    get(site.origin + path, { headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => done({ status: answer.statusCode!, body: Buffer.concat(parts).toString('latin1'), encoding: answer.headers['content-encoding'] }))
    }).on('error', fail)
  })

test('a page is found by its folder, typed, sent with the headers that the site asks for and revalidated by its tag', async () => {
  const answer = await fetch(`${site.address}page/`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(answer.headers.get('x-two')).toBe('a: b')
  const again = await fetch(`${site.address}page/`, { headers: { 'If-None-Match': answer.headers.get('etag')! } })
  expect(again.status).toBe(304)
})

test('an address without its last slash leads to the one with it, query kept', async () => {
  const answer = await fetch(`${site.address}page?w1=2`, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location'), answer.headers.get('x-two')]).toEqual([301, '/book/page/?w1=2', 'a: b'])
})

test('text is packed as the browser can take it, data is sent as it is', async () => {
  expect((await raw('/book/page/', { 'Accept-Encoding': 'gzip, br' })).encoding).toBe('br')
  expect((await raw('/book/page/', { 'Accept-Encoding': 'gzip' })).encoding).toBe('gzip')
  expect((await raw('/book/page/')).encoding).toBeUndefined()
  expect(await raw('/book/letters.bin', { 'Accept-Encoding': 'gzip' })).toEqual({ status: 200, body: 'bytes', encoding: undefined })
  expect((await fetch(`${site.address}loop.wasm`)).headers.get('content-type')).toBe('application/wasm')
})

test.each(['/book/no/such/', '/page/', '/book/../secret.txt', '/book/..%2fsecret.txt', '/book/%2e%2e/secret.txt', '/book/%E0%A4%A', '/book/page%00'])('%s is answered by the 404 page', async (path) => {
  expect(await raw(path)).toMatchObject({ status: 404, body: 'not here' })
})

test('a taken port gives way to the next free one', async () => {
  const port = Number(new URL(site.origin).port)
  const second = await serve({ folder: join(folder, 'site'), port, headers: false })
  expect(Number(new URL(second.origin).port)).toBeGreaterThan(port)
  const answer = await fetch(`${second.address}letters.bin`)
  expect([await answer.text(), answer.headers.get('access-control-allow-origin')]).toEqual(['bytes', null])
  await second.close()
})

test('a rule for headers that it would not keep is refused', async () => {
  writeFileSync(join(folder, '_headers'), '/page/*\n  X-One: 1\n')
  await expect(serve({ folder })).rejects.toThrow('one rule is read here, for /*')
})

test('an address of 60,000 characters is answered like any other', async () => {
  expect((await raw(`/book/page/?state=${'x'.repeat(60_000)}`)).status).toBe(200)
})
