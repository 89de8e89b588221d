import { describe, expect, test } from 'vitest'
import { formula } from '../math/parse.ts'
import { text } from '../math/print/text.ts'
import { common, mutants, writtenOut } from './slips.ts'

const made = (slip: string, typed: string) => mutants(common, 'any', [formula(typed)]).flatMap((m) => (m.slip.id === slip ? [text(m.expr)] : []))

describe('the slips that every step has', () => {
  test.each([
    ['sign-swapped', 'w1*x1 + w2*x2', ['w1 * x1 - w2 * x2']],
    ['sign-swapped', 'y*(1 - y) + 1', ['y * (1 - y) - 1', 'y * (1 + y) + 1']],
    ['factor-dropped', 'a*b*c', ['b * c', 'a * c', 'a * b']],
    ['factor-dropped', 'w1*x1 + w2', ['x1 + w2', 'w1 + w2']],
    ['factor-dropped', '2*(y - t)*(-1)', ['(y - t) * (-1)', '2 * (-1)']],
    ['exponent-sign', 'sigma(s)', ['1 / (1 + exp(s))']],
    ['exponent-sign', 'exp(-s)/(1 + exp(-s))^2', ['exp(s) / (1 + exp(s))^2']],
    ['sign-lost', 'a*b', ['-a * b']],
    ['sign-lost', '-a', ['a']],
    ['sign-swapped', 'a', []],
    ['exponent-sign', 'a*b', []],
    ['factor-dropped', 'x1', []],
  ])('%s makes of %s: %j', (slip, typed, wrong) => {
    expect(made(slip, typed).sort()).toEqual(wrong.toSorted())
  })
})

test('an operator that is short for a formula is written out, inside another one too', () => {
  expect(text(writtenOut(formula('2*sigma(sigma(s))')))).toBe('2 * (1 / (1 + exp(-1 / (1 + exp(-s)))))')
})

test('a slip that is bound to a step does not happen in others', () => {
  const bound = [{ id: 'own', says: '', at: 'L', mutate: () => [formula('1')] }]
  expect(mutants(bound, 'L', [formula('a')])).toHaveLength(1)
  expect(mutants(bound, 's1', [formula('a')])).toEqual([])
})
