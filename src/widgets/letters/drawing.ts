const side = 28
/** Points of the drawing along one side: four by four for each pixel of the picture that is made of it. */
export const fine = 4 * side
/** Ink of a drawing, fine × fine, row by row, 0 or 1. Never changed in place. */
export type Ink = Uint8Array

export const blank = (): Ink => new Uint8Array(fine * fine)

/** Radius of the pen in points: a stroke is about three pixels wide. */
export const pen = 6

interface Spot {
  /** Points from the left and from the top, 0 … fine. */
  readonly x: number
  readonly y: number
}

/** The drawing with a round pen dragged along a straight line; with `ink` 0 it rubs out. */
export function stroke(drawing: Ink, from: Spot, to: Spot, ink: 0 | 1 = 1, radius = pen): Ink {
  const next = drawing.slice()
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const bound = (least: number, largest: number) => [Math.max(0, Math.floor(least - radius)), Math.min(fine - 1, Math.ceil(largest + radius))] as const
  const [left, right] = bound(Math.min(from.x, to.x), Math.max(from.x, to.x))
  const [top, bottom] = bound(Math.min(from.y, to.y), Math.max(from.y, to.y))
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      const [px, py] = [x + 0.5 - from.x, y + 0.5 - from.y]
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length))
      if ((px - along * dx) ** 2 + (py - along * dy) ** 2 <= radius * radius) next[y * fine + x] = ink
    }
  return next
}

/** First and last row or column with ink. @param at the point of a drawing at (line, place in it) */
function extent(has: (line: number, place: number) => boolean): readonly [number, number] | undefined {
  const lines = Array.from({ length: fine }, (_, line) => line).filter((line) => Array.from({ length: fine }, (_, place) => place).some((place) => has(line, place)))
  return lines.length ? [lines[0]!, lines.at(-1)! + 1] : undefined
}

/** How far each of 28 equal parts of low … high reaches over each point: [point, share of the part]. */
function parts(low: number, high: number): readonly (readonly (readonly [number, number])[])[] {
  const width = (high - low) / side
  return Array.from({ length: side }, (_, i) => {
    const [from, to] = [low + i * width, low + (i + 1) * width]
    const shares: [number, number][] = []
    for (let p = Math.floor(from); p < Math.min(to, high); p++) shares.push([p, (Math.min(to, p + 1) - Math.max(from, p)) / width])
    return shares
  })
}

/**
 * The drawing as a picture of the data set: its bounding box is stretched to the whole 28 × 28, as every glyph's was,
 * each pixel is the share of its area that has ink, in 16 levels 0 (paper) … 255 (ink). Blank where there is no ink.
 */
export function fit(drawing: Ink): Uint8Array {
  const picture = new Uint8Array(side * side)
  const down = extent((y, x) => drawing[y * fine + x] === 1)
  const across = extent((x, y) => drawing[y * fine + x] === 1)
  if (!down || !across) return picture
  const [rows, columns] = [parts(...down), parts(...across)]
  for (const [r, ys] of rows.entries())
    for (const [c, xs] of columns.entries()) {
      let covered = 0
      for (const [y, high] of ys) for (const [x, wide] of xs) covered += high * wide * drawing[y * fine + x]!
      picture[r * side + c] = 17 * Math.floor(Math.min(1, covered) * 15 + 0.5)
    }
  return picture
}

/** A drawing that looks like a picture: ink where it is darker than half. */
export function spread(picture: Uint8Array): Ink {
  return Uint8Array.from({ length: fine * fine }, (_, i) => {
    const [x, y] = [i % fine, Math.floor(i / fine)]
    return picture[Math.floor(y / 4) * side + Math.floor(x / 4)]! >= 128 ? 1 : 0
  })
}
