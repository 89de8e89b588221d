import type { Measure } from './splits.ts'

const space = '\u00a0'

/** A fraction as a percentage with a hard space before the sign: 0.0774 → `7.74 %`. Not finite: `overflow`. */
export function percent(fraction: number, decimals = 2): string {
  return Number.isFinite(fraction) ? `${(100 * fraction).toFixed(decimals)}${space}%` : 'overflow'
}

/** The bare figure of a percentage, for a column whose head says %. */
export function points(fraction: number, decimals = 2): string {
  const text = (100 * fraction).toFixed(decimals)
  return Number.isFinite(fraction) ? text.replace('-', '\u2212') : 'overflow'
}

/** A score as its axis shows it: an error in percent, a loss in nats with three decimals. */
export function score(value: number, measure: Measure): string {
  if (measure === 'error') return percent(value)
  return Number.isFinite(value) ? value.toFixed(3) : 'overflow'
}

const raised: Readonly<Record<string, string>> = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' }

/** A learning rate as people write it: 0.0002, and below a millionth 2 × 10⁻⁷. */
export function rate(value: number): string {
  const text = String(value)
  const cut = text.indexOf('e')
  if (cut < 0) return text
  const power = text.slice(cut + 1).replace('+', '')
  const factor = text.slice(0, cut)
  const ten = `10${[...power].map((c) => raised[c] ?? c).join('')}`
  return factor === '1' ? ten : `${factor} × ${ten}`
}

/** A whole number with a comma every three digits. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

/** A place along an axis, 0 … 100, as an attribute: rounded, so that no engine's last digit is printed. */
export const percentOf = (place: number) => `${Number(place.toFixed(2))}%`
