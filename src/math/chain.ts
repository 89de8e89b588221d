import { type Expr, isCall, key, names, num, ref } from './expr.ts'
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

/**
 * The backward pass, whole: a local slope for every edge on a path from a weight to the loss, from the loss backwards,
 * then the gradients, each the sum over its paths of the product of local slopes.
 * @param forward in an order in which each reads only earlier ones
 * @param weights ids of inputs; other inputs get no derivatives
 * @throws RangeError where the loss reads a weight both directly and by another road
 */
export function chain(forward: readonly Named[], loss: string, weights: readonly string[]): Derivative[] {
  const exprs = new Map(forward.map(({ id, expr }) => [id, expr]))
  const leadsBack = new Map<string, boolean>(weights.map((id) => [id, true]))
  for (const { id, expr } of forward) leadsBack.set(id, [...names(expr)].some((name) => leadsBack.get(name)))
  const reads = (id: string) => [...names(exprs.get(id) ?? num(0))].filter((name) => leadsBack.get(name))

  const inner: Derivative[] = []
  const outer: Derivative[] = []
  const seen = new Set([loss])
  for (const of of seen) {
    for (const by of reads(of)) {
      const expr = slope(exprs.get(of) ?? num(0), by, ref(of))
      const list = exprs.has(by) ? inner : outer
      list.push({ id: derivativeId(of, by), of, by, expr })
      if (exprs.has(by)) seen.add(by)
    }
  }
  outer.sort((a, b) => weights.indexOf(a.by) - weights.indexOf(b.by))

  const paths = (from: string, to: string): Expr =>
    reads(from).reduce<Expr>((sum, next) => {
      const edge = ref(derivativeId(from, next))
      if (next === to) return plus(sum, edge)
      return exprs.has(next) ? plus(sum, extend(edge, paths(next, to))) : sum
    }, num(0))
  const gradients = weights
    .map((by): Derivative => ({ id: derivativeId(loss, by), of: loss, by, expr: paths(loss, by) }))
    .filter(({ id, by, expr }) => {
      const direct = outer.some((edge) => edge.id === id)
      if (direct && key(expr) !== key(ref(id))) throw new RangeError(`${loss} reads ${by} directly and by another road: give the direct part a step of its own.`)
      return !direct
    })
  return [...inner, ...outer, ...gradients]
}

/** Puts a factor before every product of a sum of paths: (a·b + c)·first is written first·a·b + first·c. */
function extend(first: Expr, rest: Expr): Expr {
  if (isCall(rest) && rest.op === 'add') return rest.args.map((path) => extend(first, path)).reduce(plus, num(0))
  if (!isCall(rest)) return times(first, rest)
  const [head = num(1), ...tail] = rest.args
  return { op: 'mul', args: [extend(first, head), ...tail] }
}
