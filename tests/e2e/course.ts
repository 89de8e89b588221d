import type { Page } from 'playwright-core'
import { serve } from '../../scripts/serve.mjs'
import type { FromWidget } from '../../src/embed/protocol.ts'
import { browser, origins } from './site.ts'

export type Message<T extends FromWidget['type']> = Extract<FromWidget, { type: T }>

/** A page of tests/hosts, which is served from an origin of its own. */
export interface Course extends AsyncDisposable {
  readonly page: Page
  /** Errors of the page and of its frames. */
  readonly errors: string[]
  /** Requests to neither the host nor the site. */
  readonly foreign: string[]
  /** All that the frame sent so far. */
  log(): Promise<unknown[]>
  /** Sends a message to the frame of frame.html. */
  say(message: unknown): Promise<void>
  /** Waits for a message that the frame sent or sends. @param after how many messages of the log to skip */
  heard<T extends FromWidget['type']>(type: T, match?: Partial<Message<T>>, after?: number): Promise<Message<T>>
}

export const servers = () => serve({ folder: 'tests/hosts' })

/**
 * @param hosts the server of tests/hosts
 * @param file its page
 * @param query what the page is asked to show
 * @param site where the embeds come from
 */
export async function visit(hosts: { address: string }, file: 'frame.html' | 'element.html', query: Record<string, string>, options: { site?: string; width?: number; javaScript?: boolean } = {}): Promise<Course> {
  const { site = `${origins.root}/`, width = 900, javaScript = true } = options
  const context = await (await browser()).newContext({ viewport: { width, height: 900 }, javaScriptEnabled: javaScript })
  const page = await context.newPage()
  const errors: string[] = []
  const foreign: string[] = []
  const own = [new URL(hosts.address).origin, new URL(site).origin]
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  page.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && !own.includes(new URL(request.url()).origin)) foreign.push(request.url())
  })
  await page.goto(`${hosts.address}${file}?${new URLSearchParams({ from: site, ...query })}`, { waitUntil: 'load' })
  const log = () => page.evaluate(() => window.course.log)
  return {
    page,
    errors,
    foreign,
    log,
    say: (message) => page.evaluate((data) => window.course.say(data), message),
    async heard(type, match = {}, after = 0) {
      const found = await page.waitForFunction(
        ([type, match, after]) =>
          (window.course.log.slice(after) as Record<string, unknown>[]).find((data) => data?.chainRule === 1 && data.type === type && Object.entries(match).every(([key, value]) => data[key] === value)),
        [type as string, match as Record<string, unknown>, after] as const,
        { timeout: 20_000 },
      )
      return (await found.jsonValue()) as never
    },
    [Symbol.asyncDispose]: () => context.close(),
  }
}

declare global {
  interface Window {
    /** Of tests/hosts/host.js. */
    course: {
      log: unknown[]
      say(message: unknown): void
      events: { type: string; detail: Record<string, unknown>; id: string }[]
    }
  }
}
