import type { Fields, State } from '../fields/field.ts'
import { evaluate, numbers, UnknownName } from '../math/algebra.ts'
import { type Expr, names } from '../math/expr.ts'
import { intervals, meets, point } from '../math/intervals.ts'
import { parse } from '../math/parse.ts'
import { type Instance, instancesOf, nearby } from './instances.ts'
import type { Problem } from './problem.ts'
import { common, type Mutant, mutants, slipsOf } from './slips.ts'
import type { Target } from './target.ts'
import type { Found, Note, Refutation } from './verdict.ts'

/**
 * Where two formulas part on an instance, or undefined. Noise of floating point does not part them: their values may
 * differ by what outward rounding allows, or by 1e-9 of their size. Whole numbers are exact.
 */
function apart({ inputs, all }: Instance, stated: Expr, truth: Expr): Refutation | undefined {
  const env = (id: string) => (Object.hasOwn(all, id) ? all[id] : undefined)
  const [gives, right] = [evaluate(stated, numbers, env), evaluate(truth, numbers, env)]
  if (!Number.isFinite(right) || gives === right) return undefined
  const found = { inputs, gives, truth: right }
  if (!Number.isFinite(gives) || (Number.isInteger(gives) && Number.isInteger(right))) return found
  if (Math.abs(gives - right) <= 1e-9 * Math.max(Math.abs(gives), Math.abs(right))) return undefined
  const over = (e: Expr) => evaluate(e, intervals, (id) => point(env(id) as number))
  return meets(over(stated), over(truth)) ? undefined : found
}

/**
 * Tries a stated formula here and on other instances of the problem.
 * @param truth the right expression
 * @returns the formula where it stands; a note where it cannot be read, or with an instance that refutes it
 */
export function tryFormula<F extends Fields>(problem: Problem<F>, text: string, truth: Expr, state: State<F>): { expr?: Expr; notes: Note[] } {
  const expr = parse(text)
  if ('fault' in expr) return { notes: [{ kind: 'formula', formula: text, fault: expr.fault }] }
  const refute = (instance: Instance) => apart(instance, expr, truth) ?? []
  try {
    const near = nearby(problem, state, names(expr))
    const far = [...instancesOf(problem, state), ...near].flatMap(refute)
    if (far.length === 0) return { expr, notes: [] }
    const refuted = near.flatMap(refute)[0] ?? far[0]
    return { notes: [{ kind: 'formula', formula: text, ...(refuted && { refuted }) }] }
  } catch (error) {
    if (error instanceof UnknownName) return { notes: [{ kind: 'formula', formula: text, fault: error.message }] }
    throw error
  }
}

/** The slips that make exactly the stated formula out of a right one, on every instance. */
export function formulaSlips<F extends Fields>(problem: Problem<F>, text: string, claim: Target, state: State<F>): Found[] {
  const stated = parse(text)
  if ('fault' in stated) return []
  const instances = instancesOf(problem, state)
  const isSame = ({ expr }: Mutant) => {
    try {
      return instances.length > 0 && instances.every((instance) => !apart(instance, stated, expr))
    } catch (error) {
      // A slip may lead to a name that some instance does not have.
      if (error instanceof UnknownName) return false
      throw error
    }
  }
  const all = claim.step ? slipsOf(problem, claim.step) : mutants(common, claim.name, claim.forms)
  return all.filter(isSame).map(({ slip, expr }) => ({ slip: slip.id, says: slip.says, at: claim.step?.id ?? '', expr }))
}
