import type { Fields } from '../../fields/field.ts'
import { type Shape, used } from '../../fields/shape.ts'
import { readState } from '../../fields/state.ts'
import { ids, load } from '../../registry/index.ts'

/** One way in which a widget is shown: what the gallery lists, and what the browser tests run over. */
export interface Case {
  widget: string
  title: string
  /** Unique within the widget. */
  name: string
  says: string
  /** Query text of its embed page, reserved keys included. */
  query: string
  /** Of the frame, in px. */
  width: number
  theme: 'light' | 'dark'
  /** Keys that the widget must complain about, each by its name. */
  bad: readonly string[]
}

/** A value of every field at the far end of what it takes; numbers without a bound are made large, of either sign. */
export function extreme(fields: Fields, shape: Shape = {}): URLSearchParams {
  const query = new URLSearchParams()
  for (const [key, { control }] of Object.entries(fields)) {
    if (control.kind === 'choice') query.set(key, control.options.at(-1)!.value)
    if (control.kind === 'switch') query.set(key, 'on')
  }
  for (const key of used(fields, readState(fields, query, undefined, shape).state, shape)) {
    const { control } = fields[key]!
    const even = query.size % 2 === 0
    if (control.kind === 'number') query.set(key, String(even ? (control.max ?? 1000) : (control.min ?? -1000)))
  }
  return query
}

/** Nothing that any field takes, and a key that is none. */
export function invalid(fields: Fields): URLSearchParams {
  const query = new URLSearchParams()
  for (const key of Object.keys(fields)) query.set(key, '1e400 <b>')
  query.set('nonsense', '1')
  return query
}

/** Every widget of the registry, in every state that it must survive. */
export async function cases(): Promise<Case[]> {
  const all = await Promise.all(ids.map(load))
  return all.flatMap(({ id, title, fields, problem: shape }) => {
    const plain = { widget: id, title, query: '', width: 900, theme: 'light', bad: [] } as const
    const faults = invalid(fields)
    return [
      { ...plain, name: 'default', says: 'as it begins' },
      { ...plain, name: 'dark', says: 'in the dark theme', theme: 'dark', query: 'theme=dark' },
      { ...plain, name: 'extreme', says: 'with numbers at the far end', query: extreme(fields, shape).toString() },
      { ...plain, name: 'invalid', says: 'with nothing that it can read', query: faults.toString(), bad: [...faults.keys()] },
      { ...plain, name: 'narrow', says: '280 px wide', width: 280 },
    ]
  })
}
