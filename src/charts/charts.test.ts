import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Epoch } from '../runs/run.ts'
import { ErrorCurves } from './ErrorCurves.tsx'
import { findingOfCurves, findingOfRates } from './findings.ts'
import { percent, points, rate } from './numbers.ts'
import { RateChart } from './RateChart.tsx'
import { cutOf, errorAxis, lanes, rateAxis, written } from './rates.ts'
import { ceiling, epochTicks, frame } from './scales.ts'

const score = (error: number, loss = 4 * error) => ({ error, loss })
const epochs: Epoch[] = [0.05, 0.03, 0.02].map((e, i) => ({ epoch: i + 1, train: score(e), validation: score(0.08 + e / 10), test: score(0.081), seconds: 1 }))
const band = { says: '5 reference seeds', train: [[0.04, 0.06], [0.02, 0.04], [0.01, 0.03]], validation: [[0.08, 0.09], [0.08, 0.09], [0.083, 0.09]], test: [[0.08, 0.09], [0.08, 0.09], [0.08, 0.09]] } as const
const claimed = [8.4, 7.74, 18.09, 8.84, 9.32].map((e, i) => ({ rate: [0.0001, 0.0002, 0.002, 0.0025, 0.003][i]!, error: e / 100 }))
const ours = claimed.map(({ rate }, i) => ({ rate, seeds: [1, 2, 3].map((seed) => ({ seed, error: 0.075 + i / 1000 + seed / 2000 })), mean: 0.076 + i / 1000, low: 0.0755 + i / 1000, high: 0.0765 + i / 1000 }))

describe('numbers', () => {
  test('a percentage keeps its sign on the line and names an overflow', () => {
    expect(percent(0.0774)).toBe('7.74\u00a0%')
    expect(percent(Number.NaN)).toBe('overflow')
    expect(points(-0.0031)).toBe('\u22120.31')
  })
  test('a learning rate is written as people write it, the smallest with a power of ten', () => {
    expect([0.0002, 0.0025, 1e-6, 1e-7, 2.5e-9, 10].map(rate)).toEqual(['0.0002', '0.0025', '0.000001', '10⁻⁷', '2.5 × 10⁻⁹', '10'])
  })
})

describe('scales', () => {
  test('the top of an axis is the next of 1, 2, 4, 10 with its power of ten, never below the value', () => {
    expect([0.03, 0.1, 0.11, 0.2001, 0.5, 0.9, 3.2, 41].map(ceiling)).toEqual([0.04, 0.1, 0.2, 0.4, 1, 1, 4, 100])
  })
  test('epochs under an axis are few, start at 1 and stay apart from it', () => {
    for (const last of [1, 2, 3, 8, 15, 64, 100, 1000]) {
      const ticks = epochTicks(last)
      expect(ticks[0]).toBe(1)
      expect(ticks.length).toBeLessThanOrEqual(5)
      expect(ticks.at(-1)).toBeLessThanOrEqual(last)
    }
    expect(epochTicks(8)).toEqual([1, 4, 6, 8])
  })
  test('the three panels share one scale that holds every value of run and band', () => {
    const { y, lines } = frame(epochs, 8, 'error', band)
    for (const value of [0.05, 0.09, 0.01]) expect(y(value)).toBeGreaterThanOrEqual(0)
    expect(lines).toEqual([0, 0.05, 0.1])
  })
  test('an error axis ends at 100 %, and a loss that overflowed leaves the axis standing', () => {
    const bad = [{ ...epochs[0]!, validation: score(0.93, Number.NaN), train: score(0.9, Number.POSITIVE_INFINITY) }]
    expect(frame(bad, 8, 'error').lines.at(-1)).toBe(1)
    expect(frame(bad, 8, 'loss').lines.every(Number.isFinite)).toBe(true)
  })
})

describe('error against learning rate', () => {
  const all = [...ours.flatMap((p) => p.seeds.map((s) => s.error)), ...claimed.map((c) => c.error)]
  test('the axis breaks below 18.09 % and nowhere else', () => {
    const cut = cutOf(all)!
    expect(cut.above).toBe(0.1809)
    expect(cut.below).toBe(0.0932)
    expect(cutOf(all.filter((v) => v < 0.1))).toBeUndefined()
  })
  test('order survives the break, and everything near stays below it', () => {
    const axis = errorAxis(all)
    const places = all.toSorted((a, b) => a - b).map(axis.place)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(axis.place(0.0932)).toBeLessThan(axis.cut!.from)
    expect(axis.place(0.1809)).toBeGreaterThan(axis.cut!.to)
    expect(axis.ticks.filter((t) => t < 0.1).length).toBeLessThanOrEqual(3)
  })
  test('equal ratios of the rate are equally far apart', () => {
    const place = rateAxis([0.0001, 0.003])
    expect(place(0.0002) - place(0.0001)).toBeCloseTo(place(0.002) - place(0.001), 10)
  })
  test('rates whose numerals would touch are not written, the last always is', () => {
    const rates = claimed.map((c) => c.rate)
    expect(written(rates, rateAxis(rates), 6)).toEqual([0.0001, 0.0002, 0.002, 0.003])
  })
  test('no two dots of a lane touch, and dots far apart share the first lane', () => {
    const at = [10, 11, 30, 12, 50]
    const lane = lanes(at, 5)
    expect(lane).toEqual([0, 1, 0, 2, 0])
  })
})

describe('text in place of the pictures', () => {
  test('curves say where they went and whether the reference runs agree', () => {
    expect(findingOfCurves(epochs, 8, 'error', band)).toBe(
      'After epoch 3 of 8: training error has fallen from 5.00\u00a0% to 2.00\u00a0%, validation error has fallen from 8.50\u00a0% to 8.20\u00a0%, test error is level at 8.10\u00a0%. Validation lies below the 5 reference seeds.',
    )
  })
  test('a rising curve is said to rise', () => {
    expect(findingOfCurves(epochs.toReversed(), 3, 'error')).toContain('training error has risen from 2.00\u00a0% to 5.00\u00a0%')
  })
  test('the rates say which is least, which greatest, and what was claimed', () => {
    const says = findingOfRates(ours, claimed)
    expect(says).toContain('least at learning rate 0.0001 (7.60\u00a0%, 95 % interval 7.55\u00a0% to 7.65\u00a0%, 3 seeds)')
    expect(says).toContain('18.09\u00a0% at 0.002')
  })
})

describe('drawings', () => {
  const curves = () => renderToStaticMarkup(createElement(ErrorCurves, { epochs, budget: 8, band }))
  const rates = () => renderToStaticMarkup(createElement(RateChart, { points: ours, claimed, title: 'Validation error, %', hand: 'the original’s single runs' }))
  test('the same data give the same bytes', () => {
    expect(curves()).toBe(curves())
    expect(rates()).toBe(rates())
  })
  test('every seed is a dot and every claim a cross, in both drawings', () => {
    const html = rates()
    expect(html.match(/class="dot"/g)).toHaveLength(2 * 15)
    expect(html.match(/class="penl"/g)).toHaveLength(2 * 5)
  })
  test('there is no coordinate that is not a number, whatever a run came to', () => {
    const bad = [{ ...epochs[0]!, validation: score(Number.NaN) }, { ...epochs[1]!, validation: score(Number.POSITIVE_INFINITY) }]
    for (const some of [[], bad, epochs.slice(0, 1)])
      for (const measure of ['error', 'loss'] as const) expect(renderToStaticMarkup(createElement(ErrorCurves, { epochs: some, budget: 1, measure }))).not.toMatch(/NaN|Infinity/)
  })
})
