import type { Placed } from './layer.ts'

/** Small whole numbers to multiply with: what stands in the picture, where an image and a trained kernel would. */
export function inputAt(row: number, column: number): number {
  return (7 * row + 5 * column + ((row * column) % 7)) % 10
}

export function weightAt(row: number, column: number): number {
  return [0, 1, -1, 2, -1][(3 * row + 2 * column + row * column) % 5] ?? 0
}

/** One cell under a window: what stands there, and what it is multiplied by. */
export interface Tap {
  readonly value: number
  readonly weight: number
  readonly padding: boolean
}

/** What the window at a row and column reads, row by row, of one channel. */
export function taps({ rows, columns }: Pick<Placed, 'rows' | 'columns'>, row: number, column: number): Tap[][] {
  return Array.from({ length: rows.kernel }, (_, i) =>
    Array.from({ length: columns.kernel }, (_, j) => {
      const y = row * rows.stride - rows.padding + i * rows.dilation
      const x = column * columns.stride - columns.padding + j * columns.dilation
      const padding = y < 0 || x < 0 || y >= rows.size || x >= columns.size
      return { value: padding ? 0 : inputAt(y, x), weight: weightAt(i, j), padding }
    }),
  )
}

/** What one filter makes of one channel at a window. */
export function sumAt(placed: Pick<Placed, 'rows' | 'columns'>, row: number, column: number): number {
  return taps(placed, row, column).flat().reduce((sum, { value, weight }) => sum + value * weight, 0)
}

/** So many products are worked out to fill a picture, and no more. */
const affordable = 40_000

/** The output of one filter over one channel, or nothing where it would be a long computation. */
export function outputMap(placed: Placed): readonly (readonly number[])[] | undefined {
  const { rows, columns, fits } = placed
  if (!fits || rows.out * columns.out * rows.kernel * columns.kernel > affordable) return undefined
  return Array.from({ length: rows.out }, (_, row) => Array.from({ length: columns.out }, (_, column) => sumAt(placed, row, column)))
}

/** True where the numbers of a window are few enough to be written out. */
export function isWritten({ rows, columns }: Pick<Placed, 'rows' | 'columns'>): boolean {
  return rows.kernel <= 5 && columns.kernel <= 5
}
