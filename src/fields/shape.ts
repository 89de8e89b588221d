import type { Fields, Notice, State } from './field.ts'

/** What a state's values mean for each other: which fields it uses, and what is to be said of it as a whole. */
export interface Shape<F extends Fields = Fields> {
  /** Keys of the fields that a state uses, in the order of the fields; all of them where left out. */
  uses?(state: State<F>): readonly string[]
  /** What a key that the state does not use is, as the end of a sentence: “not in this network”. */
  readonly unused?: string
  /** Further names for fields, as `{ y1: 'y' }`: read, never written. */
  readonly aliases?: Readonly<Record<string, string>>
  /** Sentences about the state as a whole, each naming the key to change: a shape that does not fit. */
  notices?(state: State<F>): readonly Notice[]
}

/** Keys of the fields that a state uses. */
export function used<F extends Fields>(fields: F, state: State<F>, shape: Shape<F> = {}): readonly string[] {
  return shape.uses?.(state) ?? Object.keys(fields)
}
