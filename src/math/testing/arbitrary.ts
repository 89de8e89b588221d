import fc from 'fast-check'
import { call, type Expr, num, type Op, ref } from '../expr.ts'
import { operators } from '../operators.ts'

const ops = Object.keys(operators) as Op[]

/** Any expression over the names a, b and w1: for property tests. */
export function expressions(allowed: readonly Op[] = ops, depth = 4): fc.Arbitrary<Expr> {
  const leaf = fc.oneof(
    fc.constantFrom('a', 'b', 'w1').map(ref),
    fc.constantFrom(1, 2, 0.5, 3.25, 1e-7, 12345.5, 2e21).map(num),
    fc.constantFrom(-1, -0.3, -2.5e-9).map(num),
  )
  return fc.letrec<{ e: Expr }>((tie) => ({
    e: fc.oneof(
      { maxDepth: depth, depthSize: 'small' },
      leaf,
      fc.constantFrom(...allowed).chain((op) =>
        // The parser reads −3 as a number, so a negated number never comes out of it.
        fc.tuple(...Array.from({ length: operators[op].arity }, () => tie('e'))).map((args) =>
          op === 'neg' && args[0]?.op === 'num' ? args[0] : call(op, ...args),
        ),
      ),
    ),
  })).e
}
