/** Cells of one size in rows, in px. */
export interface Grid {
  readonly count: number
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
}

/** Side of a letter as it is drawn, and of the space around it. */
export const side = 40
export const gap = 3

/** @param width of the wall @param pairs two letters a cell, and their distance below */
export function gridOf(count: number, width: number, pairs: boolean): Grid {
  const cell = pairs ? { width: 2 * side + 5 * gap, height: side + 8 * gap } : { width: side + 2 * gap, height: side + 2 * gap }
  const columns = Math.max(1, Math.floor(width / cell.width))
  return { count, columns, rows: Math.ceil(count / columns), ...cell }
}

export function place({ columns, width, height }: Grid, index: number): { left: number; top: number } {
  return { left: (index % columns) * width, top: Math.floor(index / columns) * height }
}

/** The cell under a point, in px from the upper left corner of all cells. */
export function cellAt({ count, columns, width, height }: Grid, x: number, y: number): number | undefined {
  const column = Math.floor(x / width)
  const index = Math.floor(y / height) * columns + column
  return column >= 0 && column < columns && index >= 0 && index < count ? index : undefined
}

/** Where a key leads from a cell; undefined where it leads nowhere. @param page rows in sight */
export function walk({ count, columns }: Grid, index: number, key: string, page: number): number | undefined {
  if (count === 0) return undefined
  const down = Math.max(1, page) * columns
  const to: Readonly<Record<string, number>> = { ArrowRight: index + 1, ArrowLeft: index - 1, ArrowDown: index + columns, ArrowUp: index - columns, PageDown: index + down, PageUp: index - down, Home: 0, End: count - 1 }
  const next = Object.hasOwn(to, key) ? to[key]! : undefined
  if (next === undefined) return undefined
  // Up and down keep to their column; at the ends one stays.
  if (next >= 0 && next < count) return next
  return key.startsWith('Page') ? Math.max(0, Math.min(count - 1, next)) : index
}

/** The cells in sight. */
export function inSight({ count, columns, height }: Grid, top: number, tall: number): { from: number; to: number } {
  return { from: Math.max(0, Math.floor(top / height)) * columns, to: Math.min(count, Math.ceil((top + tall) / height) * columns) }
}
