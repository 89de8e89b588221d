import { type Reads, reads } from '../../../src/math/activations.ts'
import { call, type Expr, num, type Op, ref } from '../../../src/math/expr.ts'
import { operators } from '../../../src/math/operators.ts'

/** One operator as the table lists it. */
export interface Entry {
  readonly op: Op
  /** The operator applied to its arguments. */
  readonly expr: Expr
  /** Its slope by each argument, over the arguments and the result y. */
  readonly rules: readonly Expr[]
  readonly reads: Reads
}

/** What a backward rule needs to have been kept. */
export type Needs = 'nothing' | 'output' | 'input' | 'both'

export const needs: Readonly<Record<Needs, string>> = {
  nothing: 'nothing: the slope is a number',
  output: 'only the output',
  input: 'only inputs',
  both: 'inputs and the output',
}

function needsOf({ arguments: places, result }: Reads): Needs {
  if (places.length === 0) return result ? 'output' : 'nothing'
  return result ? 'both' : 'input'
}

function entry(op: Op): Entry {
  const { arity, backward } = operators[op]
  const [first, second] = arity === 1 ? [ref('x'), num(0)] : [ref('x1'), ref('x2')]
  return {
    op,
    expr: arity === 1 ? call(op, first) : call(op, first, second),
    rules: backward([first, second], ref('y')).slice(0, arity),
    reads: reads(op),
  }
}

/** All operators, by what their backward rules read: asked of the operator table, not written down. */
export const table: ReadonlyMap<Needs, readonly Entry[]> = Map.groupBy((Object.keys(operators) as Op[]).map(entry), (one) => needsOf(one.reads))
