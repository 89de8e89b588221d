import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Group } from './comparison.ts'
import { cutAbove } from './errorAxis.ts'
import { Multiples, type MultiplePanel } from './Multiples.tsx'

const group = (at: string, mean: number, seeds: number): Group => ({ at, says: at, seeds: Array.from({ length: seeds }, (_, i) => ({ seed: i + 1, error: mean * (1 + i / 100) })), mean, low: 0.98 * mean, high: 1.02 * mean })
const panel = (says: string, factor: number, more: Partial<MultiplePanel> = {}): MultiplePanel => ({ says, note: '4 seeds', groups: [group('usual', 0.06 * factor, 4), group('dropout 0.5', 0.07 * factor, 4)], ...more })
const draw = (panels: readonly MultiplePanel[]) => renderToStaticMarkup(createElement(Multiples, { title: 'Validation error, %', axis: { kind: 'category', says: 'network' }, panels, hand: 'the original', finding: 'Both fare alike.' }))
const at = (html: string, name: string, css: string) => [...html.split(`<b>${name}</b>`)[1]!.split('</svg></div>')[0]!.matchAll(new RegExp(`class="${css}" (?:c?x1?)="([\\d.]+)%"`, 'g'))].map(([, x]) => Number(x))

const both = draw([panel('Letters', 1), panel('notMNIST', 1.5, { claimed: [{ at: 'usual', error: 0.0774 }] })])

test('every seed is a dot in its panel, and crosses stand in the panel that they belong to', () => {
  expect([at(both, 'Letters', 'dot').length, at(both, 'notMNIST', 'dot').length]).toEqual([8, 8])
  expect(both.split('<b>notMNIST</b>')[0]).not.toContain('class="penl"')
  expect(both.match(/class="penl"/g)).toHaveLength(1)
})

test('all panels have the same axis: grid lines stand alike, and equal differences of errors are equally far apart in each', () => {
  expect(at(both, 'Letters', 'gridl')).toEqual(at(both, 'notMNIST', 'gridl'))
  const [ours, theirs] = [at(both, 'Letters', 'dot'), at(both, 'notMNIST', 'dot')]
  // Errors of 6 and 7 % against 9 and 10.5 %: the second panel has one and a half times the distance between the groups.
  expect((theirs[4]! - theirs[0]!) / (ours[4]! - ours[0]!)).toBeCloseTo(1.5, 2)
  expect(theirs[0]! - ours[0]!).toBeGreaterThan(20)
})

test('single values that stand far off are put beyond a cut, in every panel', () => {
  const html = draw([panel('Letters', 1), panel('notMNIST', 1.1, { claimed: [{ at: 'usual', error: 0.1809 }] })])
  expect(html.match(/M-3 5l6 -10/g)).toHaveLength(4)
  // Runs from 6 to 8 %: 9 % is near, 10 % is not, however evenly they lie.
  expect(cutAbove([0.06, 0.08], [0.05, 0.09, 0.1, 0.12])).toEqual({ below: 0.09, above: 0.1 })
  expect(cutAbove([0.06, 0.08], [0.05, 0.09])).toBeUndefined()
  expect(cutAbove([], [0.05])).toBeUndefined()
  expect(both).not.toContain('M-3 5l6 -10')
  expect(draw([panel('Letters', 1), panel('notMNIST', 3)]), 'panels of runs alone').not.toContain('M-3 5l6 -10')
})

test('the text says what is to be seen, then the least and the greatest of each panel', () => {
  expect(both).toMatch(/aria-label="Both fare alike\. Letters: Network\. The mean error is least at usual \(6\.00.*notMNIST: Network\. The mean error is least at usual \(9\.00.*Single values claimed: 7\.74/)
})

test('one panel, no panel and groups of too few seeds have no coordinate that is not a number, and the same data give the same bytes', () => {
  const few = panel('Letters', 1, { groups: [{ ...group('usual', 0.06, 2), low: Number.NaN, high: Number.NaN }] })
  for (const panels of [[few], [], [panel('Letters', 1)]]) expect(draw(panels)).not.toMatch(/NaN|Infinity|undefined/)
  expect(draw([panel('Letters', 1)])).toBe(draw([panel('Letters', 1)]))
})
