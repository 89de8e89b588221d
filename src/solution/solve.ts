import type { Fields, State } from '../fields/field.ts'
import { evaluate, numbers } from '../math/algebra.ts'
import { type Problem, shown, type Step } from './problem.ts'

/** A problem worked out for one state. */
export interface Solution {
  readonly steps: readonly Step[]
  /** Full-precision numbers by step id; what overflows is ±Infinity or NaN. */
  readonly values: Readonly<Record<string, number>>
  /** The first step that overflowed: every later NaN comes from it. */
  readonly overflow?: string
}

/** All numbers that a problem's formulas may name beside steps. A switch counts as 1 or 0; texts are left out. */
export function given<F extends Fields>(problem: Pick<Problem<F>, 'given'>, state: State<F>): Record<string, number> {
  if (problem.given) return { ...problem.given(state) }
  const known = Object.entries(state).filter(([, value]) => typeof value !== 'string')
  return Object.fromEntries(known.map(([id, value]) => [id, Number(value)]))
}

/** Every step's value, from the form that is shown. */
export function solve<F extends Fields>(problem: Problem<F>, state: State<F>): Solution {
  const steps = problem.steps(state)
  const known = given(problem, state)
  const values: Record<string, number> = {}
  let overflow: string | undefined
  for (const step of steps) {
    const value = evaluate(shown(step), numbers, (id) => (Object.hasOwn(values, id) ? values[id] : Object.hasOwn(known, id) ? known[id] : undefined))
    values[step.id] = value
    if (!Number.isFinite(value)) overflow ??= step.id
  }
  return { steps, values, ...(overflow && { overflow }) }
}

/** All that a state comes to: the value of every step, and what is measured beside them. */
export function outcome<F extends Fields>(problem: Problem<F>, state: State<F>): Readonly<Record<string, number>> {
  const { values } = solve(problem, state)
  return problem.measured ? { ...values, ...problem.measured(state, values) } : values
}

/**
 * The value of one step alone: no later step is computed.
 * @throws RangeError where the problem has no such step
 */
export function valueOf<F extends Fields>(problem: Problem<F>, state: State<F>, id: string): number {
  const known = given(problem, state)
  for (const step of problem.steps(state)) {
    known[step.id] = evaluate(shown(step), numbers, (name) => (Object.hasOwn(known, name) ? known[name] : undefined))
    if (step.id === id) return known[id] as number
  }
  throw new RangeError(`${problem.id} has no step ${id}`)
}
