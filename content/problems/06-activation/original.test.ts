import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { check } from '../../../src/solution/check.ts'
import { readSheet } from '../../../src/solution/sheet.ts'
import activation from './problem.ts'

const sheet = readSheet(readFileSync(new URL('original.sheet.yaml', import.meta.url), 'utf8'))
const verdicts = check(activation, defaults(activation.inputs), sheet.lines, sheet.names)

test('the identities of the original all hold, and so does its first sentence on use', () => {
  expect(verdicts.map(({ kind }) => kind)).toEqual([...Array.from({ length: 9 }, () => 'right'), 'wrong'])
  expect(verdicts.flatMap(({ notes }) => notes).filter(({ kind }) => kind === 'label' || kind === 'formula')).toEqual([])
})

test('a wrong identity on such a sheet is refuted', () => {
  for (const formula of ['2*sigma(x) - 1', '1 - 2*sigma(2*x)', '2*sigma(2*x) + 1']) {
    const [verdict] = check(activation, defaults(activation.inputs), [{ of: 'y', text: '', formula }])
    expect([formula, verdict?.kind]).not.toEqual([formula, 'right'])
  }
})
