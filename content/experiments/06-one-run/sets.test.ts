import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClaims } from '../../../src/runs/claims.ts'
import type { DataNote } from '../../../src/runs/provenance.ts'
import { made, type Shape } from '../../../src/runs/testing/made.ts'
import { factsOf } from './facts.ts'
import { nine, stopped } from './grid.ts'
import { alike, shipped, turned } from './setSentences.ts'
import { rowsOf, setsOf } from './sets.ts'

const claims = ['02-learning-rate', '03-width', '04-depth', '05-dropout'].map((folder) => readClaims(readFileSync(`content/experiments/${folder}/claims.yaml`, 'utf8')))
const note: DataNote = { says: 'notmnist-small', classes: [...'ABCDEFGHIJ'], train: 15_000, validation: 2724, test: 1000 }

/** Mean errors of the nine in their order: rates 0.0001, usual, 0.002, 0.0025, 0.003; 100, 500 units; two layers; dropout. */
type Means = readonly [number, number, number, number, number, number, number, number, number]
function of(means: Means, { seeds = 6, spread = 0.0005, data = 'letters' } = {}) {
  return made(...nine.map((change, i): Shape => ({ spec: { ...stopped, ...change, data }, mean: means[i]!, train: means[i]!, spread: [0, 6, 7, 8].includes(i) ? spread : -spread, seeds })))
}
const agreeing: Means = [0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.08, 0.09, 0.04]
const opposed: Means = [0.09, 0.06, 0.07, 0.08, 0.05, 0.04, 0.05, 0.05, 0.07]
/** As the first, but for dropout. */
const partly: Means = [0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.08, 0.09, 0.07]

const letters = factsOf(of(agreeing, { seeds: 8 }), claims)
const beside = (means: Means, more = {}) => setsOf(letters, [{ folder: 'notmnist-small-0a1b2c3d', note, runs: of(means, { data: 'own:0a1b2c3d', ...more }) }], claims)
const [same, other, some] = [beside(agreeing), beside(opposed), beside(partly)]

describe('the sentences follow the runs on both data sets', () => {
  test('sentences that fare alike are said to, and as what', () => {
    expect(alike(same)).toBe('On Letters and notMNIST all four sentences fare alike: the runs support four.')
    expect(turned(same)).toBe('No comparison is decided one way on one of them and the other way on another.')
  })
  test('those that do not are named, with what the runs say on each', () => {
    expect(alike(some)).toMatch(/^On Letters and notMNIST three of the four sentences fare alike\. “.*” is supported on Letters and contradicted on notMNIST\.$/)
    expect(turned(some)).toBe('2 comparisons are decided one way on one of them and the other way on another: dropout 0.5 against usual (training) and dropout 0.5 against usual (validation). What holds for one set of images is no law.')
    expect(alike(other)).toContain('no sentence fares alike')
    expect(alike(beside([0.06, 0.0601, 0.0602, 0.0601, 0.06, 0.0602, 0.0601, 0.06, 0.0601]))).toContain('is supported on Letters and about a difference too small to matter on notMNIST')
  })
  test('how many images went where is told from the runs, and that no image is here', () => {
    expect(shipped(same)).toBe('notMNIST has 15,000 images for training, 2,724 for validation and 1,000 for the test, dealt image by image, and 6 matched seeds of each network stand. Its images are not shipped with this book, only the runs.')
  })
  test('findings stand beside each other, comparison by comparison', () => {
    const rows = rowsOf(some)
    expect(rows.map(({ claims }) => claims.map(({ finding }) => finding))).toEqual([['supported', 'supported'], ['supported', 'supported'], ['supported', 'supported'], ['supported', 'contradicted']])
    expect(rows.map(({ compared }) => compared.length)).toEqual([4, 2, 1, 2])
    expect(rows[3]!.compared[1]!.on.map(({ difference }) => Number(difference.mean.toFixed(6)))).toEqual([-0.02, 0.01])
  })
})

test('the crosses are drawn on the original’s own images alone', () => {
  expect(same.map(({ says, original }) => [says, original])).toEqual([['Letters', false], ['notMNIST', true]])
  const elsewhere = setsOf(letters, [{ folder: 'kuzushiji-00000000', note: { ...note, says: 'kuzushiji' }, runs: of(agreeing) }], claims)
  expect(elsewhere.map(({ says, original }) => [says, original])).toEqual([['Letters', false], ['kuzushiji', false]])
})

test('a data set without five matched seeds of all nine stands in no panel, and Letters alone are no comparison', () => {
  expect(beside(agreeing, { seeds: 4 })).toEqual([])
  expect(setsOf(letters, [{ folder: 'x', note, runs: of(agreeing).filter(({ spec }) => spec.dropout === 0) }], claims)).toEqual([])
  expect(setsOf(letters, [], claims)).toEqual([])
  expect(setsOf(factsOf(of(agreeing, { seeds: 4 }), claims), [{ folder: 'x', note, runs: of(agreeing) }], claims)).toEqual([])
})
