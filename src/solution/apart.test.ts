import { expect, test } from 'vitest'
import { point } from '../math/intervals.ts'
import { apart } from './apart.ts'
import type { Kind } from './verdict.ts'

const of = (kind: Kind, value: number, truth: number, own = truth) => apart({ kind, truth, written: point(value), own })

test.each<[Kind, number, number, string]>([
  ['wrong', 0.2178, 0.228844987, 'yours is 4.8\u00a0% too small'],
  ['rounded', 0.6455, 0.645447631, 'yours is 0.0081\u00a0% too large'],
  ['slip', 11545600, 1154560, 'yours is 10 times as large'],
  ['slip', 416, 2416, 'yours is 17\u00a0% of it'],
  ['slip', -0.29, 0.29, 'yours has the right size and the wrong sign'],
  ['wrong', -0.5, 0.29, 'yours has the wrong sign'],
  ['carried', -1.1, -1, 'yours is 10\u00a0% too large'],
])('%s: %f for %f: %s', (kind, value, truth, says) => {
  expect(of(kind, value, truth)).toBe(says)
})

test('of a masked line it is the error of its own numbers', () => {
  expect(of('masked', 0.0006, 6.215779864e-4, 5.917142e-4)).toBe('an error of 4.8\u00a0%')
})

test.each<[Kind, number, number]>([['right', 0.2288, 0.228844987], ['wrong', 1, 0], ['empty', 1, 2], ['wrong', NaN, NaN]])('%s: %f for %f has no size', (kind, value, truth) => {
  expect(of(kind, value, truth)).toBe('')
})
