import { describe, expect, test } from 'vitest'
import { blur, distortion, distortOutline } from './distort.ts'
import { blockSums, isKin, isTwin, squares } from './likeness.ts'
import { raster } from './raster.ts'

const square = [0, 0, 100, 0, 100, 100, 0, 100]
const hole = [25, 25, 25, 75, 75, 75, 75, 25]
const ink = (coverage: Float64Array | undefined) => coverage!.reduce((sum, c) => sum + c, 0)

describe('the rasterizer', () => {
  test('stretches any rectangle to the whole square', () => {
    for (const [w, h] of [[1, 1], [3, 500], [700, 2]] as const) expect([...raster([[5, 9, 5 + w, 9, 5 + w, 9 + h, 5, 9 + h]])!].every((c) => Math.abs(c - 1) < 1e-9)).toBe(true)
  })

  test('gives each shape the ink of its area', () => {
    expect(ink(raster([[0, 0, 100, 0, 50, 100]]))).toBeCloseTo(784 / 2, 6)
    expect(ink(raster([square, hole]))).toBeCloseTo((784 * 3) / 4, 6)
  })

  test('fills overlaps once, and leaves a hole only where a contour turns the other way', () => {
    expect(ink(raster([square, [25, 25, 75, 25, 75, 75, 25, 75]]))).toBeCloseTo(784, 6)
  })

  test('puts the top of the outline into the first row', () => {
    const c = raster([[0, 0, 10, 0, 10, 10, 0, 10], [0, 10, 100, 10, 100, 20, 0, 20]])!
    expect(c[27]).toBeCloseTo(1)
    expect(c[27 * 28 + 27]).toBeCloseTo(0)
  })

  test('draws nothing of an outline without height or width', () => {
    expect(raster([[0, 0, 10, 0, 20, 0]])).toBeUndefined()
    expect(raster([])).toBeUndefined()
  })
})

describe('a distortion', () => {
  test('is a function of its key, and stays in its ranges', () => {
    const many = Array.from({ length: 500 }, (_, i) => distortion('some font', i))
    expect(many).toEqual(Array.from({ length: 500 }, (_, i) => distortion('some font', i)))
    for (const d of many) {
      expect(Math.abs(d.shear)).toBeLessThanOrEqual(0.4)
      expect(Math.abs(d.rotation)).toBeLessThanOrEqual(20)
      expect(d.embolden).toBeGreaterThanOrEqual(-0.02)
      expect(d.embolden).toBeLessThanOrEqual(0.04)
    }
    const blurred = many.filter((d) => d.blur > 0).length / many.length
    expect(blurred).toBeGreaterThan(0.53)
    expect(blurred).toBeLessThan(0.67)
  })

  test('turns a point by its angle, counted against the clock', () => {
    const [moved] = distortOutline([square], { shear: 0, rotation: 20, embolden: 0, blur: 0 })
    expect(moved![2]).toBeCloseTo(100 * Math.cos(Math.PI / 9), 8)
    expect(moved![3]).toBeCloseTo(100 * Math.sin(Math.PI / 9), 8)
  })

  test('moves edges outward by its share of the height, holes inward', () => {
    const moved = distortOutline([square, hole], { shear: 0, rotation: 0, embolden: 0.04, blur: 0 })
    expect(Math.min(...moved[0]!)).toBeCloseTo(-4, 8)
    expect(Math.min(...moved[1]!)).toBeCloseTo(29, 8)
  })

  test('blurs as a Gaussian does: ink inside is kept, spread by σ', () => {
    const point = new Float64Array(784)
    point[14 * 28 + 14] = 1
    for (const sigma of [0.5, 0.8, 0.9]) {
      const soft = blur(point, sigma)
      expect(ink(soft)).toBeCloseTo(1, 9)
      const spread = soft.reduce((sum, c, i) => sum + c * ((i % 28) - 14) ** 2, 0)
      expect(Math.sqrt(spread)).toBeCloseTo(sigma, 1)
    }
    expect(blur(point, 0)).toBe(point)
  })
})

test('near-duplicates are told by the stated distances, which the quick bounds never change', () => {
  const base = Uint8Array.from({ length: 784 }, (_, i) => (i * 5) % 12)
  const seen = (image: Uint8Array) => ({ image, sums: blockSums(image) })
  for (let changed = 0; changed <= 784; changed += 7) {
    const other = seen(base.map((level, i) => (i < changed ? level + 1 : level)))
    expect(squares(base, other.image)).toBe(changed)
    expect(isTwin(seen(base), other)).toBe(Math.sqrt(changed / 784) / 15 < 0.05)
    expect(isKin(seen(base), other)).toBe(changed / 784 / 15 < 0.012)
  }
})
