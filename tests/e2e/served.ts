import { chromium } from 'playwright-core'
import { type TestProject } from 'vitest/node'
import { serve } from '../../scripts/serve.mjs'
import { browserFor, flags } from '../../scripts/setup/browser.mjs'
import { build, builds } from '../../scripts/setup/build.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Origins of the built site: at the root, under a folder, and at the root of a host that knows no `_headers`. */
    origins: { root: string; sub: string; bare: string }
    /** The one browser that all files share. */
    browser: { socket: string; port: number; path: string }
  }
}

/** Before the browser tests: both builds, three servers, one Chromium. */
export default async function setUp(project: TestProject) {
  await build('root')
  await build('sub')
  const path = await browserFor()
  const root = await serve({ folder: builds.root.folder })
  const sub = await serve({ ...builds.sub })
  const bare = await serve({ folder: builds.root.folder, headers: false })
  const port = await freePort()
  const browser = await chromium.launchServer({ executablePath: path, args: [...flags, `--remote-debugging-port=${port}`] })
  project.provide('origins', { root: root.origin, sub: sub.origin, bare: bare.origin })
  project.provide('browser', { socket: browser.wsEndpoint(), port, path })
  return async () => {
    await browser.close()
    await Promise.all([root, sub, bare].map((server) => server.close()))
  }
}

/** A port that nobody listens on, for the browser's debugger (Lighthouse speaks to it). */
async function freePort() {
  const probe = await serve({ folder: '.' })
  await probe.close()
  return Number(new URL(probe.origin).port)
}
