import { evaluate, numbers, UnknownName } from '../math/algebra.ts'
import type { Expr } from '../math/expr.ts'
import type { Fault } from '../math/fault.ts'
import { format } from '../math/format.ts'
import { formula, parse } from '../math/parse.ts'
import { inline } from '../math/print/symbol.ts'

type Values = Readonly<Record<string, number>>

/** Equal up to the noise of floating point. */
const equal = (a: number, b: number) => a === b || Math.abs(a - b) <= Math.max(1e-12, 1e-9 * Math.max(Math.abs(a), Math.abs(b)))

const relations: Readonly<Record<string, { holds(a: number, b: number): boolean }>> = {
  '=': { holds: equal },
  '≠': { holds: (a, b) => !equal(a, b) },
  '<': { holds: (a, b) => a < b && !equal(a, b) },
  '≤': { holds: (a, b) => a < b || equal(a, b) },
  '>': { holds: (a, b) => a > b && !equal(a, b) },
  '≥': { holds: (a, b) => a > b || equal(a, b) },
}
const typed: Readonly<Record<string, string>> = { '!=': '≠', '<=': '≤', '>=': '≥' }

/** A comparison that decides a sentence. */
export interface Comparison {
  readonly left: Expr
  readonly right: Expr
  holds(a: number, b: number): boolean
}

/** Reads `rank <= 2`: two formulas and one relation between them. */
export function comparison(text: string): Comparison | Fault {
  const [a, sign, b, ...more] = text.split(/(!=|<=|>=|[=≠<≤>≥])/)
  const relation = relations[typed[sign ?? ''] ?? sign ?? '']
  if (a === undefined || b === undefined || !relation || more.length > 0) return { fault: 'A claim is decided by one comparison.' }
  const [left, right] = [parse(a), parse(b)]
  if ('fault' in left) return left
  if ('fault' in right) return right
  return { left, right, holds: relation.holds }
}

/** A claim tried on one instance. */
export interface Finding {
  readonly holds: boolean
  readonly left: number
  readonly right: number
  /** What the marker writes. */
  readonly says: string
}

const valueIn = (e: Expr, all: Values) => evaluate(e, numbers, (id) => (Object.hasOwn(all, id) ? all[id] : undefined))

/**
 * A sentence with its `{expression}` and `{expression:digits}` slots computed.
 * @throws UnknownName, SyntaxError as formulas do
 */
export function filled(text: string, all: Values): string {
  return text.replace(/\{([^{}:]+)(?::(\d+))?\}/g, (_, slot: string, digits?: string) => format(valueIn(formula(slot), all), digits ? Number(digits) : 5))
}

function side(e: Expr, written: string, value: number): string {
  const name = e.op === 'ref' ? inline(e.id) : written.trim().replaceAll('*', '·').replaceAll('-', '−')
  return `${name} is ${format(value)}`
}

/**
 * @param all inputs and true values of steps
 * @param finds what to write, with `{expression}` or `{expression:digits}` where a number is to stand
 * @throws UnknownName where a formula names what the instance does not have
 * @throws SyntaxError where a slot of `finds` is no formula
 */
export function tryClaim({ left, right, holds }: Comparison, text: string, all: Values, finds?: string): Finding {
  const [a, b] = [valueIn(left, all), valueIn(right, all)]
  const [one = '', other = ''] = text.split(/!=|<=|>=|[=≠<≤>≥]/)
  const sides = [[left, one, a], [right, other, b]] as const
  const plain = sides.filter(([e]) => e.op !== 'num').map((each) => side(...each))
  return { holds: holds(a, b), left: a, right: b, says: finds === undefined ? plain.join(', ') : filled(finds, all) }
}

/**
 * The first of other instances on which a claim fails. Instances of a shape that lacks a name of the claim say nothing.
 */
export function refute(claim: Comparison, text: string, instances: Iterable<Values>, finds?: string): Finding | undefined {
  for (const all of instances) {
    try {
      const found = tryClaim(claim, text, all, finds)
      if (!found.holds && Number.isFinite(found.left) && Number.isFinite(found.right)) return found
    } catch (error) {
      if (!(error instanceof UnknownName)) throw error
    }
  }
  return undefined
}
