import type { Notice } from '../fields/field.ts'

/** The notices that hold for what a widget shows now. */
export interface Standing {
  list(): readonly Notice[]
  /** What one message said: each key it touched loses its older notice. A notice on an unheard-of key goes with the next message. */
  hear(touched: Iterable<string>, notices: readonly Notice[]): void
  /** A field got a valid value from elsewhere; answers whether there was a notice. */
  mend(key: string): boolean
}

/**
 * @param lasting keys whose notices stay until the key is mended, so that what stays is bounded
 * @param address what the address said; stays likewise
 */
export function standing(lasting: Iterable<string>, address: readonly Notice[]): Standing {
  const stays = new Map(address.map((notice) => [notice.key, notice]))
  const known = new Set([...lasting, ...stays.keys()])
  let passing: readonly Notice[] = []
  return {
    list: () => [...stays.values(), ...passing],
    hear(touched, notices) {
      for (const key of touched) stays.delete(key)
      passing = notices.filter(({ key }) => !known.has(key))
      for (const notice of notices) if (known.has(notice.key)) stays.set(notice.key, notice)
    },
    mend: (key) => stays.delete(key),
  }
}
