import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { shown } from '../../../src/solution/problem.ts'
import { given } from '../../../src/solution/solve.ts'
import type { Inputs } from './fields.ts'
import problem from './problem.ts'

function toDigits(x: number, digits: number): number {
  return Number.isFinite(x) ? Number(x.toPrecision(digits)) : x
}

/**
 * Every step as it comes out where each line is rounded to so many significant digits and later lines read the rounded
 * one. Inside of a line nothing is rounded, and the given numbers are exact.
 * @param digits 1 to 8
 */
export function rounded(state: Inputs, digits: number): Readonly<Record<string, number>> {
  const known = given(problem, state)
  const values: Record<string, number> = {}
  for (const step of problem.steps(state)) values[step.id] = toDigits(evaluate(shown(step), numbers, (id) => values[id] ?? known[id]), digits)
  return values
}
