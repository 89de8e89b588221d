import { mkdirSync } from 'node:fs'
import { builds } from './setup/build.mjs'
import { pagesOf } from './setup/pages.mjs'
import { onSite } from './setup/site.mjs'

/** `npm run screenshots [-- start-of-a-path …]`: every page at three widths in both themes, into tests/output/. */
const wanted = process.argv.slice(2)
const folder = 'tests/output/screenshots'
mkdirSync(folder, { recursive: true })

await onSite(async ({ browser, address }) => {
  const paths = pagesOf(builds.root.folder).filter((path) => wanted.length === 0 || wanted.some((start) => path.startsWith(start)))
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [375, 768, 1440]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
      const page = await context.newPage()
      for (const path of paths) {
        await page.goto(address + path, { waitUntil: 'networkidle' })
        const name = path.replace(/\.html$/, '').replace(/\/$/, '').replaceAll('/', '-') || 'home'
        await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width}.png`, fullPage: true })
      }
      await context.close()
    }
  }
  console.log(`${paths.length * 6} pictures in ${folder}`)
})
