import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { draw } from '../math/random.ts'
import type { Epoch } from '../runs/run.ts'
import { findingOfComparison, type Group, joined, lanes, laneStep } from './comparison.ts'
import { Comparison } from './Comparison.tsx'
import { gridFigure } from './ComparisonAcross.tsx'
import { cutAbove, cutOf, errorAxis, logErrorAxis } from './errorAxis.ts'
import { ErrorCurves } from './ErrorCurves.tsx'
import { findingOfCurves } from './findings.ts'
import { percent, points, rate } from './numbers.ts'
import { broken, partsOf, placesOf, widthOf, written } from './places.ts'
import { ceiling, epochTicks, frame } from './scales.ts'

const score = (error: number, loss = 4 * error) => ({ error, loss })
const epochs: Epoch[] = [0.05, 0.03, 0.02].map((e, i) => ({ epoch: i + 1, train: score(e), validation: score(0.08 + e / 10), test: score(0.081), seconds: 1 }))
const band = { says: '5 reference seeds', train: [[0.04, 0.06], [0.02, 0.04], [0.01, 0.03]], validation: [[0.08, 0.09], [0.08, 0.09], [0.083, 0.09]], test: [[0.08, 0.09], [0.08, 0.09], [0.08, 0.09]] } as const
const claimed = [8.4, 7.74, 18.09, 8.84, 9.32].map((e, i) => ({ at: [0.0001, 0.0002, 0.002, 0.0025, 0.003][i]!, error: e / 100 }))
const axis = { kind: 'log', says: 'learning rate, logarithmic' } as const
const ours = claimed.map(({ at }, i) => ({ at, says: rate(at), seeds: [1, 2, 3].map((seed) => ({ seed, error: 0.075 + i / 1000 + seed / 2000 })), mean: 0.076 + i / 1000, low: 0.0755 + i / 1000, high: 0.0765 + i / 1000 }))

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
    expect(epochTicks(16)).toEqual([1, 8, 12, 16])
    expect(epochTicks(17)).toEqual([1, 10, 15])
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
  test('the grid value beyond the break stands beyond it, wherever the lone value lies', () => {
    for (const far of [0.1809, 0.168, 0.1749, 0.1751, 0.9]) {
      const axis = errorAxis([0.06, 0.07, 0.08, far], cutOf([0.06, 0.07, 0.08, far]))
      expect(axis.place(axis.ticks.at(-1)!)).toBeGreaterThanOrEqual(axis.cut!.to)
      expect(axis.place(far)).toBeLessThanOrEqual(100)
    }
  })
  test('order survives the break, and everything near stays below it', () => {
    const axis = errorAxis(all, cutOf(all))
    const places = all.toSorted((a, b) => a - b).map(axis.place)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(axis.place(0.0932)).toBeLessThan(axis.cut!.from)
    expect(axis.place(0.1809)).toBeGreaterThan(axis.cut!.to)
    expect(axis.ticks.filter((t) => t < 0.1).length).toBeLessThanOrEqual(3)
  })
  test('no two grid values are printed alike or over each other, however near or far the errors lie', () => {
    const random = draw('grid values')
    const some = (n: number, from: number, range: number) => Array.from({ length: n }, () => from + range * random())
    for (let i = 0; i < 3000; i++) {
      const near = some(1 + Math.floor(6 * random()), 0.9 * random(), 10 ** (-6 * random()) / 10)
      const far = some(Math.floor(3 * random()), Math.max(...near), 10 ** (-4 * random()))
      for (const cut of [undefined, cutOf([...near, ...far]), cutAbove(near, far)]) {
        const { place, ticks } = errorAxis([...near, ...far], cut)
        const at = `${near.join(' ')} | ${far.join(' ')} | ${ticks.map(gridFigure).join(' ')}`
        expect(new Set(ticks.map(gridFigure)).size, at).toBe(ticks.length)
        for (const [i, tick] of ticks.slice(1).entries()) expect(place(tick) - place(ticks[i]!), at).toBeGreaterThan(10)
        const sorted = [...near, ...far].toSorted((a, b) => a - b).map(place)
        expect(sorted, at).toEqual(sorted.toSorted((a, b) => a - b))
      }
      const all = [...near, ...far].map((value) => Math.max(value, 0.0005))
      const log = logErrorAxis(all).ticks.map(gridFigure)
      expect(new Set(log).size, log.join(' ')).toBe(log.length)
    }
  })
  test('the first two runs of a sweep stand on one unbroken axis', () => {
    const { ticks, cut } = errorAxis([0.1314, 0.2602], cutOf([0.1314, 0.2602], [0.1314, 0.2602]))
    expect([ticks.map(gridFigure), cut]).toEqual([['15', '20', '25'], undefined])
  })
  test('equal ratios are equally far apart on a logarithmic axis, names are columns in their order', () => {
    const at = Object.fromEntries(placesOf(axis, [{ at: 0.0001, says: '' }, { at: 0.001, says: '' }, { at: 0.0002, says: '' }], [{ at: 0.002, error: 0.1 }]).map((p) => [p.at, p.place]))
    expect(at[0.0002]! - at[0.0001]!).toBeCloseTo(at[0.002]! - at[0.001]!, 10)
    const columns = placesOf({ kind: 'category', says: '' }, [{ at: '500,500', says: '2 × 500' }, { at: 'none', says: 'none' }])
    expect(columns).toEqual([{ at: '500,500', says: '2 × 500', place: 25 }, { at: 'none', says: 'none', place: 75 }])
  })
  test('places whose words would touch are not written, the last always is', () => {
    expect(written(placesOf(axis, ours)).map((p) => p.at)).toEqual([0.0001, 0.0002, 0.002, 0.003])
  })
  test('of a fine sweep the powers of ten are written, and no two words touch', () => {
    const fine = [0.00001, 0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1].map((at) => ({ at, says: rate(at) }))
    const shown = written(placesOf(axis, fine))
    expect(shown.map(({ says }) => says)).toEqual(['0.00001', '0.0001', '0.001', '0.01', '0.1'])
    for (const [i, one] of shown.slice(1).entries()) expect((392 * (one.place - shown[i]!.place)) / 100).toBeGreaterThan((widthOf(one.says) + widthOf(shown[i]!.says)) / 2)
  })
  test('words under narrow columns are broken before their last, and none where all fit', () => {
    const columns = (...says: string[]) => placesOf({ kind: 'category', says: '' }, says.map((at) => ({ at, says: at })))
    expect(broken(columns('0.0001', 'usual', '0.002', '0.0025', '0.003', '100 units', '500 units', '2 × 500', 'dropout 0.5'))).toEqual([['0.0001'], ['usual'], ['0.002'], ['0.0025'], ['0.003'], ['100', 'units'], ['500', 'units'], ['2 ×', '500'], ['dropout', '0.5']])
    expect(broken(columns('none', '1 × 1,000', '2 × 500', '2 × 1,000'))).toEqual([['none'], ['1 × 1,000'], ['2 × 500'], ['2 × 1,000']])
  })
  test('equal ratios of errors are equally far apart on a logarithmic error axis, with at least three round values', () => {
    for (const [low, high] of [[0.07, 0.9], [0.065, 0.17], [0.05, 0.093], [0.071, 0.074], [0.0008, 0.5]] as const) {
      const { place, ticks, cut } = logErrorAxis([low, 0.9 * high, high])
      expect(place(1.02 * low) - place(low)).toBeCloseTo(place(high) - place(high / 1.02), 9)
      for (const value of [low, high, ...ticks]) expect(Math.abs(place(value) - 50)).toBeLessThanOrEqual(50)
      expect(ticks.length).toBeGreaterThanOrEqual(low === 0.071 ? 1 : 3)
      expect(ticks.length).toBeLessThanOrEqual(low < 0.001 ? 9 : 6)
      expect(cut).toBeUndefined()
    }
    expect(Number.isFinite(logErrorAxis([]).place(0))).toBe(true)
  })
  test('columns of a part stand together, and lines join seeds within it alone', () => {
    const groups = ['8 epochs', '16 epochs'].flatMap((part, i) => ours.slice(0, 2).map((group) => ({ ...group, at: `${group.at}, ${part}`, part, mean: group.mean + i })))
    expect(partsOf(placesOf({ kind: 'category', says: '' }, groups))).toEqual([{ says: '8 epochs', from: 0, to: 50 }, { says: '16 epochs', from: 50, to: 100 }])
    expect(joined(groups).map(({ points }) => points.map(({ at }) => at))).toEqual(Array.from({ length: 3 }, () => ['8 epochs', '16 epochs'].map((part) => [`0.0001, ${part}`, `0.0002, ${part}`])).flat())
  })
  test('a line joins the runs of one seed through the groups that have it', () => {
    const [a, b] = [ours[0]!, { ...ours[1]!, seeds: ours[1]!.seeds.slice(1) }]
    expect(joined([a, b]).map(({ seed, points }) => [seed, points.map((p) => p.at)])).toEqual([[2, [0.0001, 0.0002]], [3, [0.0001, 0.0002]]])
  })
  test('lanes of many seeds close up before they run into the next group', () => {
    expect(laneStep([[0, 1, 2], [0, 4]], 4.6, 40)).toBe(4.6)
    expect(laneStep([[0, 1, 2], [0, 16]], 4.6, 40)).toBe(2.5)
    const crowd = Array.from({ length: 9 }, (_, i) => ({ at: `${i}`, says: `${i}`, seeds: Array.from({ length: 30 }, (_, seed) => ({ seed, error: 0.07 })), mean: 0.07, low: 0.069, high: 0.071 }))
    const html = renderToStaticMarkup(createElement(Comparison, { title: '', axis: { kind: 'category', says: '' }, groups: [...crowd.slice(1), { ...crowd[0]!, seeds: [{ seed: 1, error: 0.2 }] }] }))
    const left = Math.min(...[...html.matchAll(/class="dot" cx="(-[\d.]+)"/g)].map(([, x]) => Number(x)))
    expect(left).toBeGreaterThan(-392 / 9)
    expect(left).toBeLessThan(-20)
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
  test('a comparison says which is least, which greatest, what was claimed, and what lies behind', () => {
    const says = findingOfComparison(axis, ours, claimed, ours.slice(0, 1))
    expect(says).toContain('least at 0.0001 (7.60\u00a0%, 95\u00a0% interval 7.55\u00a0% to 7.65\u00a0%, 3 seeds)')
    expect(says).toContain('18.09\u00a0% at 0.002')
    expect(says).toContain('Reference runs are drawn behind: 0.0001 7.60\u00a0%')
    expect(findingOfComparison(axis, [])).toBe('Learning rate, logarithmic. No run is there yet.')
    expect(findingOfComparison(axis, [], [{ at: ours[0]!.at, error: 0.1 }], [{ ...ours[0]!, says: 'the first' }])).toContain('10.00\u00a0% at the first')
  })
})

describe('drawings', () => {
  const curves = () => renderToStaticMarkup(createElement(ErrorCurves, { epochs, budget: 8, band }))
  const rates = (more: Partial<Parameters<typeof Comparison>[0]> = {}) => renderToStaticMarkup(createElement(Comparison, { axis, groups: ours, claimed, title: 'Validation error, %', hand: 'the original’s single runs', ...more }))
  test('the same data give the same bytes', () => {
    expect(curves()).toBe(curves())
    expect(rates()).toBe(rates())
  })
  test('every seed is a dot and every claim a cross, in both drawings', () => {
    const html = rates()
    expect(html.match(/class="dot"/g)).toHaveLength(2 * 15)
    expect(html.match(/class="penl"/g)).toHaveLength(2 * 5)
  })
  test('matched seeds are joined, reference runs are bands, in both drawings', () => {
    const html = rates({ matched: true, reference: ours.slice(0, 2) })
    expect(html.match(/class="means"/g)).toHaveLength(2 * 3)
    expect(html.match(/class="b-valid"/g)).toHaveLength(2 * 2)
  })
  test('bands behind are named in both drawings, with runs before them and without', () => {
    const said = (groups: readonly Group[]) => renderToStaticMarkup(createElement(Comparison, { axis, groups, reference: ours.slice(0, 2), title: '' })).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    for (const groups of [[], [{ ...ours[0]!, seeds: [] }], ours]) expect(said(groups).match(/band: 3 reference seeds/g)).toHaveLength(2)
    expect(said([])).not.toContain('our runs')
    const uneven = renderToStaticMarkup(createElement(Comparison, { axis, groups: [], reference: [ours[0]!, { ...ours[1]!, seeds: ours[1]!.seeds.slice(1) }], title: '' }))
    expect(uneven.match(/band: 2 to 3/g)).toHaveLength(2)
  })
  describe('a broken axis', () => {
    const group = (at: string, ...errors: number[]): Group => {
      const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
      return { at, says: at, seeds: errors.map((error, i) => ({ seed: i + 1, error })), mean, low: mean - 0.002, high: mean + 0.002 }
    }
    const ways = [group('at random', 0.0279, 0.033, 0.031), group('by family', 0.0565, 0.059, 0.058)]
    const breaks = (more: Partial<Parameters<typeof Comparison>[0]>) => /l10 -6/.test(rates({ axis: { kind: 'category', says: 'split' }, claimed: [], groups: ways, ...more }))
    test('never parts groups from each other', () => {
      expect(breaks({ matched: true })).toBe(false)
      expect(breaks({ matched: false })).toBe(false)
      expect(breaks({ matched: true, groups: ways.slice(0, 1), reference: ways.slice(1) })).toBe(false)
      expect(breaks({ axis: { kind: 'log', says: 'rate' }, groups: ways.map((one, i) => ({ ...one, at: 10 ** i })) })).toBe(false)
    })
    test('parts claims that stand far off from runs that lines join', () => {
      expect(breaks({ matched: true, claimed: [{ at: 'by family', error: 0.1809 }] })).toBe(true)
      expect(breaks({ matched: true, claimed: [{ at: 'by family', error: 0.0774 }] })).toBe(false)
    })
    test('parts a stray seed where no line joins it', () => {
      const stray = [ways[0]!, { ...ways[1]!, seeds: [...ways[1]!.seeds, { seed: 4, error: 0.9 }] }]
      expect(breaks({ groups: stray })).toBe(true)
      expect(breaks({ groups: stray, matched: true })).toBe(false)
    })
  })
  test('a level is drawn and named in both drawings, and the text says first what is to be seen', () => {
    const html = rates({ level: { error: 0.9, says: 'always the same letter' }, scale: 'log', finding: 'The floor is flat.' })
    expect(html.match(/class="level"/g)).toHaveLength(2)
    expect(html.match(/always the same letter/g)).toHaveLength(2)
    expect(html).toContain('aria-label="The floor is flat. Learning rate, logarithmic. The mean error is least at 0.0001')
  })
  test('the name of a part is told with each of its groups, in text and at the side of the narrow drawing', () => {
    const html = rates({ axis: { kind: 'category', says: 'share' }, claimed: [], groups: ours.slice(0, 2).map((group, i) => ({ ...group, part: `${8 * (i + 1)} epochs` })) })
    expect(html).toContain('least at 0.0001, 8 epochs (7.60')
    expect(html).toContain('>0.0002, 16 epochs</text>')
  })
  test('a comparison that has no run yet, or one seed a group, has no coordinate that is not a number', () => {
    const empty = ours.map((g) => ({ ...g, seeds: [], mean: Number.NaN, low: Number.NaN, high: Number.NaN }))
    const single = ours.map((g) => ({ ...g, seeds: g.seeds.slice(0, 1), low: Number.NaN, high: Number.NaN }))
    for (const groups of [empty, single, [...single.slice(0, 1), ...empty.slice(1)], []])
      for (const kind of ['log', 'category'] as const) for (const some of [claimed, []]) expect(rates({ groups, claimed: some, axis: { kind, says: 'rate' } })).not.toMatch(/NaN|Infinity|undefined/)
  })
  test('there is no coordinate that is not a number, whatever a run came to', () => {
    const bad = [{ ...epochs[0]!, validation: score(Number.NaN) }, { ...epochs[1]!, validation: score(Number.POSITIVE_INFINITY) }]
    for (const some of [[], bad, epochs.slice(0, 1)])
      for (const measure of ['error', 'loss'] as const) expect(renderToStaticMarkup(createElement(ErrorCurves, { epochs: some, budget: 1, measure }))).not.toMatch(/NaN|Infinity/)
  })
})
