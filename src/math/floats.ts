import { type Algebra, numbers } from './algebra.ts'

/** A way to keep numbers in so many bytes. */
export interface FloatFormat {
  readonly bytes: number
  /** Significant binary digits, the leading one included. */
  readonly digits: number
  /** The nearest number of the format, ties to the even one. */
  round(x: number): number
}

/**
 * Rounds to so many significant binary digits, ties to even; below 2^least the digits grow fewer.
 * @param least exponent of the smallest number with all its digits
 * @param most exponent of the largest numbers
 */
function rounding(digits: number, least: number, most: number): (x: number) => number {
  return (x) => {
    if (!Number.isFinite(x) || x === 0) return x
    const size = Math.abs(x)
    const unit = 2 ** (Math.max(Math.floor(Math.log2(size)), least) - digits + 1)
    const units = size / unit
    const whole = Math.floor(units)
    const rest = units - whole
    const rounded = (whole + (rest > 0.5 || (rest === 0.5 && whole % 2 === 1) ? 1 : 0)) * unit
    return Math.sign(x) * (rounded >= 2 ** (most + 1) ? Infinity : rounded)
  }
}

/** IEEE 754's formats, and bfloat16, the upper half of a float32. */
export const floatFormats = {
  float64: { bytes: 8, digits: 53, round: (x) => x },
  float32: { bytes: 4, digits: 24, round: Math.fround },
  bfloat16: { bytes: 2, digits: 8, round: rounding(8, -126, 127) },
  float16: { bytes: 2, digits: 11, round: rounding(11, -14, 15) },
} as const satisfies Record<string, FloatFormat>

export type FloatName = keyof typeof floatFormats

/** Numbers that are rounded after every operation, as a machine of that format computes. */
export function floats({ round }: FloatFormat): Algebra<number> {
  return { num: round, apply: (op, args) => round(numbers.apply(op, args)) }
}
