import type { Fields, State } from '../fields/field.ts'
import { type Expr, isCall, names } from '../math/expr.ts'
import { type Form, type Problem, shown, type Step } from './problem.ts'
import { given, solve } from './solve.ts'

/** The computation for one state, as a program in any language has it. */
export interface Program {
  readonly title: string
  /** Inputs that some step reads. */
  readonly given: readonly (readonly [id: string, value: number])[]
  readonly steps: readonly (Step & { readonly expr: Form })[]
  /** Steps that no other reads. */
  readonly results: readonly string[]
  /** The definitions that the program needs, those that others of them call included; an empty line after each. */
  defined(definitions: Readonly<Record<string, string>>): string[]
}

function operatorsIn(e: Expr, found = new Set<string>()): Set<string> {
  if (isCall(e)) {
    found.add(e.op)
    for (const arg of e.args) operatorsIn(arg, found)
  }
  return found
}

export function program<F extends Fields>(problem: Problem<F>, state: State<F>): Program {
  const steps = solve(problem, state).steps.map((step) => ({ ...step, expr: shown(step) }))
  const read = new Set(steps.flatMap(({ expr }) => [...names(expr)]))
  const used = new Set(steps.flatMap(({ expr }) => [...operatorsIn(expr)]))
  return {
    title: problem.title,
    steps,
    given: Object.entries(given(problem, state)).filter(([id]) => read.has(id)),
    results: steps.map(({ id }) => id).filter((id) => !read.has(id)),
    defined(definitions) {
      const own = Object.entries(definitions).filter(([op]) => used.has(op)).map(([, text]) => text)
      const all = Object.entries(definitions).filter(([name, text]) => own.includes(text) || own.some((other) => other.includes(`${name}(`)))
      return all.flatMap(([, text]) => [text, ''])
    },
  }
}

/** The gradients of a program: derivatives, by an input, of the quantity that no other derivative leads on from. */
export function gradients({ steps, given }: Program): { id: string; of: string; by: string }[] {
  const derivatives = steps.flatMap(({ id, of, by }) => (of !== undefined && by !== undefined ? [{ id, of, by }] : []))
  const inputs = new Set(given.map(([id]) => id))
  const [loss] = derivatives.filter(({ of }) => !derivatives.some(({ by }) => by === of))
  return derivatives.filter(({ of, by }) => of === loss?.of && inputs.has(by))
}
