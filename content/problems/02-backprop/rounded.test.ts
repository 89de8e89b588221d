import { expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { solve } from '../../../src/solution/solve.ts'
import { fields } from './fields.ts'
import problem from './problem.ts'
import { rounded } from './rounded.ts'

const state = defaults(fields)
const { values } = solve(problem, state)

/** The chapter's sum once more by hand, each line rounded as one writes it down. */
function byHand(digits: number) {
  const write = (x: number) => Number(x.toPrecision(digits))
  const h1 = write(1 / (1 + Math.exp(-write(0.75 * 0.9 + -0.63 * -1.1))))
  const h2 = write(1 / (1 + Math.exp(-write(0.24 * -0.3 + -1.7 * 0.8))))
  const out = write(1 / (1 + Math.exp(-write(0.8 * h1 - 0.2 * h2))))
  return write(write(2 * (out - 0.5)) * write(out * (1 - out)) * -0.2 * write(h2 * (1 - h2)) * -0.3)
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('to %i digits the answer is that of a sum by hand', (digits) => {
  expect(rounded(state, digits)['dL_dw3']).toBeCloseTo(byHand(digits), 14)
})

test('to one digit the answer is a fifth too small, to two a sixteenth too large', () => {
  expect(rounded(state, 1)['dL_dw3']).toBe(0.0005)
  expect(rounded(state, 2)['dL_dw3']).toBe(0.00066)
})

test('every line has no more than its digits, and every step has its line', () => {
  const lines = rounded(state, 3)
  expect(Object.keys(lines)).toEqual(Object.keys(values))
  for (const value of Object.values(lines)) expect(Number(value.toPrecision(3))).toBe(value)
})

test('with 15 digits nothing is off that one can see', () => {
  for (const [id, value] of Object.entries(rounded(state, 15))) expect(value).toBeCloseTo(values[id]!, 12)
})
