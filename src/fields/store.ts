import { type Fields, type State } from './field.ts'
import type { Shape } from './shape.ts'
import { defaults } from './state.ts'

/** Who made a change. `training` publishes results only and changes no field. */
export type Cause = 'reader' | 'host' | 'training'

/** Full-precision numbers by step id. */
export type Result = Readonly<Record<string, number>>

/** The state of one widget on one page. Everything that shows it subscribes; nothing keeps a copy. */
export interface Store<F extends Fields = Fields> {
  readonly fields: F
  readonly shape: Shape<F>
  /** The same object until the next change. */
  get(): State<F>
  /** What a page drawn at build shows: the state and result before any change. Views hydrate from it. */
  readonly opening: { readonly state: State<F>; result(): Result }
  /** Merges values that are already valid. Listeners run at once, in order of subscription. */
  set(change: Partial<State<F>>, cause: Cause): void
  /** What the state comes to: computed from it, or, for training, what was last published. */
  result(): Result
  publish(result: Result): void
  /** From now on, what the reader sets of these fields is left as it was. Hosts and training pass. */
  lock(keys: readonly string[]): void
  subscribe(listener: (cause: Cause) => void): () => void
}

/** @param compute what the state comes to; called once a state. Leave out for results that arrive by `publish`. */
export function createStore<F extends Fields>(
  fields: F,
  initial: State<F> = defaults(fields),
  compute?: (state: State<F>) => Result,
  shape: Shape<F> = {},
): Store<F> {
  let state = initial
  let result: Result | undefined
  let openingResult: Result | undefined
  let locked: readonly string[] = []
  const listeners = new Set<(cause: Cause) => void>()
  const tell = (cause: Cause) => {
    for (const listener of listeners) listener(cause)
  }
  return {
    fields,
    shape,
    get: () => state,
    opening: { state: initial, result: () => (openingResult ??= compute?.(initial) ?? {}) },
    set(change, cause) {
      const held = cause === 'reader' ? locked : []
      const free = Object.fromEntries(Object.entries(change).filter(([key]) => !held.includes(key)))
      state = { ...state, ...free }
      if (compute) result = undefined
      tell(cause)
    },
    result: () => (result ??= compute?.(state) ?? {}),
    publish(next) {
      result = next
      openingResult ??= next
      tell('training')
    },
    lock(keys) {
      locked = keys
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
