import type { Fault } from '../math/fault.ts'
import type { Random } from '../math/random.ts'

export { type Fault, quote } from '../math/fault.ts'

/** What a form draws for a field. `min`, `max` are inclusive; `step` is one press of an arrow key. `each` is there where a list of options, with commas between, is a value too: what has one each. */
export type Control =
  | { kind: 'number'; min?: number; max?: number; step?: number; whole?: boolean; log?: boolean }
  | { kind: 'choice'; options: readonly { value: string; says: string }[]; each?: string }
  | { kind: 'switch' }
  | { kind: 'text'; maxLength: number }

/** One thing that a reader may change: read by the form, the address, attributes, messages, docs and fuzz alike. */
export interface Field<T> {
  /** What it is, for the label, the docs table and spoken text. */
  readonly says: string
  readonly fallback: T
  /** Never throws, for any text of any length. */
  read(text: string): T | Fault
  /** The shortest text that `read` gives back as the same value. */
  write(value: T): string
  readonly control: Control
  /** A valid value, for fuzz and exercises. */
  sample(random: Random): T
}

export type Value = number | string | boolean

/** A value as its form shows it: of a choice the words of the option, or of the options in their order. */
export function valueSays({ control }: Pick<Field<never>, 'control'>, value: Value): string {
  if (control.kind !== 'choice') return String(value)
  const words = control.each ? String(value).split(',') : [String(value)]
  return words.map((word) => control.options.find((one) => one.value === word)?.says ?? word).join(' then ')
}

// A record of fields of different value types: `never` in write's place would forbid calling it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Fields = Readonly<Record<string, Field<any>>>
export type State<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }
/** A sentence for the reader about one key. */
export interface Notice {
  readonly key: string
  readonly says: string
}

export function isFault(x: unknown): x is Fault {
  return typeof x === 'object' && x !== null && 'fault' in x
}
