import type { Fields, State } from './field.ts'
import type { Store } from './store.ts'

/** Takes back what the reader changed, one gesture at a time. */
export interface History {
  readonly length: number
  undo(): void
  stop(): void
}

/**
 * Watches a store from now on. Changes by the reader to the same fields within `gesture` milliseconds
 * of each other, such as a drag or a held arrow key, are one step back.
 */
export function watch<F extends Fields>(store: Store<F>, gesture = 700, now: () => number = Date.now): History {
  const past: State<F>[] = []
  let last = store.get()
  let touched = ''
  let at = Number.NEGATIVE_INFINITY
  const stop = store.subscribe((cause) => {
    const next = store.get()
    if (next === last) return
    const changed = Object.keys(next).filter((key) => next[key] !== last[key]).join()
    const time = now()
    if (changed !== '' && cause === 'reader' && (changed !== touched || time - at > gesture)) past.push(last)
    if (changed !== '') touched = cause === 'reader' ? changed : ''
    at = time
    last = next
  })
  return {
    get length() {
      return past.length
    },
    undo() {
      const before = past.pop()
      if (!before) return
      last = before
      touched = ''
      store.set(before, 'reader')
    },
    stop,
  }
}
