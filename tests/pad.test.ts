import { describe, expect, test } from 'vitest'
import { raster } from '../scripts/dataset/raster.ts'
import { blank, fine, fit, pen, spread, stroke } from '../src/widgets/letters/drawing.ts'

/** A drawing of rectangles of points, and the same as outlines with y upwards, as fonts have them. */
function shape(...rectangles: readonly (readonly [left: number, top: number, right: number, bottom: number])[]) {
  const ink = blank()
  for (const [left, top, right, bottom] of rectangles) for (let y = top; y < bottom; y++) ink.fill(1, y * fine + left, y * fine + right)
  return { ink, outlines: rectangles.map(([l, t, r, b]) => [l, -t, r, -t, r, -b, l, -b]) }
}

describe('a drawing becomes a picture of the data set', () => {
  // Independent of the pad: the rasterizer that drew the data set's own letters, with scan lines in place of areas.
  test.each([
    ['L', shape([20, 10, 34, 100], [20, 84, 90, 100])],
    ['T', shape([7, 30, 91, 37], [44, 30, 57, 101])],
    ['I', shape([50, 12, 60, 100])],
    ['H', shape([3, 3, 20, 107], [81, 3, 98, 107], [3, 48, 98, 60])],
  ] as const)('%s comes out as the data set would draw it, to one level of 16', (_, { ink, outlines }) => {
    const truth = Array.from(raster(outlines)!, (c) => Math.floor(c * 15 + 0.5))
    const ours = Array.from(fit(ink), (p) => p / 17)
    ours.forEach((level, p) => expect(Math.abs(level - truth[p]!), `pixel ${p}`).toBeLessThanOrEqual(1))
    expect(ours.filter((level, p) => level === truth[p]).length).toBeGreaterThan(700)
  })

  test('its ink reaches all four edges, wherever and however small it was drawn', () => {
    for (const [from, to] of [[{ x: 20, y: 80 }, { x: 30, y: 95 }], [{ x: 5, y: 5 }, { x: 108, y: 60 }]] as const) {
      const picture = fit(stroke(blank(), from, to))
      const row = (y: number) => picture.subarray(28 * y, 28 * y + 28)
      const column = (x: number) => picture.filter((_, p) => p % 28 === x)
      for (const edge of [row(0), row(27), column(0), column(27)]) expect(Math.max(...edge)).toBeGreaterThan(0)
    }
  })

  test('moved without a change of shape, a drawing gives the same picture', () => {
    const at = (dx: number, dy: number) => fit(stroke(stroke(blank(), { x: 20 + dx, y: 20 + dy }, { x: 50 + dx, y: 80 + dy }), { x: 50 + dx, y: 80 + dy }, { x: 70 + dx, y: 30 + dy }))
    expect(at(25, 13)).toEqual(at(0, 0))
  })

  test('no ink is a blank picture', () => expect(fit(blank())).toEqual(new Uint8Array(784)))

  test('a picture spread to a drawing and fitted again keeps its darker half', () => {
    const picture = fit(shape([20, 10, 34, 100], [20, 84, 90, 100]).ink)
    const again = fit(spread(picture))
    again.forEach((p, i) => expect(p >= 128).toBe(picture[i]! >= 128))
  })
})

test('a stroke inks exactly the points within the pen’s radius of its line, and rubbing out takes as many away', () => {
  const [from, to] = [{ x: 30.2, y: 40.7 }, { x: 81.5, y: 66.1 }]
  const drawn = stroke(blank(), from, to)
  for (let y = 0; y < fine; y++)
    for (let x = 0; x < fine; x++) {
      let nearest = Infinity
      for (let t = 0; t <= 1; t += 1 / 4096) nearest = Math.min(nearest, Math.hypot(x + 0.5 - (from.x + t * (to.x - from.x)), y + 0.5 - (from.y + t * (to.y - from.y))))
      if (Math.abs(nearest - pen) > 1e-3) expect(drawn[y * fine + x], `${x}, ${y}`).toBe(nearest <= pen ? 1 : 0)
    }
  expect(stroke(drawn, from, to, 0)).toEqual(blank())
}, 60_000)
