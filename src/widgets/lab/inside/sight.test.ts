import { expect, test } from 'vitest'
import { defaultSpec } from '../../../runs/spec.ts'
import type { Looked } from '../../../training/client.ts'
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

test('of the letters all ten are shown, answered or not', () => {
  const { names, classes, answered, noun } = see([0, 1], [0, 0])
  expect([names.join(''), classes, answered, noun]).toEqual(['ABCDEFGHIJ', [...names.keys()], [...names.keys()], 'letter'])
})

test('of own data with four classes those are shown, and an answer that is none of them by the number of its output', () => {
  const four = ['cat', 'dog', 'emu', 'fox']
  expect(see([0, 1, 2, 3], [0, 1, 1, 0], four)).toMatchObject({ classes: [0, 1, 2, 3], answered: [0, 1, 2, 3], noun: 'class' })
  const stray = see([0, 1, 2, 3], [0, 1, 6, -1], four)
  expect(stray.answered).toEqual([0, 1, 2, 3, 6])
  expect(stray.answered.map((c) => stray.names[c])).toEqual([...four, 'output 7'])
})
