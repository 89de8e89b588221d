import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { expect, test } from 'vitest'
import { builds } from '../../scripts/setup/build.mjs'
import { pages } from './site.ts'

/** Faults of substance; how the generators write white space, void elements and styles is theirs. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'no-implicit-button-type': 'off',
    'no-inline-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-raw-characters': 'off',
    'void-style': 'off',
  },
})

/** Astro writes this rule in front of the first island, wherever that stands. */
const islandStyle = /<style>astro-island,astro-slot,astro-static-slot\{display:contents\}<\/style>/

test.each(pages().map((path) => ({ path })))('/$path is valid HTML', async ({ path }) => {
  const file = join(builds.root.folder, path.endsWith('.html') ? path : `${path}index.html`)
  const { results } = await validator.validateString(readFileSync(file, 'utf8').replace(islandStyle, ''))
  const faults = results.flatMap(({ messages }) => messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`))
  expect(faults).toEqual([])
})

test('a fault is seen where there is one', async () => {
  const { valid } = await validator.validateString('<!doctype html><html lang="en"><head><title>a</title></head><body><p id="a"></p><ul><p id="a"></p></ul></body></html>')
  expect(valid).toBe(false)
})
