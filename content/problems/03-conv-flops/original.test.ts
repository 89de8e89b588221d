import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { check } from '../../../src/solution/check.ts'
import { changes, exercise, isTelling } from '../../../src/solution/exercise.ts'
import { draw } from '../../../src/math/random.ts'
import { levels } from '../../../src/solution/problem.ts'
import { readSheet } from '../../../src/solution/sheet.ts'
import problem from './problem.ts'

const state = defaults(problem.inputs)
const sheet = readSheet(readFileSync(new URL('original.sheet.yaml', import.meta.url), 'utf8'))
const verdicts = check(problem, state, sheet.lines, sheet.names)

test('the original, marked: right until both sums grow a zero', () => {
  expect(verdicts.map(({ of, kind, slips }) => [of, kind, ...slips].join(' '))).toEqual([
    'conv_products + conv_additions right',
    'conv_additions = conv_products wrong',
    'out_width right',
    'out_width right',
    'conv_total right',
    'pool_width slip run-together',
    'pool_width right',
    'pool_height slip run-together',
    'pool_height right',
    'pool_comparisons right',
    'pool_comparisons right',
    'total right',
    'total slip zero-too-many',
    'total right',
    'total slip zero-too-many',
  ])
  expect(verdicts.flatMap(({ notes }) => notes.map(({ kind }) => kind))).toEqual(['claim'])
  expect(verdicts.slice(-3).map(({ truth }) => truth)).toEqual([1_154_560, 1_153_840, 1_153_840])
})

test('the −1 forgotten without a bias is the right answer with one: the total alone does not tell', () => {
  const off = { ...state, bias: false }
  const [alone] = check(problem, state, [{ of: 'total', text: '1154560' }])
  expect(alone?.kind).toBe('right')
  const [additions, total] = check(problem, off, [{ of: 'conv_additions', text: '576000' }, { of: 'total', text: '1154560' }])
  expect([additions?.kind, additions?.slips, total?.kind]).toEqual(['slip', ['minus-one-forgotten'], 'carried'])
})

test('a total in another convention is wrong here, with a note that names every convention in which it is right', () => {
  const [verdict] = check(problem, state, [{ of: 'total', text: '576720' }])
  expect(verdict?.notes.map((note) => (note.kind === 'convention' ? note.reading : note.kind))).toEqual(['torchinfo-1.8.0', 'ptflops-0.7.5-aten'])
})

describe.each(levels)('an exercise of level %s', (level) => {
  const drafts = Array.from({ length: 60 }, (_, i) => problem.draft(level, draw('conv draft', level, i)))

  test('is one on which every slip changes its line', () => {
    for (const one of drafts) for (const { step, slip, truth, value } of changes(problem, one)) if (truth === value) expect.fail(`${slip} in ${step} changes nothing for ${JSON.stringify(one)}`)
  })

  test('asks for the additions and the bias by themselves, and counts a bias', () => {
    expect(problem.asks[level]).toEqual(expect.arrayContaining(['conv_additions', 'conv_bias', 'total']))
    expect(drafts.every(({ bias }) => bias)).toBe(true)
  })

  test('can be told from every other slip in its line, as far as any layer can', () => {
    for (let i = 0; i < 10; i++) expect(isTelling(problem, exercise(problem, level, draw('conv exercise', level, i)))).toBe(true)
  })

  test('asks for steps that there are', () => {
    const ids = problem.steps(state).map(({ id }) => id)
    for (const id of problem.asks[level]) expect(ids).toContain(id)
  })
})
