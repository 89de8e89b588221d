import type { Fields, State } from '../../fields/field.ts'
import { evaluate, numbers } from '../../math/algebra.ts'
import type { Expr } from '../../math/expr.ts'
import { format } from '../../math/format.ts'
import { type Problem, shown, type Step } from '../problem.ts'
import { given, solve } from '../solve.ts'
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

/** How a number stands on a sheet: counts in full, with commas; all else rounded. */
export function written(x: number, step: Pick<Step, 'whole'>, way: Rounding): string {
  return step.whole && Number.isSafeInteger(x) ? format(x).replace('−', '-') : rounded(x, way)
}

/** What a writer has at hand when they come to a step: inputs, and the numbers that stand above. */
export type AtHand = Readonly<Record<string, number>>

/**
 * Writes every step of a problem as someone would who makes at most one slip, and goes on with what they have. What
 * comes out as no finite number is not written.
 * @param options.own goes on from the numbers as written, not from the true ones
 * @param options.meet is told what the writer has at hand at each step
 */
export function writeSheet<F extends Fields>(
  problem: Problem<F>,
  state: State<F>,
  way: Rounding,
  options: { own: boolean; slip?: { step: string; expr: Expr }; meet?: (step: Step, atHand: AtHand) => void } = { own: true },
): Line[] {
  const { steps, values } = solve(problem, state)
  const known: Record<string, number> = { ...given(problem, state), ...(options.own ? {} : values) }
  return steps.flatMap((step): Line[] => {
    options.meet?.(step, known)
    const form = options.slip?.step === step.id ? options.slip.expr : shown(step)
    const x = evaluate(form, numbers, (name) => known[name])
    if (!Number.isFinite(x)) {
      if (options.own) known[step.id] = NaN
      return []
    }
    const text = written(x, step, way)
    if (options.own) known[step.id] = Number(text.replaceAll(',', ''))
    return [{ of: step.id, text }]
  })
}
