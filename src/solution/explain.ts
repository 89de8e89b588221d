import type { Expr } from '../math/expr.ts'
import { type Interval, meets } from '../math/intervals.ts'
import type { Follows } from './paper.ts'
import type { Problem, Step } from './problem.ts'
import { common, type Mutant, mutants, slipsOf } from './slips.ts'
import type { Target } from './target.ts'
import type { Found } from './verdict.ts'

type Follow = (expr: Expr, instead?: ReadonlyMap<string, Expr>) => Follows

/**
 * Every slip that turns what follows from the lines above into what is written: in the line's own step, in one that no
 * line gives, or, as habits do, in all of those at once.
 * @param forms right expressions of the line, the first one as readers know it
 */
export function explain(
  problem: Pick<Problem, 'slips'>,
  claim: Pick<Target, 'name' | 'step'>,
  forms: readonly Expr[],
  written: Interval,
  follow: Follow,
  steps: ReadonlyMap<string, Step>,
): Found[] {
  const fits = (expr: Expr, instead?: ReadonlyMap<string, Expr>) => {
    const { low, high } = follow(expr, instead).interval
    return Number.isFinite(low) && Number.isFinite(high) && meets(written, { low, high })
  }
  const found = ({ slip, expr }: Mutant, at: string): Found => ({ slip: slip.id, says: slip.says, at, expr })
  const here = (claim.step ? slipsOf(problem, claim.step) : mutants(common, claim.name, forms))
    .filter(({ expr }) => fits(expr))
    .map((mutant) => found(mutant, claim.step?.id ?? ''))

  const form = forms[0] as Expr
  const unwritten = [...follow(form).unwritten].flatMap((id) => {
    const step = steps.get(id)
    return step ? slipsOf(problem, step).map((mutant) => ({ id, mutant })) : []
  })
  const above = unwritten.filter(({ id, mutant }) => fits(form, new Map([[id, mutant.expr]]))).map(({ id, mutant }) => found(mutant, id))

  const habits = Map.groupBy(unwritten, ({ mutant }) => mutant.slip.id)
  const repeated = [...habits.values()].flatMap((list): Found[] => {
    const instead = new Map(list.map(({ id, mutant }) => [id, mutant.expr]))
    const [first] = list
    // A step that the slip can change in several ways would leave open which one is the habit.
    if (!first || instead.size < 2 || instead.size < list.length || !fits(form, instead)) return []
    return [{ ...found(first.mutant, first.id), says: `${first.mutant.slip.says}, every time` }]
  })
  return [...here, ...above, ...repeated]
}
