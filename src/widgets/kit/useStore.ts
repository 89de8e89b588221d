import { useSyncExternalStore } from 'react'
import type { Fields, State } from '../../fields/field.ts'
import type { Result, Store } from '../../fields/store.ts'

/** The state of a store; the component repaints in the same task as the change. */
export function useFields<F extends Fields>(store: Store<F>): State<F> {
  return useSyncExternalStore(store.subscribe, store.get, () => store.opening.state)
}

/** What the state comes to, by step id. */
export function useResult(store: Store): Result {
  return useSyncExternalStore(store.subscribe, store.result, store.opening.result)
}
