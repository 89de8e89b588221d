import { useMemo } from 'react'
import type { Printing } from '../../math/print/notation.ts'
import { type Quantity, quantity } from './quantity.ts'

/** How a widget prints names: in their quantity's color. The same object until a sign changes, so that formulas stay as they are. */
export function usePrinting(state: Readonly<Record<string, unknown>>): Printing {
  const signs = Object.keys(state).map((id) => (Number(state[id]) < 0 ? `-${id}` : id)).join()
  return useMemo(() => {
    const values = Object.fromEntries(signs.split(',').map((id) => (id.startsWith('-') ? [id.slice(1), -1] : [id, 1])))
    const known = new Map<string, Quantity | undefined>()
    const find = (id: string) => {
      if (!known.has(id)) known.set(id, quantity(id, values))
      return known.get(id)
    }
    return { class: find, ids: true }
  }, [signs])
}
