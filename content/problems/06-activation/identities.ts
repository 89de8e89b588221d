import { evaluate, numbers } from '../../../src/math/algebra.ts'
import type { Expr } from '../../../src/math/expr.ts'
import { formula } from '../../../src/math/parse.ts'
import { gap } from './partners.ts'

/** Two expressions in x that are said to be one, and how far they are from it in float64. */
export interface Identity {
  readonly left: Expr
  readonly right: Expr
  readonly most: number
}

/** They are compared from −reach to reach. */
export const reach = 20

const pairs: readonly (readonly [string, string])[] = [
  ['1 - sigma(x)', 'sigma(-x)'],
  ['tanh(x)', '2*sigma(2*x) - 1'],
  ['tanh(x)', '1 - 2*sigma(-2*x)'],
  ['tanh(x)', '1 - 2/(exp(2*x) + 1)'],
  ['tanh(x)', '(exp(x) - exp(-x))/(exp(x) + exp(-x))'],
  ['sigma(x)', '(1 + tanh(x/2))/2'],
  ['1 - tanh(x)^2', '4*sigma(2*x)*(1 - sigma(2*x))'],
  ['silu(x)', 'x*(1 + tanh(x/2))/2'],
]

/** Every identity of the chapter, measured. */
export function identities(): Identity[] {
  return pairs.map(([a, b]) => {
    const [left, right] = [formula(a), formula(b)]
    const at = (e: Expr) => (x: number) => evaluate(e, numbers, () => x)
    return { left, right, most: gap(at(left), at(right), reach) }
  })
}
