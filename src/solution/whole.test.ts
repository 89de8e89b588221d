import { describe, expect, test } from 'vitest'
import { number } from '../fields/kinds.ts'
import { check } from './check.ts'
import { problem, step } from './problem.ts'
import { score } from './score.ts'
import type { Line } from './verdict.ts'
import { closedUp, isFraction, settled } from './whole.ts'

/** A convolution and a pooling layer, as far as counts go. */
const counting = problem({
  id: 'counting',
  title: 'Counts',
  inputs: { size: number('size', 12, { whole: true, min: 1 }), kernel: number('kernel', 4, { whole: true, min: 1 }), depth: number('depth', 50, { whole: true, min: 1 }) },
  steps: () => [
    step('out', 'floor((size - kernel + 2)/2) + 1', 'width', { whole: true }),
    step('conv', '(2*kernel*kernel*depth - 1)*out*out*20', 'operations', { whole: true }),
    step('bias', 'out*out*20', 'biases', { whole: true }),
    step('pool', '8*(out - 2)*(out - 2)*20', 'comparisons', { whole: true }),
    step('total', 'conv + bias + pool', 'total', { whole: true }),
    step('share', 'pool/total', 'share'),
  ],
  slips: [{ id: 'ten-times', says: 'ten times too much', at: 'total', mutate: (e) => [{ op: 'mul', args: [{ op: 'num', value: 10 }, e] }] }],
  draft: (_, random) => ({ size: 8 + Math.floor(8 * random()), kernel: 2 + Math.floor(4 * random()), depth: 3 + Math.floor(40 * random()) }),
  asks: { first: ['total'], practice: ['total'], transfer: ['total'] },
})
const state = { size: 12, kernel: 4, depth: 50 }
// out 6, conv 1,151,280, bias 720, pool 2,560, total 1,154,560
const lines = (...pairs: readonly string[]): Line[] => pairs.map((pair) => ({ of: pair.split(' = ')[0] ?? '', text: pair.split(' = ')[1] ?? '' }))
const kinds = (...pairs: readonly string[]) => check(counting, state, lines(...pairs)).map(({ kind }) => kind)

describe('a count', () => {
  test.each(['2560', '2,560', '2 560', '2\u202f560', "2'560", '2560.0', '2.56e3', '2.560 × 10³', '2.56*10^3', '(9 - 1)*16*20', '1,280 + 1,280'])('of 2,560 may be written %j', (text) => {
    expect(kinds(`pool = ${text}`)).toEqual(['right'])
  })
  test.each(['2.56', '2,56', '2561', '2559', '25600'])('of 2,560 is not %j', (text) => {
    expect(['wrong', 'slip']).toContain(kinds(`pool = ${text}`)[0])
  })
  test('has no rounding tolerance, however large it is', () => {
    expect(kinds('total = 1,154,560', 'total = 1,154,561', 'total = 1,154,000', 'total = 11,545,600')).toEqual(['right', 'wrong', 'wrong', 'slip'])
  })
  test('in scientific notation vouches for the digits written', () => {
    expect(kinds('total = 1.155e6', 'total = 1.15 × 10^6', 'total = 1.172e6', 'total = 1e6')).toEqual(['right', 'right', 'wrong', 'coarse'])
  })
  test('is carried exactly, and named where it was a slip', () => {
    expect(kinds('conv = 1152000', 'total = 1,155,280', 'share = 0.0022159')).toEqual(['wrong', 'carried', 'carried'])
    expect(kinds('conv = 1152000', 'total = 1,155,281')).toEqual(['wrong', 'wrong'])
  })
  test('that is no whole number, negative, or makes the rest 0 carries nothing', () => {
    expect(kinds('out = 5.5', 'bias = 605')).toEqual(['wrong', 'empty'])
    expect(kinds('out = -6', 'bias = 720', 'conv = 1,151,280')).toEqual(['slip', 'right', 'right'])
    expect(kinds('out = -5', 'bias = 500')).toEqual(['wrong', 'empty'])
    expect(kinds('out = 0', 'bias = 0', 'conv = 0')).toEqual(['wrong', 'empty', 'empty'])
  })
  test('is asked of an expression in counts too', () => {
    expect(kinds('conv + bias = 1,152,000', 'conv + bias = 1,152,001', '63/1 + 1 = 4', '800 + 799 = 1,599')).toEqual(['right', 'wrong', 'wrong', 'right'])
  })
  test('of nothing but zeros scores nothing', () => {
    const zeros = check(counting, state, counting.steps(state).map(({ id }) => ({ of: id, text: '0' })))
    expect(score(zeros)).toMatchObject({ correct: 0, carried: 0 })
  })
})

test('thousands are closed up, decimals are not', () => {
  expect(['1,151,280 + 720', '2,560', '12,34', '1,2345', '3.141,592', '6 × 10⁵', '1 151 280'].map(closedUp)).toEqual(['1151280 + 720', '2560', '12,34', '1,2345', '3.141,592', '6e5', '1151280'])
})

test('an interval around one whole number is that number', () => {
  expect(settled({ low: 5 - 1e-12, high: 5 + 1e-12 })).toEqual({ low: 5, high: 5 })
  expect(settled({ low: 4.2, high: 5.9 })).toEqual({ low: 4.2, high: 5.9 })
  expect([isFraction({ low: 5.5, high: 5.5 }), isFraction({ low: 5, high: 5 }), isFraction({ low: 5.5, high: 6.5 })]).toEqual([true, false, false])
})

test('a formula for a count is exact: one more on any instance refutes it', () => {
  const notes = (text: string) => check(counting, state, [{ of: 'bias', text: '720', formula: text }]).flatMap(({ notes }) => notes)
  expect(notes('20*out^2')).toEqual([])
  expect(notes('20*out^2 + 1')[0]).toMatchObject({ kind: 'formula', refuted: { gives: expect.any(Number) as number } })
  const [refuted] = notes('out*out*20*floor(depth/50)')
  expect(refuted).toMatchObject({ kind: 'formula', refuted: { inputs: { depth: 49 }, gives: 0 } })
})
