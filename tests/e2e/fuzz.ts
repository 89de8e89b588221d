import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { draw } from '../../src/math/random.ts'
import { load } from '../../src/registry/index.ts'
import { message, query } from './hostile.ts'
import { open, type Visit } from './site.ts'

const seed = 'hostile 1'

interface Fault {
  /** The query or message at fault. */
  with: string
  says: string
}

/** A page of the site's own origin, so that it may look into its frames. */
async function driver(id: string) {
  const visit = await open(`embed/${id}/`, { measured: false })
  await visit.page.route('**/driver', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>driver</title><link rel="icon" href="data:,">' }))
  await visit.page.goto(new URL('/driver', visit.url).href)
  // A page with a route has no cache: every frame would fetch and compile its scripts anew.
  await visit.page.unroute('**/driver')
  return visit
}

/** Loads an address after the other in `lanes` frames; a frame is done when it has said ready. */
const walk = (page: Page, address: string, cases: { query: string; bad: string[] }[], lanes: number): Promise<Fault[]> =>
  page.evaluate(
    async ([address, cases, lanes]) => {
      const faults: Fault[] = []
      let next = 0
      const lane = async () => {
        const frame = document.createElement('iframe')
        frame.style.width = '640px'
        frame.style.height = '400px'
        document.body.append(frame)
        while (next < cases.length) {
          const { query, bad } = cases[next++]!
          const url = `${address}?${query}`
          const wrong = (says: string) => faults.push({ with: query, says })
          const notices = await new Promise<{ key: string; says: string }[] | undefined>((done) => {
            const timer = setTimeout(() => done(undefined), 20_000)
            const listen = ({ source, data }: MessageEvent) => {
              if (source !== frame.contentWindow || data?.type !== 'ready') return
              removeEventListener('message', listen)
              clearTimeout(timer)
              done(data.notices)
            }
            addEventListener('message', listen)
            frame.src = url
          })
          if (!notices) {
            wrong('never ready')
            continue
          }
          const page = frame.contentWindow! as Window & { pwned?: unknown }
          const said = () => [...page.document.querySelectorAll<HTMLElement>('.notices [data-key]')]
          for (let i = 0; i < 100 && said().length < bad.length; i++) await new Promise((done) => setTimeout(done, 20))
          const keys = [...new Set(notices.map(({ key }) => key))].sort()
          if (keys.join('|') !== bad.join('|')) wrong(`named ${keys.join()} and not ${bad.join()}`)
          const shown = said()
          if ([...new Set(shown.map(({ dataset }) => dataset.key))].sort().join('|') !== bad.join('|')) wrong('notices not shown')
          if (shown.some(({ textContent }) => textContent.trim() === '')) wrong('an empty notice')
          if (page.location.href !== new URL(url, location.href).href) wrong(`went to ${page.location.href}`)
          if (page.pwned !== undefined || page.document.querySelector('x-pwned, [data-pwned], .notices [data-key] *, base, iframe, meta[http-equiv="refresh"]')) wrong('markup from input')
        }
        frame.remove()
      }
      await Promise.all(Array.from({ length: lanes }, lane))
      return faults
    },
    [address, cases, lanes] as const,
  )

/** Says a message after the other to `lanes` frames, each followed by a `get`, and looks at what comes of it. */
const talk = (page: Page, address: string, cases: { source: string; bad?: string[] }[], lanes: number): Promise<Fault[]> =>
  page.evaluate(
    async ([address, cases, lanes]) => {
      const faults: Fault[] = []
      let next = 0
      const lane = async () => {
        const frame = document.createElement('iframe')
        frame.style.width = '640px'
        frame.style.height = '400px'
        document.body.append(frame)
        const heard = (match: (data: { type?: string; re?: unknown; notices?: { key: string }[] }) => boolean) =>
          new Promise<{ notices?: { key: string }[] } | undefined>((done) => {
            const timer = setTimeout(() => done(undefined), 20_000)
            const listen = ({ source, data }: MessageEvent) => {
              if (source !== frame.contentWindow || typeof data !== 'object' || !match(data)) return
              removeEventListener('message', listen)
              clearTimeout(timer)
              done(data)
            }
            addEventListener('message', listen)
          })
        const ready = heard(({ type }) => type === 'ready')
        frame.src = address
        await ready
        const page = frame.contentWindow! as Window & { pwned?: unknown }
        while (next < cases.length) {
          const id = next++
          const { source, bad } = cases[id]!
          const wrong = (says: string) => faults.push({ with: source, says })
          const answer = heard(({ type, re }) => type === 'change' && re === id)
          try {
            page.postMessage(new Function(`return ${source}`)(), '*')
          } catch (error) {
            wrong(`not sent: ${String(error)}`)
          }
          page.postMessage({ chainRule: 1, type: 'get', id }, '*')
          const change = await answer
          if (!change) {
            wrong('no answer')
            continue
          }
          const keys = change.notices!.map(({ key }) => key)
          for (const key of bad ?? []) if (!keys.includes(key)) wrong(`${key} is not named`)
          if (page.location.href !== new URL(address, location.href).href) wrong(`went to ${page.location.href}`)
          if (page.pwned !== undefined || page.document.querySelector('x-pwned, [data-pwned], .notices [data-key] *, base, iframe, meta[http-equiv="refresh"]')) wrong('markup from input')
        }
        frame.remove()
      }
      await Promise.all(Array.from({ length: lanes }, lane))
      return faults
    },
    [address, cases, lanes] as const,
  )

/** The first few, each with the line that brings it back. */
const replay = (id: string, faults: Fault[]) => faults.slice(0, 5).map(({ with: input, says }) => `${says}: /embed/${id}/ with ${input.slice(0, 300)}`)

/** Opens a widget at `runs` random addresses, each a page of its own. */
export async function tryAddresses(id: string, runs: number): Promise<void> {
  const { fields, problem: shape = {} } = await load(id)
  const cases = Array.from({ length: runs }, (_, i) => query(fields, shape, draw(seed, 'query', id, i)))
  await shared(id, cases, (page, cases, lanes) => walk(page, `/embed/${id}/`, cases, lanes))
}

/** Sends a widget `runs` hostile messages. */
export async function tryMessages(id: string, runs: number): Promise<void> {
  const { fields, problem: shape = {} } = await load(id)
  const cases = Array.from({ length: runs }, (_, i) => message(fields, shape, draw(seed, 'message', id, i)))
  await shared(id, cases, (page, cases, lanes) => talk(page, `/embed/${id}/`, cases, lanes))
}

/** Many cases are shared by two drivers: the frames of one have one process between them. */
async function shared<T>(id: string, cases: T[], tried: (page: Page, cases: T[], lanes: number) => Promise<Fault[]>): Promise<void> {
  const drivers = cases.length > 500 ? 2 : 1
  const size = Math.ceil(cases.length / drivers)
  await Promise.all(
    Array.from({ length: drivers }, async (_, i) => {
      await using visit = await driver(id)
      hold(visit, replay(id, await tried(visit.page, cases.slice(i * size, (i + 1) * size), 4 / drivers)))
    }),
  )
}

function hold({ errors, violations, foreign }: Visit, faults: string[]) {
  expect(faults).toEqual([])
  // Going on to the next address breaks off what the last one was loading.
  const own = errors.filter((error) => !error.endsWith('net::ERR_ABORTED'))
  expect({ errors: own, violations, foreign }).toEqual({ errors: [], violations: [], foreign: [] })
}
