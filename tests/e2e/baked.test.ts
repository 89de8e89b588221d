import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builds } from '../../scripts/setup/build.mjs'
import { pages } from './site.ts'

/** The figures of a page that have a chart, as they were baked; addresses without the place that the build is for. */
const figures = (build: keyof typeof builds, page: string) =>
  (readFileSync(join(builds[build].folder, page, 'index.html'), 'utf8').replaceAll(`"${builds[build].base}`, '"/').match(/<figure[^]*?<\/figure>/g) ?? []).filter((figure) => figure.includes('<svg class="chart'))
const chapters = pages().filter((page) => page.startsWith('experiments/'))

test.each(chapters)('two builds bake the same figures from the runs, byte for byte: %s', (page) => {
  const [root, sub] = [figures('root', page), figures('sub', page)]
  expect(root.length).toBeGreaterThan(0)
  expect(sub).toEqual(root)
})

test('what is drawn from runs is rounded to thousandths, so that no engine’s last digit is printed', () => {
  const drawn = chapters.flatMap((page) => figures('root', page)).flatMap((figure) => [...figure.matchAll(/\b(?:cx|cy|r|x|y|x1|x2|y1|y2|width|height|d|points)="([^"]*)"/g)])
  expect(drawn.length).toBeGreaterThan(1000)
  expect(drawn.map(([, numbers]) => numbers!).filter((numbers) => /\.\d{4}|e-/.test(numbers))).toEqual([])
})

test('what is downloaded is the same in both: curves and all run files', () => {
  const files = [...chapters.map((page) => `runs/${page.replace(/^experiments\/\d+-|\/$/g, '')}.csv`), 'runs/all.zip']
  for (const file of files) expect(readFileSync(join(builds.sub.folder, file)).equals(readFileSync(join(builds.root.folder, file))), file).toBe(true)
})
