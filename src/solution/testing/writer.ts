import type { Fields, State } from '../../fields/field.ts'
import { evaluate, numbers } from '../../math/algebra.ts'
import type { Expr } from '../../math/expr.ts'
import { type Problem, shown } from '../problem.ts'
import { inputs, solve } from '../solve.ts'
import type { Line } from '../verdict.ts'

/** How a writer rounds. */
export interface Rounding {
  readonly digits: number
  /** Significant digits, or digits after the decimal point. */
  readonly by: 'significant' | 'decimal'
  readonly ties: 'up' | 'even'
}

/** Rounds the 15 digits that a calculator would show, by whole-number arithmetic: ties are real ties here. */
export function rounded(x: number, { digits, by, ties }: Rounding): string {
  const [mantissa = '', power = '0'] = Math.abs(x).toExponential(14).split('e')
  const all = BigInt(mantissa.replace('.', ''))
  // all · 10^(power − 14) is to be a whole multiple of 10^place.
  const place = by === 'decimal' ? -digits : Number(power) - digits + 1
  const cut = place - (Number(power) - 14)
  if (x === 0) return write(0n, by === 'decimal' ? -digits : 1 - digits, '')
  if (cut <= 0) return write(all * 10n ** BigInt(-cut), place, x < 0 ? '-' : '')
  const unit = 10n ** BigInt(cut)
  const [whole, rest] = [all / unit, all % unit]
  const up = rest * 2n > unit || (rest * 2n === unit && (ties === 'up' || whole % 2n === 1n))
  return write(whole + (up ? 1n : 0n), place, x < 0 ? '-' : '')
}

function write(units: bigint, place: number, sign: string): string {
  if (place > 0) return `${sign}${units}e${place}`
  const digits = units.toString().padStart(1 - place, '0')
  return sign + (place === 0 ? digits : `${digits.slice(0, place)}.${digits.slice(place)}`)
}

/** Writes every step of a problem as someone would who makes at most one slip, and goes on with what they have. */
export function writeSheet<F extends Fields>(
  problem: Problem<F>,
  state: State<F>,
  round: (x: number) => string,
  options: { own: boolean; slip?: { step: string; expr: Expr } } = { own: true },
): Line[] {
  const { steps, values } = solve(problem, state)
  const known: Record<string, number> = { ...inputs(state), ...(options.own ? {} : values) }
  return steps.map(({ id, ...step }): Line => {
    const form = options.slip?.step === id ? options.slip.expr : shown({ id, ...step })
    const text = round(evaluate(form, numbers, (name) => known[name]))
    if (options.own) known[id] = Number(text)
    return { of: id, text }
  })
}
