import type { Font } from 'opentype.js'

/** A closed polygon: x0, y0, x1, y1, …, y upward, in font units. */
export type Contour = number[]

const stepsPerCurve = 8

/**
 * The outline of a letter, its curves cut into eight straight pieces each; undefined where the font has no such
 * letter or an empty one. Only + − × ÷, so that every machine finds the same points.
 */
export function outline(font: Font, letter: string): Contour[] | undefined {
  if (font.charToGlyphIndex(letter) === 0) return undefined
  const contours: Contour[] = []
  let contour: Contour = []
  let x = 0
  let y = 0
  const close = () => {
    if (contour.length >= 6) contours.push(contour)
    contour = []
  }
  const lineTo = (toX: number, toY: number) => {
    if (toX !== x || toY !== y) contour.push(toX, toY)
    x = toX
    y = toY
  }
  for (const c of font.charToGlyph(letter).path.commands) {
    if (c.type === 'Z') close()
    else if (c.type === 'M') {
      close()
      contour.push(c.x, c.y)
      x = c.x
      y = c.y
    } else if (c.type === 'L') lineTo(c.x, c.y)
    else {
      const [fromX, fromY] = [x, y]
      for (let i = 1; i <= stepsPerCurve; i++) {
        const t = i / stepsPerCurve
        const s = 1 - t
        if (c.type === 'Q') lineTo(s * s * fromX + 2 * s * t * c.x1 + t * t * c.x, s * s * fromY + 2 * s * t * c.y1 + t * t * c.y)
        else {
          const [a, b, d, e] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
          lineTo(a * fromX + b * c.x1 + d * c.x2 + e * c.x, a * fromY + b * c.y1 + d * c.y2 + e * c.y)
        }
      }
    }
  }
  close()
  return contours.length > 0 ? contours : undefined
}
