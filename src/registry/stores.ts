import type { Notice } from '../fields/field.ts'
import { readState } from '../fields/state.ts'
import type { Store } from '../fields/store.ts'
import { load, type WidgetEntry } from './index.ts'

/** A widget as it stands on this page. Islands, prose and the embed host share it by name. */
export interface Opened {
  readonly entry: WidgetEntry
  readonly store: Store
  /**
   * Takes over the state that an address asks for, once: later calls change nothing and answer nothing, so that
   * of several views the first one tells the reader.
   * Called after hydration, so that the first paint is what the server drew.
   */
  start(pairs: Iterable<readonly [string, string]>): readonly Notice[]
  /** Settles with the notices once the view is mounted and has started. */
  readonly started: Promise<readonly Notice[]>
}

async function begin(id: string, state: string): Promise<Opened> {
  const entry = await load(id)
  const shape = entry.problem ?? {}
  const store = entry.open(readState(entry.fields, new URLSearchParams(state), undefined, shape).state)
  let notices: readonly Notice[] | undefined
  let settle!: (notices: readonly Notice[]) => void
  const started = new Promise<readonly Notice[]>((resolve) => {
    settle = resolve
  })
  return {
    entry,
    store,
    started,
    start(pairs) {
      if (notices) return []
      const read = readState(entry.fields, pairs, store.get(), shape)
      notices = read.notices
      if (Object.keys(entry.fields).some((key) => read.state[key] !== store.get()[key])) store.set(read.state, 'host')
      settle(notices)
      return notices
    },
  }
}

const opened = new Map<string, Promise<Opened>>()

/**
 * The widget of this name on this page. At build every call opens a fresh one, since pages share the process.
 * @param name unique on the page; the widget's id where there is one of it
 * @param state query text of the state in which an author shows it
 */
export function open(id: string, name = id, state = ''): Promise<Opened> {
  if (import.meta.env.SSR) return begin(id, state)
  let found = opened.get(name)
  if (!found) {
    found = begin(id, state)
    opened.set(name, found)
  }
  return found
}
