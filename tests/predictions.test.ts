import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const chapters = readdirSync('content/experiments').filter((folder) => !folder.startsWith('06-'))
/** A chapter from the end of its imports and exports to its first prediction: all that a reader has seen before guessing. */
const seen = (mdx: string) => mdx.slice(0, mdx.indexOf('<RunGuess')).replace(/^---[^]*?\n---\n/, '').replace(/^(import|export) .*$/gm, '')
/** Sentences about the runs, and what draws or judges them. */
const told = /\bsays\.\w+|<(RunChart|RunTable|RunVerdict)\b|<Widget id="lab"(?! name)/g

test('what gives a result away is seen', () => {
  expect(seen('---\na: 1\n---\nimport * as says from "./a.ts"\n\nWe found: {says.truth(facts)}\n\n<RunGuess')).toMatch(told)
})

test.each(chapters)('%s asks for a prediction before it tells anything of its runs', (folder) => {
  const mdx = readFileSync(`content/experiments/${folder}/index.mdx`, 'utf8')
  expect(mdx.indexOf('<RunGuess')).toBeGreaterThan(0)
  expect(seen(mdx).match(told)).toBeNull()
})
