const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** `10⁻⁴`'s exponent from a whole number. */
export function superscript(exponent: number): string {
  return String(exponent).replace('-', '⁻').replace(/\d/g, (d) => raised[Number(d)] ?? '')
}

/** The text with its superscript digits and minus made plain. */
export function lowered(text: string): string {
  return text.replace('⁻', '-').replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (d) => String(raised.indexOf(d)))
}

/** Removes the zeros that end a decimal: they vouch for digits that a short number does not need. */
function short(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/**
 * A number as readers see it: U+2212 for the minus, `6.2158 × 10⁻⁴` below a thousandth and from a million on, whole
 * numbers in full with commas, `overflow` for what is not finite. No ending zeros.
 * @param digits significant digits, 1 to 17
 * @param smallest the power of ten from which on a number is written without an exponent
 */
export function format(x: number, digits = 5, smallest = -3): string {
  if (!Number.isFinite(x)) return 'overflow'
  if (x === 0) return '0'
  const size = Math.abs(x)
  const sign = x < 0 ? '−' : ''
  if (Number.isSafeInteger(size)) return sign + String(size).replace(/\B(?=(\d{3})+$)/g, ',')
  const [mantissa = '', exponent = '0'] = size.toExponential(digits - 1).split('e')
  const power = Number(exponent)
  if (power < smallest || power >= 6) return `${sign}${short(mantissa)} × 10${superscript(power)}`
  return sign + short(size.toFixed(Math.min(100, Math.max(0, digits - 1 - power))))
}

/** Where a number stands in a formula: `first` may begin with a minus, a `factor` may not, a `base` must be one piece. */
export type Place = 'first' | 'factor' | 'base'

/** A written number with the brackets that its place asks for: −0.3 becomes (−0.3) inside a formula. */
export function bracketed(written: string, place: Place): string {
  const negative = /^[-−]/.test(written)
  const power = written.includes('×')
  return (negative && place !== 'first') || ((negative || power) && place === 'base') ? `(${written})` : written
}
