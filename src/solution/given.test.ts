import { expect, test } from 'vitest'
import { choice, number, toggle } from '../fields/kinds.ts'
import { stateOf, withGiven } from './given.ts'
import { problem, step } from './problem.ts'

const box = problem({
  id: 'box',
  title: 'A box',
  inputs: { a: number('a', 2, { min: 0, whole: true }), fill: choice('fill', 'none', { none: 'nothing', sand: 'sand' }), lid: toggle('lid', true) },
  aliases: { a1: 'a' },
  presets: { tall: { says: 'tall', state: { a: 9, fill: 'sand' } } },
  steps: () => [step('area', 'a*a')],
  slips: [],
  draft: () => ({ a: 3, fill: 'none' as const, lid: true }),
  asks: { first: [], practice: [], transfer: [] },
})
const own = { a: 2, fill: 'none', lid: true } as const

test('numbers, switches and texts are read by their fields, other names for a field too', () => {
  expect(withGiven(box, own, { a: 4, fill: 'sand', lid: 'off' })).toEqual({ state: { a: 4, fill: 'sand', lid: false }, notices: [] })
  expect(withGiven(box, own, { a1: '5', lid: false }).state).toEqual({ a: 5, fill: 'none', lid: false })
})

test.each<Record<string, number | string>>([{ a: -1 }, { a: 2.5 }, { a: NaN }, { fill: 'water' }, { lid: 'ajar' }, { b: 1 }, { constructor: 1 }])('%j is no value: it leaves the state alone and says so', (given) => {
  const { state, notices } = withGiven(box, own, given)
  expect(state).toEqual(own)
  expect(notices.map(({ key }) => key)).toEqual(Object.keys(given))
})

test('a sheet begins from its preset, then takes what it gives', () => {
  expect(stateOf(box, { id: 's' })).toEqual(own)
  expect(stateOf(box, { id: 's', preset: 'tall' })).toEqual({ a: 9, fill: 'sand', lid: true })
  expect(stateOf(box, { id: 's', preset: 'tall', given: { a: 1 } })).toEqual({ a: 1, fill: 'sand', lid: true })
})

test('a sheet with a preset or a value that is none is refused by name', () => {
  expect(() => stateOf(box, { id: 's', preset: 'wide' })).toThrow('s: box has no preset wide')
  expect(() => stateOf(box, { id: 's', given: { a: 'much' } })).toThrow(/^s: a: “much” is not a whole number/)
})
