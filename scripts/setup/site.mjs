import { chromium } from 'playwright-core'
import { serve } from '../serve.mjs'
import { browserFor, flags } from './browser.mjs'
import { build, builds } from './build.mjs'

/**
 * Builds what is stale, serves it and opens a browser; closes both when the work is done.
 * @param {(site: { browser: import('playwright-core').Browser, address: string }) => Promise<void>} work
 */
export async function onSite(work) {
  await build('root')
  const server = await serve(builds.root)
  const browser = await chromium.launch({ executablePath: await browserFor(), args: flags })
  try {
    await work({ browser, address: server.address })
  } finally {
    await browser.close()
    await server.close()
  }
}
