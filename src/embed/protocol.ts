import { type Fields, type Notice, quote } from '../fields/field.ts'
import { used } from '../fields/shape.ts'
import type { Cause, Result, Store } from '../fields/store.ts'
import type { Score } from '../solution/score.ts'

/** Returned as `re` in the answer to the message that carried it. */
export type Id = string | number

/** A text or a number by name of field, as a host may send it; anything else is named in a notice. */
export type Asked = readonly (readonly [key: string, value: unknown])[]

export type FromHost =
  | { readonly type: 'set'; readonly state: Asked; readonly id?: Id }
  | { readonly type: 'get'; readonly id?: Id }
  | { readonly type: 'check'; readonly answers: object; readonly id?: Id }

/** A state as it travels: number fields as numbers, all others as the text of the query. */
export type Sent = Readonly<Record<string, number | string>>

export type FromWidget = { readonly chainRule: 1; readonly re?: Id } & (
  | { readonly type: 'ready'; readonly widget: string; readonly state: Sent; readonly result: Result; readonly notices: readonly Notice[] }
  | { readonly type: 'change'; readonly state: Sent; readonly result: Result; readonly notices: readonly Notice[]; readonly cause: Cause; readonly engine?: string }
  | { readonly type: 'resize'; readonly height: number }
  | ({ readonly type: 'check' } & Score)
  | { readonly type: 'error'; /** `data-missing`, `data-corrupt`, `no-engine`, `diverged`, `storage` */ readonly code: string; readonly message: string }
)

function own(data: object, key: string): unknown {
  return Object.hasOwn(data, key) ? (data as Record<string, unknown>)[key] : undefined
}

function isRecord(x: unknown): x is object {
  return typeof x === 'object' && x !== null
}

function entries(record: object): Asked {
  return Object.keys(record).map((key) => [key, own(record, key)] as const)
}

/** A value as text, where it is a text or a number. */
function written(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

/** What a host says, or undefined for anything that is not of the protocol. Reads own properties only; never throws on data that was cloned into a message. */
export function readMessage(data: unknown): FromHost | undefined {
  if (!isRecord(data) || own(data, 'chainRule') !== 1) return undefined
  const given = own(data, 'id')
  const id = typeof given === 'string' || (typeof given === 'number' && Number.isFinite(given)) ? { id: given } : {}
  const type = own(data, 'type')
  if (type === 'get') return { type, ...id }
  if (type === 'set') {
    const state = own(data, 'state')
    return isRecord(state) && !Array.isArray(state) ? { type, state: entries(state), ...id } : undefined
  }
  if (type === 'check') {
    const answers = own(data, 'answers')
    return isRecord(answers) ? { type, answers, ...id } : undefined
  }
  return undefined
}

/** Texts to read as fields, and a notice for each value that is neither a text nor a number. The last of two equal keys counts. */
export function textsOf(asked: Asked): { pairs: (readonly [string, string])[]; notices: Notice[] } {
  const pairs: (readonly [string, string])[] = []
  const notices: Notice[] = []
  for (const [key, value] of new Map(asked)) {
    const text = written(value)
    if (text !== undefined) pairs.push([key, text])
    else notices.push({ key, says: `${quote(key)} is given neither a text nor a number.` })
  }
  return { pairs, notices }
}

/** The state for a message: every field that it uses, defaults included. */
export function sent<F extends Fields>({ fields, shape, get }: Pick<Store<F>, 'fields' | 'shape' | 'get'>): Sent {
  const state = get()
  return Object.fromEntries(
    used(fields, state, shape).map((key) => {
      const field = fields[key]!
      const value = state[key]
      return [key, typeof value === 'number' && field.control.kind === 'number' ? value : field.write(value)]
    }),
  )
}
