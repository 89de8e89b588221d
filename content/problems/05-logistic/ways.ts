import { evaluate } from '../../../src/math/algebra.ts'
import type { Expr } from '../../../src/math/expr.ts'
import { floatFormats, type FloatFormat, type FloatName, floats } from '../../../src/math/floats.ts'
import { format, superscript } from '../../../src/math/format.ts'
import { formula } from '../../../src/math/parse.ts'

/** Ways to compute one slope: equal as formulas, not as programs. */
export const ways = {
  naive: { says: 'the textbook formula', expr: formula('exp(-x)/(1 + exp(-x))^2') },
  output: { says: 'from the output kept', expr: formula('y*(1 - y)') },
  stable: { says: 'both tails by σ', expr: formula('sigma(x)*sigma(-x)') },
} as const
export type Way = keyof typeof ways

/** σ with a negative exponent only, whatever the sign of x. */
const branches = { right: formula('1/(1 + exp(-x))'), left: formula('exp(x)/(1 + exp(x))') }

/** Short formats are for keeping: machines that have them compute in float32 and round once, when they store. */
function arithmetic(name: FloatName): FloatFormat {
  return floatFormats[name === 'float64' ? 'float64' : 'float32']
}

function sigma(x: number, { round }: FloatFormat): number {
  const at = round(x)
  return evaluate(at >= 0 ? branches.right : branches.left, floats({ bytes: 0, digits: 0, round }), () => at)
}

/** The output that a layer keeps: computed branch by branch, rounded at every operation and once more when it is stored. */
export function kept(x: number, name: FloatName): number {
  return floatFormats[name].round(sigma(x, arithmetic(name)))
}

/** What is worked out on the way to the slope from the output, in a format's arithmetic. The exponent is never positive. */
export interface Passage {
  readonly power: number
  readonly sum: number
  readonly y: number
  readonly rest: number
  readonly slope: number
}

export function passage(x: number, name: FloatName): Passage {
  const machine = arithmetic(name)
  const over = (text: Expr, env: Readonly<Record<string, number>> = {}) => evaluate(text, floats(machine), (id) => env[id])
  const power = over(parts.power, { x: machine.round(Math.abs(x)) })
  const y = kept(x, name)
  return { power, sum: over(parts.sum, { power }), y, rest: over(parts.rest, { y }), slope: over(ways.output.expr, { y }) }
}
const parts = { power: formula('exp(-x)'), sum: formula('1 + power'), rest: formula('1 - y') }

/** y(1 − y) from the output that is kept. */
export function slopeFromOutput(x: number, name: FloatName): number {
  const y = kept(x, name)
  return evaluate(ways.output.expr, floats(arithmetic(name)), () => y)
}

/** The slope at x, each way, in the arithmetic that goes with a format. NaN and 0 are what the machine would give. */
export function slopesAt(x: number, name: FloatName): Record<Way, number> {
  const machine = arithmetic(name)
  const over = (e: Expr, env: Readonly<Record<string, number>>) => evaluate(e, floats(machine), (id) => env[id])
  const { round } = machine
  return {
    naive: over(ways.naive.expr, { x: round(x) }),
    output: slopeFromOutput(x, name),
    stable: round(sigma(x, machine) * sigma(-x, machine)),
  }
}

/** The true slope in decimal: e^−|x|/(1 + e^−|x|)² = mantissa × 10^power, also where no float64 reaches. */
export function trueSlope(x: number): { mantissa: number; power: number } {
  const e = Math.exp(-Math.abs(x))
  const logarithm = (-Math.abs(x) - 2 * Math.log1p(e)) / Math.LN10
  const power = Math.floor(logarithm)
  return { mantissa: 10 ** (logarithm - power), power }
}

/** The true slope as readers see it. */
export function writtenSlope(x: number, digits: number): string {
  const { mantissa, power } = trueSlope(x)
  if (power > -300) return format(mantissa * 10 ** power, digits)
  return `${format(mantissa, Math.min(digits, 4))} × 10${superscript(power)}`
}

/** The least x whose output is kept as exactly 1: from there on y(1 − y) is exactly 0. By bisection, to float64. */
export function saturation(name: FloatName): number {
  let [low, high] = [0, 64]
  while (high - low > 1e-13 * high) {
    const middle = (low + high) / 2
    if (kept(middle, name) === 1) high = middle
    else low = middle
  }
  return high
}
