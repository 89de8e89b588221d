import { expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { formula } from '../../../src/math/parse.ts'
import { given, solve } from '../../../src/solution/solve.ts'
import { fields, type Inputs } from './fields.ts'
import { presets } from './presets.ts'
import { printed } from './printed.ts'
import problem from './problem.ts'

const differ = Object.entries(printed).flatMap(([id, lines]) => {
  const state: Inputs = { ...defaults(fields), ...presets[id]!.state }
  const all = { ...given(problem, state), ...solve(problem, state).values }
  return lines.flatMap(({ of, expr = of, text }) => {
    const value = evaluate(formula(expr), numbers, (name) => all[name]).toFixed(text.split('.')[1]!.length)
    return value === text ? [] : [`${id}: ${of} is ${value}, printed ${text}`]
  })
})

test('every preset has lines from print', () => expect(Object.keys(printed)).toEqual(Object.keys(presets)))

test('all that the table quotes is met to its last digit, but for the one that was rounded early', () => {
  expect(differ).toEqual(['han: minus the slope by the last sum is 0.1312, printed 0.1311'])
})
