import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { defaultSpec } from '../../../runs/spec.ts'
import type { Looked } from '../../../training/client.ts'
import { Bars } from './Bars.tsx'
import { ConfusionView } from './ConfusionView.tsx'
import { Histograms } from './Histograms.tsx'
import { MistakesView } from './MistakesView.tsx'
import { sightOf } from './sight.ts'

/** A look at one image a label, each answered as `given` says. */
const looked = (labels: readonly number[], given: readonly number[], classes?: readonly string[]): Looked => ({
  split: 'test',
  indices: Uint32Array.from(labels.keys()),
  labels: Uint8Array.from(labels),
  images: new Uint8Array(784 * labels.length),
  logits: Float64Array.from(given.flatMap((answer) => Array.from({ length: 10 }, (_, c) => (answer < 0 ? Number.NaN : c === answer ? 1 : 0)))),
  active: [],
  ...(classes && { classes }),
})
const see = (...given: Parameters<typeof looked>) => sightOf(defaultSpec, { epoch: 1, step: 0, weights: {} }, looked(...given), { activations: async () => [], thinned: async () => ({ stays: [], logits: [], whole: new Float64Array(10) }) })

const four = ['cat', 'dog', 'emu', 'fox']

test('of the letters all ten are shown, answered or not', () => {
  const { names, classes, answered, noun } = see([0, 1], [0, 0])
  expect([names.join(''), classes, answered, noun]).toEqual(['ABCDEFGHIJ', [...names.keys()], [...names.keys()], 'letter'])
})

test('of own data with four classes those are shown, and an answer that is none of them by the number of its output', () => {
  expect(see([0, 1, 2, 3], [0, 1, 1, 0], four)).toMatchObject({ classes: [0, 1, 2, 3], answered: [0, 1, 2, 3], noun: 'class' })
  const stray = see([0, 1, 2, 3], [0, 1, 6, -1], four)
  expect(stray.answered).toEqual([0, 1, 2, 3, 6])
  expect(stray.answered.map((c) => stray.names[c])).toEqual([...four, 'output 7'])
})

const views = { fontOf: () => undefined, onPick: () => undefined }
const heads = (html: string, scope: string) => [...html.matchAll(new RegExp(`<th scope="${scope}"[^>]*>([^<]*)`, 'g'))].map(([, text]) => text)

test('a matrix of four classes has a row for each, and a column more for an answer that is none of them', () => {
  const html = renderToStaticMarkup(createElement(ConfusionView, { sight: see([0, 1, 2, 3], [0, 1, 6, 2], four), ...views }))
  expect(heads(html, 'row')).toEqual(four)
  expect(heads(html, 'col').slice(1, -1)).toEqual([...four, 'output 7'])
  expect(html).toContain('emu answered output 7: 1 of 1')
  expect(html).toContain('the one image of that class is lost: 25.0\u00a0% of all')
})

test('histograms and bars leave out the outputs of no class, and say so', () => {
  const { looked: { logits }, names, answered: shown } = see([0, 1, 2, 3], [0, 1, 2, 3], four)
  const html = renderToStaticMarkup(createElement(Histograms, { logits, names, shown, caption: 'All.' }))
  expect([...html.matchAll(/<b>(\w+)<\/b>/g)].map(([, name]) => name)).toEqual(four)
  expect(html).toContain('The 6 outputs that belong to no class of these data are left out.')
  const bars = renderToStaticMarkup(createElement(Bars, { logits: Float64Array.from({ length: 10 }, (_, c) => (c === 8 ? 2 : 0)), names, shown, caption: 'Read as' }))
  expect(heads(bars, 'row')).toEqual([...four, 'output 9', 'no class'])
  const shares = [...bars.matchAll(/class="r">([\d.]+)/g)].map(([, share]) => Number(share))
  expect(shares.reduce((a, b) => a + b)).toBeCloseTo(100, 0)
  expect(shares[4]).toBeCloseTo((100 * Math.exp(2)) / (Math.exp(2) + 9), 1)
})

test('a mistake among own data is one about a class, and outputs that are no numbers are no right answers', () => {
  const says = (...given: Parameters<typeof looked>) => renderToStaticMarkup(createElement(MistakesView, { sight: see(...given), ...views }))
  expect(says([0, 1], [0, 0], four)).toContain('its own class got')
  expect(says([0, 1], [0, 0])).toContain('its own letter got')
  expect(says([0, 1], [0, 1])).toContain('Not one answer is wrong')
  expect(says([0, 1], [-1, -1])).toContain('no numbers')
})
