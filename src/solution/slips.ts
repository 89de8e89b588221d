import { call, type Expr, isCall, key, type Op, substitute } from '../math/expr.ts'
import { operators } from '../math/operators.ts'
import type { Problem, Slip, Step } from './problem.ts'

/** Every expression that arises by changing one part; `change` gives the replacements of a part. */
function variants(e: Expr, change: (part: Expr) => readonly Expr[]): Expr[] {
  const here = [...change(e)]
  if (!isCall(e)) return here
  return [...here, ...e.args.flatMap((arg, i) => variants(arg, change).map((wrong): Expr => ({ op: e.op, args: e.args.with(i, wrong) })))]
}

/** The factors of a product, however it is grouped. */
function factors(e: Expr): Expr[] {
  return isCall(e) && e.op === 'mul' ? e.args.flatMap(factors) : [e]
}

function product(of: readonly Expr[]): readonly Expr[] {
  const [first, ...rest] = of
  return first ? [rest.reduce((a, b) => call('mul', a, b), first)] : []
}

/** Each product with one factor left out. A factor −1 is a sign, not a factor. */
function dropFactor(part: Expr): readonly Expr[] {
  const all = factors(part)
  if (all.length < 2) return []
  return all.flatMap((factor, i) => (factor.op === 'num' && factor.value === -1 ? [] : product(all.toSpliced(i, 1))))
}

/** The formula with each operator that is short for one written out: σ(x) as 1/(1 + e^−x). */
export function writtenOut(e: Expr): Expr {
  return substitute(e, (part) => {
    const [first, ...rest] = isCall(part) ? part.args : []
    if (!isCall(part) || !first) return undefined
    const definition = operators[part.op].definition?.([writtenOut(first), ...rest.map(writtenOut)])
    return definition
  })
}

function negated(e: Expr): Expr {
  return isCall(e) && e.op === 'neg' ? (e.args[0] ?? e) : call('neg', e)
}

function flipExponents(e: Expr): readonly Expr[] {
  const full = writtenOut(e)
  const flipped = substitute(full, (part) => (isCall(part) && part.op === 'exp' && part.args[0] ? call('exp', negated(part.args[0])) : undefined))
  return flipped === full ? [] : [flipped]
}

const opposite: Partial<Record<Op, Op>> = { add: 'sub', sub: 'add' }

/** Mistakes that can happen in any step. */
export const common: readonly Slip[] = [
  {
    id: 'sign-swapped',
    says: 'a plus and a minus are swapped',
    mutate: (e) => variants(e, (part) => (isCall(part) && Object.hasOwn(opposite, part.op) ? [{ ...part, op: opposite[part.op] ?? part.op }] : [])),
  },
  { id: 'factor-dropped', says: 'a factor is left out', mutate: (e) => variants(e, dropFactor) },
  { id: 'exponent-sign', says: 'the sign of the exponent is lost', mutate: flipExponents },
  { id: 'sign-lost', says: 'the sign is lost', mutate: (e) => [negated(e)] },
]

/** A wrong expression and the slip that made it. */
export interface Mutant {
  readonly slip: Slip
  readonly expr: Expr
}

/** What every slip that can happen in a step makes of each of its forms, repetitions left out. */
export function mutants(slips: readonly Slip[], at: string, forms: readonly Expr[]): Mutant[] {
  const seen = new Set<string>()
  return slips
    .filter((slip) => slip.at === undefined || slip.at === at)
    .flatMap((slip) => forms.flatMap((form) => slip.mutate(form).map((expr) => ({ slip, expr }))))
    .filter(({ slip, expr }) => {
      const name = `${slip.id} ${key(expr)}`
      return seen.has(name) ? false : Boolean(seen.add(name))
    })
}

const known = new WeakMap<Step, Mutant[]>()

/** The mutants of a problem's step: the slips that any step has, the problem's own, and the step's. */
export function slipsOf(problem: Pick<Problem, 'slips'>, step: Step): Mutant[] {
  let found = known.get(step)
  if (!found) known.set(step, (found = mutants([...common, ...problem.slips, ...(step.slips ?? [])], step.id, step.forms)))
  return found
}
