import { describe, expect, test } from 'vitest'
import { readState, writeState } from '../fields/state.ts'
import { ids, load } from '../registry/index.ts'
import { errata, firstFault, marked, originals, spoken } from './marked.ts'

const papers = await errata()
const all = [...(await originals()), ...papers]

test('every problem whose folder has an original is in the marked paper, in the order of the book', async () => {
  const chapters = (await originals()).map(({ chapter }) => chapter)
  expect(chapters).toEqual(chapters.toSorted())
  const problems = await Promise.all(ids.map(load))
  expect(chapters).toEqual(problems.filter(({ problem }) => problem).map(({ chapter }) => chapter))
})

describe.each(all.map((paper) => [`${paper.problem.id} ${paper.sheet.id}`, paper] as const))('%s', (_, { sheet, problem, state, lines }) => {
  test('every line can be read', () => {
    expect(lines.filter(({ verdict }) => verdict.kind === 'unreadable').map(({ verdict }) => [verdict.of, verdict.notes])).toEqual([])
    expect(lines.length).toBeGreaterThan(0)
  })

  test('no line is left to guesses: each has a true value or a comparison', () => {
    for (const { verdict, line } of lines) expect(line.claim !== undefined || line.text === '' || Number.isFinite(verdict.truth)).toBe(true)
  })

  test('its instance calls for no notice', () => {
    expect(problem.notices?.(state) ?? []).toEqual([])
  })

  test('its address opens the same numbers, without a notice', () => {
    const { state: read, notices } = readState(problem.inputs, writeState(problem.inputs, state, problem), undefined, problem)
    const uses = problem.uses?.(state) ?? Object.keys(problem.inputs)
    expect(notices).toEqual([])
    for (const key of uses) expect([key, read[key]]).toEqual([key, state[key]])
  })

  test('its sentences can be computed', () => {
    for (const text of [sheet.says, sheet.lesson]) if (text) expect(spoken({ problem, state }, text)).not.toMatch(/[{}]|overflow/)
  })
})

test('every source of the field has a secure or plain web address, each paper its own', () => {
  for (const { sheet } of papers) expect(new URL(sheet.source.url).protocol).toMatch(/^https?:$/)
  expect(new Set(papers.map(({ sheet }) => sheet.id)).size).toBe(papers.length)
})

test('an original that does not exist is refused by name', async () => {
  await expect(marked('backprop', 'nowhere')).rejects.toThrow('backprop has no sheet nowhere')
})

test('the first fault is the first line blamed, masked, or with a faulty formula or label', async () => {
  expect(firstFault(await marked('backprop', 'original'))?.verdict.of).toBe('dL_dyhat')
})
