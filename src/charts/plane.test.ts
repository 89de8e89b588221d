import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Plane } from './Plane.tsx'
import { keyed, onGrid, placeIn, roundTicks, trace } from './plane.ts'

const points = (d: string) => [...d.matchAll(/[ML]([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)

describe('a curve', () => {
  test('runs from edge to edge and through its function', () => {
    const drawn = points(trace({ f: (x) => x * x }, [-2, 2], [0, 4]))
    expect(drawn[0]).toEqual([0, 0])
    expect(drawn.at(-1)).toEqual([100, 0])
    for (const [x, y] of drawn) expect(Math.abs((100 - y) / 25 - (x / 25 - 2) ** 2)).toBeLessThan(0.01)
  })
  test('meets a kink exactly', () => {
    const drawn = points(trace({ f: (x) => Math.max(0, x), knots: [0.3] }, [-1, 2], [0, 2], 4))
    expect(drawn.some(([x]) => Math.abs(x - 100 * (1.3 / 3)) < 0.01)).toBe(true)
  })
  test('leaves a gap where there is no number, and stays near the plane where the number is huge', () => {
    const d = trace({ f: (x) => (x < 0 ? Number.NaN : x > 1 ? 1e300 : x) }, [-2, 2], [0, 1])
    expect(d).not.toMatch(/NaN|Infinity/)
    for (const [x, y] of points(d)) {
      expect(x).toBeGreaterThanOrEqual(50)
      expect(y).toBeGreaterThanOrEqual(-100)
    }
  })
  test('may turn back when it is the trace of a moving point', () => {
    const drawn = points(trace({ along: (t) => [Math.cos(t), Math.sin(t)], over: [0, 2 * Math.PI] }, [-1, 1], [-1, 1]))
    expect(drawn[0]).toEqual([100, 50])
    expect(Math.min(...drawn.map(([x]) => x))).toBe(0)
    expect(drawn.at(-1)).toEqual([100, 50])
  })
})

test('numbers at an axis are round and few', () => {
  expect(roundTicks([-8, 8], 7)).toEqual([-5, 0, 5])
  expect(roundTicks([0, 1], 4).length).toBeLessThanOrEqual(4)
})

test('a dragged point keeps to its grid and inside the plane', () => {
  expect(onGrid(0.30000000000000004, 0.1, [-1, 1])).toBe(0.3)
  expect(onGrid(7, 0.1, [-1, 1])).toBe(1)
  expect(Object.is(onGrid(-0.01, 0.1, [-1, 1]), 0)).toBe(true)
})

test('arrow keys step, Shift and Alt change the step, Home and End go to the ends, other keys do nothing', () => {
  const plain = { shift: false, alt: false }
  const at = (key: string, mods = plain) => keyed(key, mods, 0.2, 0.1, [-8, 8])
  expect([at('ArrowRight'), at('ArrowUp'), at('ArrowLeft'), at('PageDown'), at('Home'), at('End'), at('a')]).toEqual([0.3, 0.3, 0.1, -0.8, -8, 8, undefined])
  expect([at('ArrowRight', { shift: true, alt: false }), at('ArrowRight', { shift: false, alt: true })]).toEqual([1.2, 0.21])
})

test('a number far outside the plane gives no coordinate that a renderer chokes on', () => {
  expect([placeIn([0, 1], [0, 1]).x(1e300), placeIn([0, 1], [0, 1]).y(-1e300)]).toEqual(['200%', '200%'])
})

describe('the drawing', () => {
  const base = { says: 'A line.', x: [-2, 2], y: [-1, 1], curves: [{ id: 'f', f: (x: number) => x, tone: 'act' }] } as const
  const draw = (more: object = {}) => renderToStaticMarkup(createElement(Plane, { ...base, ...more }))
  const point = { x: 0.5, y: 0.5, label: 'input x', says: 'x = 0.5', step: 0.1 }

  test('is a named group, whose point is a slider with its numbers in words', () => {
    const html = draw({ point: { ...point, onMove: () => undefined } })
    expect(html).toContain('role="group" aria-label="A line."')
    expect(html).toMatch(/role="slider" tabindex="0" aria-label="input x" aria-valuemin="-2" aria-valuemax="2" aria-valuenow="0.5" aria-valuetext="x = 0.5"/)
  })
  test('has no slider where nothing can be moved', () => {
    expect(draw({ point })).not.toContain('slider')
  })
  test('shows a point beyond its edge as an arrow, and never leaves the slider’s range', () => {
    const html = draw({ point: { ...point, x: 1000, onMove: () => undefined } })
    expect(html).toContain('M-7 -7L3 0L-7 7Z')
    expect(html).toContain('aria-valuemax="1000" aria-valuenow="1000"')
  })
  test.each([Number.NaN, Infinity, -Infinity, 0, 1e300])('has no coordinate that is no number with a slope of %s', (slope) => {
    expect(draw({ tangent: { x: 0, y: slope, slope }, point: { ...point, y: slope } })).not.toMatch(/NaN|Infinity/)
  })
})
