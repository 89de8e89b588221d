import { hash } from '../../math/random.ts'

/** A record that cannot be read, with the reason as the end of a sentence. */
export class Damaged extends Error {
  override readonly name = 'Damaged'
}

const mark = 'chain-rule/1'

/** A value as text that proves itself: a line with its length and its hash, then JSON. Numbers that are not finite are kept as words. */
export function seal(value: unknown): string {
  const body = JSON.stringify(value, (_, x: unknown) => (typeof x === 'number' && !Number.isFinite(x) ? String(x) : x))
  return `${mark} ${body.length} ${hash(body)}\n${body}`
}

/** What was sealed. Throws Damaged for any other text, such as one that was cut short. */
export function unseal(text: string): unknown {
  const end = text.indexOf('\n')
  const [kind, length, sum] = text.slice(0, Math.max(0, end)).split(' ')
  if (kind !== mark) throw new Damaged(mark.startsWith(text.slice(0, mark.length)) ? 'it is cut short' : 'it is no record of this book')
  const body = text.slice(end + 1)
  if (body.length < Number(length)) throw new Damaged(`it is cut short: ${body.length} of ${length} characters`)
  if (String(body.length) !== length || String(hash(body)) !== sum) throw new Damaged('its checksum is not that of its text')
  return JSON.parse(body)
}

/** A number as `seal` wrote it. Throws Damaged. */
export function numberIn(value: unknown, what: string): number {
  if (typeof value === 'number') return value
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value)
  throw new Damaged(`${what} is no number`)
}

/** A word as `seal` wrote it. Throws Damaged. */
export function textIn(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new Damaged(`${what} is no text`)
  return value
}

export type Loose = Readonly<Record<string, unknown>>

/** An object. Throws Damaged. */
export function objectIn(value: unknown, what: string): Loose {
  if (typeof value !== 'object' || value === null) throw new Damaged(`${what} is missing`)
  return value as Loose
}
