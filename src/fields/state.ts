import { type Fields, isFault, type Notice, quote, type State } from './field.ts'

/** The state in which every field has its fallback. */
export function defaults<F extends Fields>(fields: F): State<F> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.fallback])) as State<F>
}

/**
 * Reads what it can: a bad or unknown key falls back alone, with a notice that names it. Never throws.
 * A key given twice counts as its last value.
 */
export function readState<F extends Fields>(fields: F, pairs: Iterable<readonly [string, string]>, from = defaults(fields)) {
  const state: Record<string, unknown> = { ...from }
  const notices = new Map<string, Notice>()
  for (const [key, text] of pairs) {
    notices.delete(key)
    if (!Object.hasOwn(fields, key)) {
      notices.set(key, { key, says: `${quote(key)} is not a field of this widget.` })
      continue
    }
    const value = fields[key]!.read(text)
    if (isFault(value)) notices.set(key, { key, says: value.fault })
    else state[key] = value
  }
  return { state: state as State<F>, notices: [...notices.values()] }
}

/** The address of a state: only what differs from the defaults, in the order of the fields. */
export function writeState<F extends Fields>(fields: F, state: State<F>): URLSearchParams {
  const query = new URLSearchParams()
  for (const key of Object.keys(fields)) {
    const text = fields[key]!.write(state[key])
    if (text !== fields[key]!.write(fields[key]!.fallback)) query.set(key, text)
  }
  return query
}
