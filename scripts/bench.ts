import { readdirSync } from 'node:fs'
import { costs, folders } from './bench/problems.ts'
import { changes, repaint } from './bench/repaint.ts'
import { builds } from './setup/build.mjs'
import { onSite } from './setup/site.mjs'

/** Milliseconds of scripting that one change of a number may cost before the frame is painted. */
const limit = 8

/** `npm run bench`: what one solve, one check and one change of a number cost, for every problem and widget; fails above the limit. */
await onSite(async ({ browser, address }) => {
  const [first, ...others] = await costs()
  for (const one of [first!, ...others]) {
    const ratio = `${(one.check / one.solve).toFixed(0)} solves; ${(one.check / first!.check).toFixed(2)} times ${first!.id}’s`
    console.log(`${one.id}: one solve costs ${one.solve.toFixed(4)} ms (${one.steps} steps), one check of all its lines ${one.check.toFixed(3)} ms (${ratio})`)
  }

  const widgets = readdirSync(`${builds.root.folder}/embed`, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const over: string[] = []
  for (const id of widgets) {
    const chapter = folders.find((folder) => folder.replace(/^\d+-/, '') === id)
    const medians: number[] = []
    for (const path of [...(chapter ? [`problems/${chapter}/`] : []), `embed/${id}/`]) {
      const page = await browser.newPage()
      await page.goto(address + path, { waitUntil: 'networkidle' })
      const cost = await repaint(page)
      await page.close()
      if (!cost) {
        console.log(`/${path}: no number that the arrow keys change`)
        continue
      }
      medians.push(cost.scripting)
      if (cost.scripting > limit) over.push(path)
      console.log(`/${path}: one change costs ${cost.scripting.toFixed(2)} ms of scripting (at most ${limit}), ${cost.layout.toFixed(2)} ms of style and layout; median of ${changes}`)
    }
    if (medians.length === 2) console.log(`${id}: chapter : embed = ${(medians[0]! / medians[1]!).toFixed(2)} in this run`)
  }
  if (over.length > 0) {
    console.log(`above the limit: ${over.join(', ')}`)
    process.exitCode = 1
  }
})
