import { expect, test } from 'vitest'
import { number } from '../fields/kinds.ts'
import { defaults } from '../fields/state.ts'
import { problem, step } from './problem.ts'
import { solve } from './solve.ts'

const square = problem({
  id: 'square',
  title: 'A square',
  inputs: { a: number('a', 3) },
  steps: () => [step('q', 'a*a'), step('r', ['q + 1', '1 + a^2']), step('f', 'r*r*r*r')],
  slips: [],
  draft: () => ({ a: 2 }),
  asks: { first: ['q'], practice: ['r'], transfer: ['f'] },
})

test('each step reads inputs and earlier steps', () => {
  expect(solve(square, defaults(square.inputs)).values).toEqual({ q: 9, r: 10, f: 10_000 })
})

test('a step that overflows is named, however many follow it', () => {
  const { values, overflow } = solve(square, { a: 1e80 })
  expect(values.f).toBe(Infinity)
  expect(overflow).toBe('f')
  expect(solve(square, { a: 1e200 }).overflow).toBe('q')
})

test('a name like a property of every object is no value', () => {
  const broken = { ...square, steps: () => [step('q', 'constructor*a')] }
  expect(() => solve(broken, { a: 1 })).toThrow('“constructor” has no value here.')
})
