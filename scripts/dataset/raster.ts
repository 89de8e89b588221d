import type { Contour } from './outline.ts'

const size = 28
const lines = 16

/**
 * Coverage of each of 28 × 28 pixels, 0 … 1, of outlines whose bounding box is stretched to the whole square.
 * Non-zero winding; 16 scan lines a pixel, exact across each. Undefined for outlines without height or width.
 */
export function raster(contours: readonly Contour[]): Float64Array | undefined {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const c of contours) {
    for (let i = 0; i < c.length; i += 2) {
      left = Math.min(left, c[i]!)
      right = Math.max(right, c[i]!)
      bottom = Math.min(bottom, c[i + 1]!)
      top = Math.max(top, c[i + 1]!)
    }
  }
  if (!(right > left && top > bottom)) return undefined
  const crossings: number[][] = Array.from({ length: size * lines }, () => [])
  for (const c of contours) {
    let [x0, y0] = toSquare(c, c.length - 2)
    for (let i = 0; i < c.length; i += 2) {
      const [x1, y1] = toSquare(c, i)
      cross(crossings, x0, y0, x1, y1)
      x0 = x1
      y0 = y1
    }
  }
  const coverage = new Float64Array(size * size)
  for (const [i, line] of crossings.entries()) addLine(coverage, Math.floor(i / lines) * size, line)
  for (let i = 0; i < coverage.length; i++) coverage[i] = coverage[i]! / lines
  return coverage

  function toSquare(c: Contour, i: number): [number, number] {
    return [((c[i]! - left) / (right - left)) * size, ((top - c[i + 1]!) / (top - bottom)) * size * lines]
  }
}

/** Notes where an edge crosses the middles of scan lines, as pairs of x and direction, each line's sorted by x. */
function cross(crossings: number[][], x0: number, y0: number, x1: number, y1: number): void {
  const [from, to, turn] = y0 < y1 ? [y0, y1, 1] : [y1, y0, -1]
  for (let line = Math.max(0, Math.floor(from + 0.5)); line + 0.5 < to && line < crossings.length; line++) {
    if (line + 0.5 < from) continue
    const x = x0 + ((line + 0.5 - y0) * (x1 - x0)) / (y1 - y0)
    const row = crossings[line]!
    let at = row.length
    row.push(x, turn)
    while (at > 0 && row[at - 2]! > x) {
      row[at] = row[at - 2]!
      row[at + 1] = row[at - 1]!
      at -= 2
    }
    row[at] = x
    row[at + 1] = turn
  }
}

/** Adds the ink of one scan line to its row of pixels: what lies between crossings where the winding is not zero. */
function addLine(coverage: Float64Array, row: number, line: readonly number[]): void {
  let winding = 0
  for (let i = 0; i + 2 < line.length; i += 2) {
    winding += line[i + 1]!
    if (winding === 0) continue
    const [from, to] = [Math.max(0, line[i]!), Math.min(size, line[i + 2]!)]
    for (let x = Math.floor(from); x < to; x++) {
      coverage[row + x] = coverage[row + x]! + (Math.min(to, x + 1) - Math.max(from, x))
    }
  }
}
