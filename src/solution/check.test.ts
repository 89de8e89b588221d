import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { number } from '../fields/kinds.ts'
import { formula } from '../math/parse.ts'
import { check } from './check.ts'
import { problem, step } from './problem.ts'
import { readAnswers } from './answers.ts'
import { score } from './score.ts'
import type { Line } from './verdict.ts'
import { words } from './words.ts'

const small = problem({
  id: 'small',
  title: 'Two factors, a logistic unit, a count',
  inputs: { a: number('a', 1.25), b: number('b', -0.4), n: number('n', 12), zero: number('zero', 0) },
  steps: () => [
    step('p', 'a*b', 'product'),
    step('h', 'sigma(p)', 'unit', { guard: { min: 0, max: 1, open: true } }),
    step('q', 'h*(1 - h)', 'slope', { guard: { min: 0, max: 0.25 } }),
    step('g', 'q*b', 'gradient'),
    step('count', 'n*n + 1', 'count'),
    step('none', 'zero*h'),
    step('tiny', 'q*0.001'),
  ],
  slips: [{ id: 'squared', says: 'h is squared', at: 'q', mutate: () => [formula('h^2')] }],
  readings: { pairs: { says: 'where each pair counts once', forms: { count: formula('n*(n - 1)/2') } } },
  draft: (_, random) => ({ a: 1 + random(), b: -random(), n: Math.round(20 * random()), zero: random() }),
  asks: { first: ['g'], practice: ['g'], transfer: ['g'] },
})
const state = { a: 1.25, b: -0.4, n: 12, zero: 0 }
// p = −0.5, h = 0.377541, q = 0.235004, g = −0.0940015, count = 145
const mark = (lines: readonly Line[], names = {}) => check(small, state, lines, names)
const lines = (...pairs: readonly string[]): Line[] => pairs.map((pair) => ({ of: pair.split(' = ')[0] ?? '', text: pair.split(' = ')[1] ?? '' }))
const kinds = (...pairs: readonly string[]) => mark(lines(...pairs)).map(({ kind }) => kind)

describe('a line is', () => {
  test('right where the truth lies in what is written', () => {
    expect(kinds('p = -0.5', 'h = 0.3775', 'q = 0.23500', 'g = −0.094', 'count = 145')).toEqual(['right', 'right', 'right', 'right', 'right'])
  })
  test('rounded where it follows from earlier lines that are themselves sound', () => {
    expect(kinds('h = 0.38', 'q = 0.2356', 'g = -0.09424')).toEqual(['right', 'rounded', 'rounded'])
  })
  test('slip where a known mistake over the earlier lines explains it', () => {
    expect(mark(lines('p = 0.5', 'h = 0.62246', 'q = 0.387456')).map(({ kind, slips }) => [kind, ...slips])).toEqual([['slip', 'sign-lost'], ['carried'], ['slip', 'squared']])
  })
  test('wrong where nothing explains it', () => {
    expect(kinds('p = 7.77', 'count = 144')).toEqual(['wrong', 'wrong'])
  })
  test('carried where it follows from a mistake above, however far above', () => {
    expect(kinds('p = 0.8', 'h = 0.68997', 'q = 0.21391', 'g = -0.085565')).toEqual(['wrong', 'carried', 'carried', 'carried'])
  })
  test('unsupported where it is true although the lines above it give something else', () => {
    expect(kinds('h = 0.9', 'q = 0.235')).toEqual(['wrong', 'unsupported'])
  })
  test('masked where too few digits hide that it follows from a mistake', () => {
    // The writer's own h gives −0.0927, and −0.09 is also the truth to one digit.
    expect(kinds('h = 0.365', 'g = -0.09')).toEqual(['wrong', 'masked'])
  })
  test('empty where an earlier mistake leaves only one answer', () => {
    expect(kinds('h = 0', 'q = 0', 'g = 0')).toEqual(['wrong', 'empty', 'empty'])
    expect(kinds('h = 1.5', 'q = -0.75')).toEqual(['wrong', 'empty'])
  })
  test('coarse where it has too few digits to be judged by', () => {
    expect(kinds('q = 0.2', 'tiny = 0.000')).toEqual(['coarse', 'coarse'])
  })
  test('right, and not coarse, where a short decimal is the value itself', () => {
    expect(kinds('p = -0.5', 'none = 0')).toEqual(['right', 'right'])
  })
  test('unreadable where it holds no expression, names no step, or leans on what is not there', () => {
    expect(kinds('p = ', 'p = abc', 'p = 1/0', 'nothing = 3', 'p = 1e999', 'g = g', 'g = q*b', 'constructor = 1', '__proto__ = 1')).toEqual(Array(9).fill('unreadable'))
  })
})

test('a line may use what stands above it', () => {
  expect(kinds('h = 0.3775', 'q = h*(1 - h)', 'q = 0.3775*(1 - 0.3775)')).toEqual(['right', 'right', 'right'])
})

test.each(['-0.09400', '−0.094', '= −0,0940', '≈ -9.4e-2', '-9.40 × 10⁻²', '-9.4*10^(-2)', '-0.094001485'])('%j is read as −0.0940', (text) => {
  expect(mark([{ of: 'g', text }])[0]?.kind).toBe('right')
})

test('whole numbers are exact: a count that is one too large is wrong', () => {
  expect(kinds('count = 146')).toEqual(['wrong'])
  expect(kinds('count = 145.0')).toEqual(['right'])
})

test('a count that holds under another convention says so in a note', () => {
  const [verdict] = mark(lines('count = 66'))
  expect(verdict?.kind).toBe('wrong')
  expect(verdict?.notes).toEqual([{ kind: 'convention', reading: 'pairs', says: 'where each pair counts once' }])
})

test('an expression in earlier lines is judged like a step, and read by later lines', () => {
  expect(kinds('p = -0.5', 'e^-p = 1.9', '1/(1 + e^-p) = 0.34483', 'h = 0.34483')).toEqual(['right', 'wrong', 'carried', 'carried'])
  expect(kinds('p = -0.5', 'e^0.5 = 1.9', 'h = 0.34483')).toEqual(['right', 'wrong', 'carried'])
})

test('a formula is tried on other instances: equal ones stand, others are refuted, unread ones say why', () => {
  const notes = (text: string) => mark([{ of: 'q', text: '0.235', formula: text }]).flatMap(({ notes }) => notes)
  expect(notes('e^-p/(1 + e^-p)^2')).toEqual([])
  expect(notes('h - h²')).toEqual([])
  expect(notes('h*h')[0]).toMatchObject({ kind: 'formula', refuted: { gives: expect.any(Number) as number } })
  expect(notes('h*(1 -')[0]).toMatchObject({ kind: 'formula', fault: 'The formula ends too early.' })
  expect(notes('k*h')[0]).toMatchObject({ kind: 'formula', fault: '“k” has no value here.' })
})

test('a label is judged beside the kind, by the words of the writer', () => {
  const labels = (label: string) => mark([{ of: 'h', text: '0.3775', label }], { z1: 'h' }).flatMap(({ notes }) => notes)
  expect(labels('z1')).toEqual([])
  expect(labels('h')).toEqual([])
  expect(labels('p')).toEqual([{ kind: 'label', label: 'p' }])
})

test('inputs that the writer changed hold for their line alone', () => {
  const [first, second] = mark([{ of: 'p', text: '2.5', given: { b: 2 } }, { of: 'p', text: '-0.5' }])
  expect([first?.kind, second?.kind]).toEqual(['right', 'right'])
})

test('a step that overflows is compared with nothing and blames nobody', () => {
  const verdicts = check(small, { ...state, n: 1e300 }, lines('count = 5'))
  expect(verdicts[0]).toMatchObject({ kind: 'empty', notes: [{ kind: 'overflow', step: 'count' }] })
  expect(score(verdicts).first).toBeNull()
})

test('a score counts right and rounded as correct, carried apart, and nothing else', () => {
  const verdicts = mark(lines('p = 0.8', 'h = 0.68997', 'q = 0.235', 'count = 145', 'tiny = 0.000'))
  expect(score(verdicts)).toMatchObject({ correct: 1, carried: 1, total: 5, first: 'p' })
  expect(score(verdicts, ['h', 'count', 'g'])).toMatchObject({ correct: 1, carried: 1, total: 3 })
  expect(score(mark(lines('count = 1', 'count = 145')), ['count'])).toMatchObject({ correct: 1, total: 1 })
})

test('check never throws, whatever is written', () => {
  const part = fc.constantFrom('p', 'h', 'q', 'g', 'a', 'b', '(', ')', '*', '-', '^', '0', '1.5', '1e308', '/', 'σ(', 'e^', '|', 'constructor', ' ')
  const text = fc.oneof(fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')), fc.string())
  const line = fc.record({ of: fc.oneof(fc.constantFrom('p', 'h', 'q'), text), text, formula: text, label: text })
  fc.assert(fc.property(fc.array(line, { maxLength: 5 }), (sheet) => { for (const verdict of mark(sheet)) words(verdict) }), { seed: 5, numRuns: 1500 })
})

test('answers are read from a list in its order, or from a record in the order of the steps', () => {
  const steps = small.steps(state)
  expect(readAnswers({ g: '1', p: 2, q: null, __proto__: 'x' }, steps)).toEqual([{ of: 'p', text: '2' }, { of: 'g', text: '1' }])
  expect(readAnswers([{ of: 'g', text: '1' }, { of: 'p', text: 2 }, null, 'x', { of: 3 }, [1]], steps)).toEqual([{ of: 'g', text: '1' }, { of: 'p', text: '2' }])
  for (const odd of [null, undefined, 'text', 7, () => 1]) expect(readAnswers(odd, steps)).toEqual([])
})

test.each([
  ['right', ['p = -0.5'], ''],
  ['rounded', ['h = 0.38', 'q = 0.2356'], 'true value 0.235: rounded early, allowed'],
  ['carried', ['p = 0.8', 'h = 0.68997'], 'true value 0.377541; this follows from your p above'],
  ['masked', ['h = 0.365', 'g = -0.09'], 'your own factors give −0.093; one digit hides it. True value −0.094001'],
  ['unsupported', ['h = 0.9', 'q = 0.235'], 'true value 0.235, but your own factors give 0.09'],
  ['empty', ['h = 0', 'q = 0'], 'true value 0.235; right from what stands above, but your h makes this line empty'],
  ['slip', ['p = 0.5'], 'true value −0.5: the sign is lost'],
  ['wrong', ['h = 0.9', 'q = 0.5'], 'true value 0.235; your own numbers should give 0.09'],
  ['coarse', ['q = 0.2'], 'too few digits to judge by: write at least three'],
])('a line that is %s is told in a sentence', (kind, written, says) => {
  const verdict = mark(lines(...written)).at(-1)
  expect(verdict?.kind).toBe(kind)
  expect(verdict && words(verdict, small.steps(state)).says).toBe(says)
})
