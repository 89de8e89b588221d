import type { Row } from './layers.ts'
import { isGroup } from './stack.ts'

/** A line of the list: a row of the stack, or the word before a shortcut. */
export interface Line {
  readonly row: Row
  readonly depth: number
  readonly kind: 'layer' | 'open' | 'folded' | 'shortcut'
}

/** How many lines are on one page of the list. */
export const page = 24

/** Rows as lines, groups unfolded where `isOpen` says so. */
export function linesOf(rows: readonly Row[], isOpen: (path: string) => boolean, depth = 0): Line[] {
  return rows.flatMap((row): Line[] => {
    if (!isGroup(row.item)) return [{ row, depth, kind: 'layer' }]
    if (!isOpen(row.path)) return [{ row, depth, kind: 'folded' }]
    const [branch = [], shortcut = []] = row.inside
    return [
      { row, depth, kind: 'open' },
      ...linesOf(branch, isOpen, depth + 1),
      ...(shortcut.length > 0 ? [{ row, depth: depth + 1, kind: 'shortcut' } as const, ...linesOf(shortcut, isOpen, depth + 1)] : []),
    ]
  })
}
