import { type Expr, key, names } from '../math/expr.ts'
import { parse } from '../math/parse.ts'
import type { Paper } from './paper.ts'
import { shown, type Step } from './problem.ts'
import { isCounting } from './whole.ts'

/** What a line claims to compute: a step, or an expression in what stands above. */
export interface Target {
  /** The same for two lines of the same thing. */
  readonly name: string
  readonly step?: Step
  /** Equal expressions for it, as readers know it first. */
  readonly forms: readonly [Expr, ...Expr[]]
  /** The steps that numbers in it stand for. */
  readonly reads: ReadonlySet<string>
  /** A count: exact, its commas are thousands separators. */
  readonly whole: boolean
}

/** Finds what a line is of, or says why it is of nothing. */
export function target(of: string, steps: ReadonlyMap<string, Step>, given: Readonly<Record<string, number>>, paper: Paper): Target | string {
  const step = steps.get(of)
  if (step) {
    const first = shown(step)
    return { name: of, step, forms: [first, ...step.forms.filter((form) => form !== first)], reads: new Set(), whole: step.whole === true }
  }
  const expr = parse(of)
  if ('fault' in expr) return expr.fault
  const unknown = [...names(expr)].find((id) => !steps.has(id) && !Object.hasOwn(given, id))
  if (unknown !== undefined) return `There is no step “${unknown.slice(0, 40)}”.`
  const meant = paper.meant(expr)
  return { name: key(meant), forms: [expr], reads: names(meant), whole: isCounting(expr, steps, given) }
}
