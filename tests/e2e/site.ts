import { chromium, type Browser, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { flags } from '../../scripts/setup/browser.mjs'
import { builds } from '../../scripts/setup/build.mjs'
import { pagesOf } from '../../scripts/setup/pages.mjs'

export type Base = '/' | '/chain-rule/'

export interface Options {
  width?: number
  height?: number
  theme?: 'light' | 'dark'
  javaScript?: boolean
  base?: Base
  /** Whether to wait until the network is quiet; the gallery's many frames keep it busy. Yes, unless the page is the gallery. */
  idle?: boolean
  /** Whether to note what came over the wire, a question to the browser for every request. Yes, unless said otherwise. */
  measured?: boolean
  /** Called on the empty page, before anything loads: routes, init scripts, throttling. */
  before?: (page: Page) => Promise<unknown>
}

/** One page of the built site, opened in a browser context of its own. */
export interface Visit extends AsyncDisposable {
  readonly page: Page
  readonly url: string
  /** Errors of the console and of the page, and requests that failed or were answered by 400 and above. */
  readonly errors: string[]
  /** What the Content Security Policy refused. */
  readonly violations: string[]
  /** Requests to any other origin. */
  readonly foreign: string[]
  /** What came over the wire, in bytes of body after compression. */
  readonly requests: { url: string; type: string; bytes: number }[]
  close(): Promise<void>
}

/** Milliseconds that a page may take to load. */
const patience = 100_000

export const origins = inject('origins')

let shared: Promise<Browser> | undefined

/** The Chromium that all tests share. */
export const browser = () => (shared ??= chromium.connect(inject('browser').socket))

/** A Chromium of your own with further flags; close it yourself. */
export const launch = (...args: string[]) => chromium.launch({ executablePath: inject('browser').path, args: [...flags, ...args] })

/** The full address of a page. @param path as after the base: `problems/02-backprop/?w1=2` */
export const address = (path: string, base: Base = '/') => (base === '/' ? origins.root : origins.sub) + base + path.replace(/^\//, '')

/** The paths of all pages of the built site, `''` for the home page. */
export const pages = (base: Base = '/') => pagesOf(base === '/' ? builds.root.folder : builds.sub.folder)

/** Waits until the network is quiet and React holds every island that is to be live at once: a click before that is lost, which a slow machine may need seconds for. */
export async function awake(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: patience })
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('astro-island[client=load]')].every((island) => {
        const first = island.querySelector(':scope > :not(template, script, style, link)')
        return !island.hasAttribute('ssr') && (!first || Object.keys(first).some((key) => key.startsWith('__reactFiber$')))
      }),
    undefined,
    { timeout: patience },
  )
}

/** Leads a page that is there already to an address, and waits until what stands there can be used. @param url a full one */
export async function go(page: Page, url: string): Promise<void> {
  await page.goto(url, { timeout: patience })
  await awake(page)
}

/** Loads a page anew, and waits until it can be used. */
export async function reload(page: Page): Promise<void> {
  await page.reload({ timeout: patience })
  await awake(page)
}

/** Opens a page and waits until it has loaded, the network is quiet and the islands are live. */
export async function open(path: string, options: Options = {}): Promise<Visit> {
  const { width = 1280, height = 900, theme = 'light', javaScript = true, base = '/', idle = path !== 'gallery/', measured = true, before } = options
  const url = address(path, base)
  const context = await (await browser()).newContext({
    viewport: { width, height },
    colorScheme: theme,
    javaScriptEnabled: javaScript,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  // The gallery's frames take more than Playwright's half a minute where the machine has other work.
  page.setDefaultNavigationTimeout(patience)
  const close = () => context.close()
  const visit: Visit = { page, url, errors: [], violations: [], foreign: [], requests: [], close, [Symbol.asyncDispose]: close }
  listen(visit)
  if (measured) measure(visit)
  await before?.(page)
  await page.goto(url, { waitUntil: 'load' })
  if (idle && javaScript) await awake(page)
  else if (idle) await page.waitForLoadState('networkidle', { timeout: patience })
  return visit
}

function listen({ page, url, errors, violations, foreign }: Visit) {
  const { origin } = new URL(url)
  page.on('console', (message) => {
    if (/Content Security Policy|Content-Security-Policy/.test(message.text())) violations.push(message.text())
    else if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && new URL(request.url()).origin !== origin) foreign.push(request.url())
  })
  page.on('requestfailed', (request) => errors.push(`${request.url()}: ${request.failure()?.errorText}`))
}

function measure({ page, requests }: Visit) {
  page.on('requestfinished', async (request) => {
    const sizes = await request.sizes().catch(() => undefined)
    requests.push({ url: request.url(), type: request.resourceType(), bytes: sizes?.responseBodySize ?? 0 })
  })
}
