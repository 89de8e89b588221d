import { line, scaleLinear, ticks } from 'd3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linear, polyline, roundTicks } from './linear.ts'

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const span = fc.tuple(finite, fc.double({ min: 1e-3, max: 1e6, noNaN: true })).map(([low, size]) => [low, low + size] as const)

test('the scale is d3’s', () => {
  fc.assert(fc.property(span, span, finite, (domain, range, x) => {
    const want = scaleLinear(domain, range)(x)
    expect(linear(domain, range)(x)).toSatisfy((got: number) => Math.abs(got - want) <= 1e-9 * (1 + Math.abs(want) + Math.abs(range[0]) + Math.abs(range[1])))
  }), { seed: 11 })
})

test('ticks of a symmetric axis are d3’s', () => {
  fc.assert(fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), fc.integer({ min: 2, max: 10 }), (reach, count) => {
    const want = ticks(-reach, reach, count)
    const got = roundTicks(-reach, reach, count)
    expect(got).toHaveLength(want.length)
    got.forEach((tick, i) => expect(tick).toBeCloseTo(want[i]!, 6))
  }), { seed: 12 })
})

test('the path is d3’s, gaps included', () => {
  const draw = line<readonly [number, number]>().defined(([, y]) => Number.isFinite(y))
  const points = [[0, 1], [2, 3.5], [3, Number.NaN], [4, 5], [6, 7]] as const
  expect(polyline(points)).toBe(draw(points)!.replaceAll('Z', ''))
})
