import { describe, expect, test } from 'vitest'
import { choice, number } from '../fields/kinds.ts'
import { formula } from '../math/parse.ts'
import { check } from './check.ts'
import { problem, step } from './problem.ts'
import { score } from './score.ts'
import { words } from './words.ts'

const activation = problem({
  id: 'one-activation',
  title: 'An activation and its slope',
  inputs: { fn: choice('activation', 'logistic', { logistic: 'logistic', tanh: 'tanh' }), x: number('x', 1.5) },
  steps: ({ fn }) => (fn === 'tanh' ? [step('y', 'tanh(x)'), step('dy', '1 - y^2')] : [step('y', 'sigma(x)'), step('dy', 'y*(1 - y)')]),
  slips: [{ id: 'from-input', says: 'the slope is taken from the input', at: 'dy', mutate: () => [formula('x*(1 - x)')] }],
  draft: (_, random) => ({ fn: random() < 0.5 ? ('logistic' as const) : ('tanh' as const), x: Number((6 * random() - 3).toFixed(2)) }),
  asks: { first: ['dy'], practice: ['dy'], transfer: ['dy'] },
})
const mark = (of: string, stated: string, fn: 'logistic' | 'tanh' = 'logistic') => check(activation, { fn, x: 1.5 }, [{ of, text: '', formula: stated }])[0]!

describe('a line that states a formula and no number', () => {
  test.each([
    ['dy', 'e^-x/(1 + e^-x)^2'], ['dy', '1/(1 + e^-x)*(1 - 1/(1 + e^-x))'], ['dy', 'y*(1 - y)'], ['dy', 'σ(x)·(1 − σ(x))'], ['y', '1/(1 + e^-x)'], ['1 - sigma(x)', 'sigma(-x)'],
    ['tanh(x)', '(1 - e^(-2*x))/(1 + e^(-2*x))'], ['tanh(x)', '(e^x - e^-x)/(e^x + e^-x)'], ['tanh(x)', '1 - 2/(e^(2*x) + 1)'], ['tanh(x)', '1 - 2*σ(-2*x)'], ['tanh(x)', '2*σ(2*x) - 1'],
  ])('%s = %s is right wherever it is tried', (of, stated) => {
    expect(mark(of, stated)).toMatchObject({ kind: 'right', notes: [] })
  })

  test('is right by the shape of its sheet, not by that of another', () => {
    expect(mark('dy', '1 - tanh(x)^2', 'tanh').kind).toBe('right')
    expect(mark('dy', '4*σ(2*x)*(1 - σ(2*x))', 'tanh').kind).toBe('right')
    expect(mark('dy', 'y*(1 - y)', 'tanh').kind).toBe('wrong')
    expect(mark('dy', '1 - y^2', 'logistic').kind).toBe('wrong')
  })

  test('is wrong where an instance refutes it, and names the instance', () => {
    const verdict = mark('dy', 'y*(1 + y)/2')
    expect(verdict.kind).toBe('wrong')
    expect(verdict.notes).toMatchObject([{ kind: 'formula', refuted: { inputs: { x: 1.9 } } }])
    expect(words(verdict)).toMatchObject({ says: '', notes: [expect.stringMatching(/^the formula does not hold: with x = 1.9 it gives /) as string] })
  })

  test('is a slip where a known mistake makes exactly this formula', () => {
    expect(mark('dy', 'x - x*x')).toMatchObject({ kind: 'slip', slips: ['from-input'] })
    expect(mark('dy', '-y*(1 - y)')).toMatchObject({ kind: 'slip', slips: ['sign-lost'] })
    expect(mark('y', '1/(1 + e^x)')).toMatchObject({ kind: 'slip', slips: ['exponent-sign'] })
    expect(words(mark('dy', 'x - x*x')).says).toBe('the slope is taken from the input')
  })

  test('is unreadable where it is none, or leans on what is not there', () => {
    for (const stated of ['', 'y*(', 'z + 1', 'constructor']) expect(mark('dy', stated).kind).toBe('unreadable')
    expect(mark('nowhere', 'x').kind).toBe('unreadable')
  })

  test('counts as a line, and feeds no later one', () => {
    const verdicts = check(activation, { fn: 'logistic', x: 1.5 }, [{ of: 'y', text: '', formula: 'x' }, { of: 'y', text: '0.81757' }, { of: 'dy', text: '0.14915' }])
    expect(verdicts.map(({ kind }) => kind)).toEqual(['wrong', 'right', 'right'])
    expect(score(verdicts)).toMatchObject({ correct: 2, total: 3, first: 'y' })
  })
})
