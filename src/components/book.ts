import { readState } from '../fields/state.ts'
import { evaluate, numbers } from '../math/algebra.ts'
import type { Expr } from '../math/expr.ts'
import type { Printing } from '../math/print/notation.ts'
import type { Problem, Step } from '../solution/problem.ts'
import { inputs, solve } from '../solution/solve.ts'
import { quantity } from '../widgets/kit/quantity.ts'
import { load } from '../registry/index.ts'

/** A problem worked out for its own numbers, or with some of them changed. */
export interface Worked {
  problem: Problem
  state: Record<string, unknown>
  steps: readonly Step[]
  /** Inputs and steps by id. */
  values: Readonly<Record<string, number>>
  printing: Printing
}

/**
 * @param given query text of what differs from the problem's own numbers
 * @throws RangeError where no problem has the id, or a given value is none
 */
export async function worked(id: string, given = ''): Promise<Worked> {
  const { problem } = await load(id)
  if (!problem) throw new RangeError(`${id} is no problem`)
  const { state, notices } = readState(problem.inputs, new URLSearchParams(given))
  if (notices.length > 0) throw new RangeError(notices.map((n) => n.says).join(' '))
  const { steps, values } = solve(problem, state)
  return { problem, state, steps, values: { ...inputs(state), ...values }, printing: { class: (name) => quantity(name, state), ids: true } }
}

/** @throws RangeError for a name that the problem does not have */
export function valueIn({ values }: Pick<Worked, 'values'>, id: string): number {
  const value = values[id]
  if (value === undefined) throw new RangeError(`no value for ${id}`)
  return value
}

export function compute(e: Expr, { values }: Pick<Worked, 'values'>): number {
  return evaluate(e, numbers, (id) => values[id])
}
