import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import softmax from '../../content/example/07-softmax/problem.ts'
import { defaults } from '../../src/fields/state.ts'
import { format } from '../../src/math/format.ts'
import { check } from '../../src/solution/check.ts'
import { readSheet } from '../../src/solution/sheet.ts'
import { solve } from '../../src/solution/solve.ts'
import { Checkout } from './copy.ts'

/** The tests that loop over all widgets and problems. */
const loops = ['tests/problems', 'tests/e2e/embed-fuzz.test.ts', 'tests/e2e/gallery.test.ts', 'tests/e2e/every-problem.test.ts']

/** What Vitest's JSON reporter writes, as far as it is read here. */
interface Report {
  testResults: { name: string; message: string; assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[]
}

const state = defaults(softmax.inputs)

describe('a seventh folder, copied in without another file touched,', () => {
  let copy: Checkout
  let ended: { status: number | null; output: string }
  const page = (path: string) => copy.read(`dist/${path}index.html`)

  beforeAll(() => {
    copy = new Checkout()
    copy.add('content/example/07-softmax', 'content/problems/07-softmax')
    // Builds the site, as the browser tests do, and holds the new widget to all that every widget is held to.
    ended = copy.run('vitest', ['run', '--project', 'unit', '--project', 'browser', '--reporter=json', '--outputFile=report.json', '-t', 'softmax', ...loops])
  }, 600_000)
  afterAll(() => copy[Symbol.dispose]())

  test('is fuzzed, shown in the gallery and held to every test of all problems', () => {
    const { testResults } = JSON.parse(copy.read('report.json')) as Report
    const results = testResults.flatMap(({ name, message, assertionResults }) => [
      ...assertionResults.map((one) => ({ ...one, file: name, says: one.failureMessages.join('\n') })),
      ...(assertionResults.length === 0 ? [{ file: name, fullName: 'the file itself', status: message ? 'failed' : 'passed', says: message }] : []),
    ])
    expect(results.filter(({ status }) => status === 'failed').map(({ file, fullName, says }) => `${file}: ${fullName}: ${says}`)).toEqual([])
    expect(ended.status, ended.output).toBe(0)
    const passed = (part: string) => results.filter(({ file, status, fullName }) => file.includes(part) && status === 'passed' && fullName.includes('softmax'))
    expect(passed('tests/problems/sheets').length).toBeGreaterThanOrEqual(10)
    expect(passed('tests/problems/carried').length).toBe(2)
    expect(passed('embed-fuzz').length).toBe(2)
    expect(passed('gallery').length).toBe(5)
    expect(passed('every-problem').length).toBeGreaterThan(2)
  })

  test('has a chapter that quotes its numbers', () => {
    const chapter = page('problems/07-softmax/')
    const { values } = solve(softmax, state)
    for (const id of ['e1', 'total', 'p1', 'p2']) expect(chapter).toMatch(new RegExp(`data-n="softmax\\.${id}"[^>]*>${format(values[id]!).replaceAll('.', '\\.')}<`))
  })

  test('has its sheet marked', () => {
    const sheet = readSheet(readFileSync('content/example/07-softmax/original.sheet.yaml', 'utf8'))
    const kinds = check(softmax, state, sheet.lines).map(({ kind }) => kind)
    expect(kinds).toEqual(['right', 'right', 'slip', 'carried', 'carried'])
    const [, paper = ''] = page('problems/07-softmax/').split('class="paper')
    expect([...paper.matchAll(/data-kind="(\w+)"/g)].map(([, kind]) => kind).slice(0, kinds.length)).toEqual(kinds)
  })

  test('has a page for frames, a table of fields for other pages, and its place in the contents', () => {
    expect(page('embed/softmax/')).toContain('id="softmax"')
    const [, table = ''] = page('guides/embedding/').split('id="fields-of-softmax"')
    for (const { says } of Object.values(softmax.inputs)) expect(table).toContain(says)
    expect(page('')).toContain('problems/07-softmax/')
    expect(page('')).toContain(softmax.title)
  })
})
