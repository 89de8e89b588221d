import { readState } from '../fields/state.ts'
import { evaluate, numbers } from '../math/algebra.ts'
import { type Expr, names } from '../math/expr.ts'
import type { Printing } from '../math/print/notation.ts'
import { type Problem, shown, type Step } from '../solution/problem.ts'
import { slipsOf } from '../solution/slips.ts'
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

/**
 * What a step comes to when a slip happens in an earlier one.
 * @param missing where a slip can drop several factors: the one that is dropped
 * @throws RangeError where the step has no such slip
 */
export function slipped(book: Worked, { at, slip, shows, missing }: { at: string; slip: string; shows: string; missing?: string }): number {
  const step = book.steps.find(({ id }) => id === at)
  const mutant = step && slipsOf(book.problem, step).find((one) => one.slip.id === slip && (missing === undefined || !names(one.expr).has(missing)))
  if (!mutant) throw new RangeError(`${at} of ${book.problem.id} has no slip ${slip}`)
  const known: Record<string, number> = inputs(book.state as never)
  for (const each of book.steps) known[each.id] = evaluate(each.id === at ? mutant.expr : shown(each), numbers, (id) => known[id])
  return valueIn({ values: known }, shows)
}
