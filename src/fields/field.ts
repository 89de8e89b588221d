import type { Fault } from '../math/fault.ts'
import type { Random } from '../math/random.ts'

export { type Fault, quote } from '../math/fault.ts'

/** What a form draws for a field. `min`, `max` are inclusive; `step` is one press of an arrow key. */
export type Control =
  | { kind: 'number'; min?: number; max?: number; step?: number; whole?: boolean; log?: boolean }
  | { kind: 'choice'; options: readonly { value: string; says: string }[] }
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

/** A value as its form shows it: of a choice the words of the option. */
export function valueSays({ control }: Pick<Field<never>, 'control'>, value: Value): string {
  const option = control.kind === 'choice' ? control.options.find((one) => one.value === value) : undefined
  return option?.says ?? String(value)
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
