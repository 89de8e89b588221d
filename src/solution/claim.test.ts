import { describe, expect, test } from 'vitest'
import { number, toggle } from '../fields/kinds.ts'
import { check } from './check.ts'
import { comparison, refute, tryClaim } from './claim.ts'
import { problem, step } from './problem.ts'
import { words } from './words.ts'

const square = problem({
  id: 'claims',
  title: 'Claims',
  inputs: { a: number('a', 2), b: number('b', 3), bias: toggle('bias', true) },
  steps: () => [step('area', 'a*b'), step('round', '2*(a + b)')],
  slips: [],
  draft: (_, random) => ({ a: 1 + random(), b: 3 + random(), bias: true }),
  asks: { first: [], practice: [], transfer: [] },
})
const state = { a: 2, b: 3, bias: true }
const mark = (of: string, more: { finds?: string; given?: Record<string, number | string> } = {}) => {
  const { finds, given } = more
  const [verdict] = check(square, state, [{ of, text: 'so it is', claim: { ...(finds !== undefined && { finds }) }, ...(given && { given }) }])
  if (!verdict) throw new Error('no verdict')
  return { kind: verdict.kind, says: words(verdict).says, note: words(verdict).notes[0] ?? '' }
}

describe('a sentence is decided by its comparison', () => {
  test.each([
    ['area < round', 'right'], ['area <= round', 'right'], ['area ≤ round', 'right'], ['area != round', 'right'], ['area > round', 'wrong'],
    ['area >= round', 'wrong'], ['area = a*b', 'right'], ['area = 6', 'wrong'], ['0.1 + 0.2 = 0.3', 'right'], ['a < a', 'wrong'],
  ])('%s: %s', (text, kind) => {
    expect(mark(text).kind).toBe(kind)
  })

  test('without an instance it is general: one elsewhere refutes it', () => {
    expect(mark('area = 6')).toMatchObject({ kind: 'wrong', says: '' })
    expect(mark('area = 6').note).toMatch(/^on other numbers area is /)
  })

  test('with an instance it is about that one, given as numbers or as texts', () => {
    expect(mark('area = 6', { given: { bias: 'on' } }).kind).toBe('right')
    expect(mark('area = bias', { given: { a: 0.5, b: '2', bias: 'on' } }).kind).toBe('right')
    expect(mark('area = bias', { given: { a: 0.5, b: '2', bias: 'off' } })).toMatchObject({ kind: 'wrong', note: 'area is 1, bias is 0' })
  })

  test('what the marker finds is computed', () => {
    expect(mark('area > round', { finds: 'only {area} of {round}, {100*area/round:3} %', given: {} }).note).toBe('only 6 of 10, 60 %')
    expect(mark('area > 7', { given: {} }).note).toBe('area is 6')
  })

  test.each([
    ['area', 'one comparison'], ['a < b < 4', 'one comparison'], ['a = ', 'Nothing is written here.'], ['a < nowhere', '“nowhere” has no value here.'], ['constructor = 1', 'has no value here'],
  ])('%j cannot be read, and says why', (text, message) => {
    expect(mark(text).kind).toBe('unreadable')
    expect(mark(text).note).toContain(message)
  })

  test('a sentence spoils nothing that follows it', () => {
    const verdicts = check(square, state, [{ of: 'area = 7', text: 'so it is', claim: {} }, { of: 'area', text: '6' }])
    expect(verdicts.map(({ kind }) => kind)).toEqual(['wrong', 'right'])
  })
})

test('an instance of another shape says nothing about a claim', () => {
  const claim = comparison('a < b')
  if ('fault' in claim) throw new Error(claim.fault)
  expect(refute(claim, 'a < b', [{ a: 1 }, { c: 2 }, { a: 1, b: 2 }])).toBeUndefined()
  expect(refute(claim, 'a < b', [{ a: 1 }, { a: 3, b: 2 }])?.says).toBe('a is 3, b is 2')
  expect(tryClaim(claim, 'a < b', { a: 1, b: 2 }).holds).toBe(true)
})
