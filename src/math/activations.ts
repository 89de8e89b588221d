import { call, type Expr, names, num, type Op, ref } from './expr.ts'
import { operators } from './operators.ts'

export interface ActivationRow {
  /** What people call it. */
  readonly says: string
  /** Its operator; the linear one has none. */
  readonly op?: Op
}

const rows = {
  linear: { says: 'linear' },
  logistic: { says: 'logistic', op: 'sigma' },
  tanh: { says: 'tanh', op: 'tanh' },
  relu: { says: 'ReLU', op: 'relu' },
  'leaky-relu': { says: 'leaky ReLU', op: 'leaky' },
  gelu: { says: 'GELU', op: 'gelu' },
  silu: { says: 'SiLU', op: 'silu' },
} as const satisfies Record<string, ActivationRow>

export type Activation = keyof typeof rows

/** Functions that a layer may apply to its sums, by the name that addresses use. GELU is the exact one, by erf. */
export const activations: Readonly<Record<Activation, ActivationRow>> = rows

/** The names of all, in the order of the table. */
export const activationNames = Object.keys(activations) as readonly Activation[]

/** The activation of an expression, `x` where none is given. */
export function activated(fn: Activation, of: Expr = ref('x')): Expr {
  const { op } = activations[fn]
  return op ? call(op, of) : of
}

/** Its slope, as the operator's backward rule has it: over the argument, the result, both or neither. */
export function activationSlope(fn: Activation, argument: Expr = ref('x'), out: Expr = ref('y')): Expr {
  const { op } = activations[fn]
  return op ? (operators[op].backward([argument], out)[0] ?? num(0)) : num(1)
}

/** What the backward rule of an operator reads: which of its arguments, by place from 0, and whether its result. */
export interface Reads {
  readonly arguments: readonly number[]
  readonly result: boolean
}

/** Asks the operator's own backward rule what it reads. */
export function reads(op: Op): Reads {
  const ids = ['first', 'second']
  const found = new Set(operators[op].backward([ref('first'), ref('second')], ref('result')).slice(0, operators[op].arity).flatMap((rule) => [...names(rule)]))
  return { arguments: ids.flatMap((id, i) => (found.has(id) ? [i] : [])), result: found.has('result') }
}
