import { type Fields, isFault, type Notice, quote, type State } from './field.ts'
import { type Shape, used } from './shape.ts'

/** The state in which every field has its fallback. */
export function defaults<F extends Fields>(fields: F): State<F> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.fallback])) as State<F>
}

/**
 * Reads what it can: a bad or unknown key falls back alone, with a notice that names it. Never throws.
 * A key given twice counts as its last value. A key that the state read does not use changes nothing.
 */
export function readState<F extends Fields>(fields: F, pairs: Iterable<readonly [string, string]>, from = defaults(fields), shape: Shape<F> = {}) {
  const state: Record<string, unknown> = { ...from }
  const notices = new Map<string, Notice>()
  const asked = new Map<string, string>()
  for (const [name, text] of pairs) {
    notices.delete(name)
    const key = Object.hasOwn(shape.aliases ?? {}, name) ? shape.aliases![name]! : name
    if (!Object.hasOwn(fields, key)) {
      notices.set(name, { key: name, says: `${quote(name)} is not a field of this widget.` })
      continue
    }
    const value = fields[key]!.read(text)
    if (isFault(value)) notices.set(name, { key: name, says: value.fault })
    else state[key] = value
    asked.set(name, key)
  }
  if (!shape.uses) return { state: state as State<F>, notices: [...notices.values()] }
  const uses = new Set(used(fields, state as State<F>, shape))
  for (const [name, key] of asked) {
    if (uses.has(key)) continue
    state[key] = from[key as keyof F]
    notices.set(name, { key: name, says: `${name}: ${shape.unused ?? 'not used here'}.` })
  }
  return { state: state as State<F>, notices: [...notices.values()] }
}

/** The address of a state: only what it uses and what differs from the defaults, in the order of the fields. */
export function writeState<F extends Fields>(fields: F, state: State<F>, shape: Shape<F> = {}): URLSearchParams {
  const query = new URLSearchParams()
  for (const key of used(fields, state, shape)) {
    const text = fields[key]!.write(state[key])
    if (text !== fields[key]!.write(fields[key]!.fallback)) query.set(key, text)
  }
  return query
}
