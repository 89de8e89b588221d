import { useMemo } from 'react'
import type { Printing } from '../../math/print/notation.ts'
import { quantity } from './quantity.ts'

/** How a widget prints names: in their quantity's color. The same object until a sign changes, so that formulas stay as they are. */
export function usePrinting(state: Readonly<Record<string, unknown>>): Printing {
  const negative = Object.keys(state).filter((id) => Number(state[id]) < 0).join()
  return useMemo(() => {
    const signs = Object.fromEntries(negative.split(',').map((id) => [id, -1]))
    return { class: (id) => quantity(id, signs), ids: true }
  }, [negative])
}
