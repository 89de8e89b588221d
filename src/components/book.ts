import { readState } from '../fields/state.ts'
import { evaluate, numbers } from '../math/algebra.ts'
import { type Expr, names } from '../math/expr.ts'
import type { Printing } from '../math/print/notation.ts'
import { type Problem, shown, type Step } from '../solution/problem.ts'
import { slipsOf } from '../solution/slips.ts'
import { given as givenOf, solve } from '../solution/solve.ts'
import { quantity } from '../widgets/kit/quantity.ts'
import { load } from '../registry/index.ts'

/** A problem worked out for its own numbers, or with some of them changed. */
export interface Worked {
  problem: Problem
  state: Record<string, unknown>
  steps: readonly Step[]
  /** Inputs, steps and what is measured, by id. */
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
  const { state, notices } = readState(problem.inputs, new URLSearchParams(given), undefined, problem)
  if (notices.length > 0) throw new RangeError(notices.map((n) => n.says).join(' '))
  const { steps, values } = solve(problem, state)
  const inputs = givenOf(problem, state)
  return { problem, state, steps, values: { ...inputs, ...values, ...problem.measured?.(state, values) }, printing: { class: (name) => quantity(name, inputs), ids: true } }
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

interface Slipped {
  /** The step in which it happens; `W_*` for every entry of W that has the slip, as one mistake in a matrix. */
  at: string
  slip: string
  /** Where a slip can drop several factors: the one that is dropped. */
  missing?: string
}

/**
 * All numbers when a slip happens in one step, or in all entries of a matrix.
 * @throws RangeError where no such step has the slip
 */
export function whenSlipped(book: Worked, { at, slip, missing }: Slipped): Readonly<Record<string, number>> {
  const inside = (id: string) => (at.endsWith('*') ? id.startsWith(at.slice(0, -1)) : id === at)
  const wrong = new Map<string, Expr>()
  for (const step of book.steps.filter(({ id }) => inside(id))) {
    const mutant = slipsOf(book.problem, step).find((one) => one.slip.id === slip && (missing === undefined || !names(one.expr).has(missing)))
    if (mutant) wrong.set(step.id, mutant.expr)
  }
  if (wrong.size === 0) throw new RangeError(`${at} of ${book.problem.id} has no slip ${slip}`)
  const known = givenOf(book.problem, book.state as never)
  for (const each of book.steps) known[each.id] = evaluate(wrong.get(each.id) ?? shown(each), numbers, (id) => known[id])
  return known
}
