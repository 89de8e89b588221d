import { type Expr, isCall, names, num, ref } from './expr.ts'
import { operators, plus, times } from './operators.ts'

/** A quantity with an id and the expression that computes it from earlier ones. */
export interface Named {
  readonly id: string
  readonly expr: Expr
}

/** A derivative: which of what by what, and the expression that computes it. */
export interface Derivative extends Named {
  readonly of: string
  readonly by: string
  /** The same as a sum over every road to the loss, where `expr` takes roads together that have met. */
  readonly roads?: Expr
}

/** The public id of a derivative: `dL_dw3`. */
export function derivativeId(of: string, by: string): string {
  return `d${of}_d${by}`
}

/**
 * The slope of an expression along a name, by the operators' backward rules.
 * @param out stands for the value of `e` in rules that read it
 */
export function slope(e: Expr, by: string, out: Expr = e): Expr {
  if (!isCall(e)) return num(e.op === 'ref' && e.id === by ? 1 : 0)
  const [first, ...rest] = e.args
  if (!first) return num(0)
  const local = operators[e.op].backward([first, ...rest], out)
  return e.args.reduce<Expr>((sum, arg, i) => plus(sum, times(local[i] ?? num(0), slope(arg, by))), num(0))
}

/** Who reads whom on the way from the weights to the loss. */
function ways(forward: readonly Named[], loss: string, weights: readonly string[]) {
  const exprs = new Map(forward.map(({ id, expr }) => [id, expr]))
  const leadsBack = new Map<string, boolean>(weights.map((id) => [id, true]))
  for (const { id, expr } of forward) leadsBack.set(id, [...names(expr)].some((name) => leadsBack.get(name)))
  const reads = (id: string) => [...names(exprs.get(id) ?? num(0))].filter((name) => leadsBack.get(name))
  const readers = new Map<string, string[]>()
  const seen = new Set([loss])
  for (const of of seen) {
    for (const by of reads(of)) {
      readers.set(by, [...(readers.get(by) ?? []), of])
      if (exprs.has(by)) seen.add(by)
    }
  }
  const readersOf = (id: string) => readers.get(id) ?? []
  const depth = (id: string): number => Math.max(0, ...readersOf(id).map((of) => 1 + depth(of)))
  const meet = [...seen].filter((id) => readersOf(id).length > 1)
  const order = forward.map(({ id }) => id)
  meet.sort((a, b) => depth(a) - depth(b) || order.indexOf(a) - order.indexOf(b))
  const edges = [...seen].flatMap((of) => reads(of).map((by) => ({ of, by })))
  return { exprs, edges, readersOf, meet }
}

/**
 * The backward pass, whole: a local slope for every edge on a path from a weight to the loss, from the loss backwards;
 * the slope of the loss by every step where several roads meet, a sum; then the gradients, each the product of slopes
 * from the loss or from the nearest such meeting, summed over what reads the weight.
 *
 * Where the loss reads a name both directly and by another road, `dL_d…` is the whole slope; the direct part has no
 * step of its own and stands in the sum as an expression.
 * @param forward in an order in which each reads only earlier ones
 * @param weights ids of inputs; other inputs get no derivatives
 */
export function chain(forward: readonly Named[], loss: string, weights: readonly string[]): Derivative[] {
  const { exprs, edges, readersOf, meet } = ways(forward, loss, weights)
  const meets = new Set(meet)
  const local = (of: string, by: string) => slope(exprs.get(of) ?? num(0), by, ref(of))
  const edge = (of: string, by: string) => (of === loss && readersOf(by).length > 1 ? local(of, by) : ref(derivativeId(of, by)))
  /** The slope of the loss by a name; `short` stops at the nearest meeting. */
  const whole = (by: string, short: boolean): Expr =>
    readersOf(by).reduce<Expr>((sum, of) => {
      if (of === loss) return plus(sum, edge(of, by))
      const before = short && meets.has(of) ? ref(derivativeId(loss, of)) : whole(of, short)
      return plus(sum, extend(before, edge(of, by)))
    }, num(0))
  const derivative = (by: string): Derivative => {
    const expr = whole(by, true)
    const roads = whole(by, false)
    return { id: derivativeId(loss, by), of: loss, by, expr, ...(meets.size > 0 && size(roads) > size(expr) && { roads }) }
  }
  const own = edges.filter(({ of, by }) => of !== loss || readersOf(by).length === 1).map(({ of, by }) => ({ id: derivativeId(of, by), of, by, expr: local(of, by) }))
  const inner = own.filter(({ by }) => exprs.has(by))
  const outer = own.filter(({ by }) => !exprs.has(by)).sort((a, b) => weights.indexOf(a.by) - weights.indexOf(b.by))
  const direct = new Set(outer.map(({ id }) => id))
  const reached = weights.filter((by) => readersOf(by).length > 0 && !direct.has(derivativeId(loss, by)))
  return [...inner, ...outer, ...meet.map(derivative), ...reached.map(derivative)]
}

/** The number of names that an expression reads, repetitions counted. */
function size(e: Expr): number {
  return isCall(e) ? e.args.reduce((sum, arg) => sum + size(arg), 0) : e.op === 'ref' ? 1 : 0
}

/** Puts a factor behind every product of a sum of roads: (a·b + c)·last is written a·b·last + c·last. */
function extend(roads: Expr, last: Expr): Expr {
  return isCall(roads) && roads.op === 'add' ? roads.args.map((road) => extend(road, last)).reduce(plus, num(0)) : times(roads, last)
}
