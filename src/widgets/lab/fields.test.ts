import { expect, test } from 'vitest'
import { defaults, readState } from '../../fields/state.ts'
import { fewest } from '../../runs/compare.ts'
import { labFields, linkTo, openLab } from './fields.ts'

const site = 'https://example.org/chain-rule/'
/** A lab that a page opens in this state, and that a reader changed. */
function opened(state: string, change: object = {}) {
  const store = openLab(readState(labFields, new URLSearchParams(state)).state)
  store.set(change, 'reader')
  return store
}

test('a sweep has by default as many seeds as an interval needs', () => expect(labFields.sweepSeeds.fallback).toBe(fewest))

test('early stopping goes by its name on the form and by patience in addresses, and says what 0 means', () => {
  expect(labFields.patience.says).toMatch(/^early stopping .*0: none/)
  expect(new URL(linkTo(opened('patience=4'), site, site)).search).toBe('?patience=4')
})

test('a run is linked in the chapter that the reader is in, elsewhere in the lab’s home', () => {
  const lab = opened('layers=100')
  const path = (page: string) => new URL(linkTo(lab, site, `${site}${page}`)).pathname
  expect(path('experiments/03-width/?layers=9#lab')).toBe('/chain-rule/experiments/03-width/')
  for (const page of ['', 'embed/lab/', 'gallery/', 'problems/02-backprop/']) expect(path(page)).toBe('/chain-rule/experiments/02-learning-rate/')
})

test('a link opens the state that it was copied from, also where the page opens in another', () => {
  const opening = 'layers=100&sweep=widths'
  for (const change of [{}, { layers: '1000' }, { sweep: '', learningRate: 0.01, seed: 7 }, { layers: '1000', autoplay: true }]) {
    const lab = opened(opening, change)
    for (const [page, opens] of [['experiments/03-width/', opened(opening).get()], ['', defaults(labFields)]] as const) {
      const { state, notices } = readState(labFields, new URL(linkTo(lab, site, site + page)).searchParams, opens)
      expect(state).toEqual(lab.get())
      expect(notices).toEqual([])
    }
  }
})

test('a link keeps its meaning where the page later opens in another state', () => {
  const query = new URL(linkTo(opened('layers=100'), site, `${site}experiments/03-width/`)).searchParams
  expect(readState(labFields, query, opened('layers=500').get()).state.layers).toBe('100')
})
