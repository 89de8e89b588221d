import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClaims } from '../../../src/runs/claims.ts'
import type { Spec } from '../../../src/runs/spec.ts'
import { made } from '../../../src/runs/testing/made.ts'
import { alive, factsOf, parametersOf, shape, twiceOf } from './facts.ts'
import * as says from './sentences.ts'

const claims = readClaims(readFileSync('content/experiments/04-depth/claims.yaml', 'utf8'))
const bug: Partial<Spec> = { bug: 'relu-logits' }
const of = (none: number, one: number, half: number, full: number, spread = 0.001, silent: (seed: number) => number[] = () => []) =>
  made(
    { spec: { layers: 'none' }, mean: none, spread },
    { spec: { layers: '1000' }, mean: one, spread: -spread },
    { spec: { layers: '500,500' }, mean: half, spread },
    { spec: { layers: '1000,1000' }, mean: full, spread },
    { spec: bug, mean: 0.2, spread, silent },
  )

const two = factsOf(of(0.1, 0.08, 0.07, 0.065), claims)
const one = factsOf(of(0.1, 0.07, 0.08, 0.085), claims)
const open = factsOf(of(0.08, 0.08, 0.0801, 0.081, 0.02), claims)
const level = factsOf(of(0.1, 0.08, 0.08, 0.08, 0.0005), claims)

describe('the sentences follow the numbers', () => {
  test('two layers may be better, worse, level, or past telling', () => {
    expect([two, one, open, level].map(({ finding }) => finding)).toEqual(['contradicted', 'supported', 'not shown', 'small'])
    expect([two, one, open].map(says.better)).toEqual(['two layers', 'one layer', 'no telling'])
    expect(says.layers(two)).toMatch(/^From 1 × 1,000 units to 2 × 500 the validation error falls by 1\.00 points .*; from 1 × 1,000 to 2 × 1,000 it falls by 1\.50/)
    expect(says.layers(one)).toContain('rises by 1.00 points')
    expect(says.layers(open)).toContain('holds 0')
    expect([two, one, open, level].map(says.found)).toEqual([expect.stringContaining('contradict'), expect.stringContaining('support'), expect.stringContaining('do not show'), expect.stringContaining('too small')])
  })
  test('the reason does not follow, whether the claim is true or not', () => {
    expect([two, one, open, level].map((facts) => says.judgment(facts).against)).toEqual(['Not so here, and the reason does not follow.', 'The reason does not follow.', 'Not shown, and the reason does not follow.', 'Next to no difference here, and the reason does not follow.'])
    expect(says.judgment(one).rest).toBe('795,010 parameters are more than 648,010, but the table’s own network of 100 units has 79,510, and 8.77\u00a0%.')
  })
  test('how often one pair says it is told beside what is true on average', () => {
    expect(says.onePair(two)).toContain('two layers win in 100\u00a0%, and on average they do err less')
    expect(says.onePair(one)).toContain('two layers win in 0\u00a0%, though on average they err more')
    expect(says.onePair(open)).toContain('cannot tell')
  })
  test('a hidden layer is said to bring something only where it does', () => {
    expect(says.bend(two)).toMatch(/the first layer brings 2\.00 points .*, more than any choice after it\.$/)
    expect(says.bend(factsOf(of(0.08, 0.075, 0.06, 0.05), claims))).toMatch(/brings 0\.50 points \(.*\)\.$/)
    expect(says.bend(open)).toContain('cannot say')
  })
  test('a run near the original’s is counted, none is said to be none', () => {
    expect(says.nearStrange(two)).toBe('None of our 6 runs of 2 × 500 comes near the original’s 16.80\u00a0%; the worst has 7.10\u00a0%.')
    expect(says.nearStrange(factsOf(of(0.2, 0.08, 0.17, 0.08), claims))).toBe('6 of our 6 runs of 2 × 500 come near the original’s 16.80\u00a0%.')
  })
  test('runs with the fault are told by the classes that they lose', () => {
    const mixed = factsOf(of(0.1, 0.08, 0.07, 0.06, 0.001, (seed) => (seed <= 3 ? [] : seed === 4 ? [2] : [1, 3])), claims)
    expect(says.lost(mixed)).toBe('Of 6 runs with a ReLU on the output, 3 name all ten classes (19.90\u00a0% to 19.98\u00a0%), 1 never names one class (20.02\u00a0%) and 2 never name 2 classes (20.06\u00a0% to 20.10\u00a0%).')
    expect(says.always(mixed)).toBe('So the fault does not always do it: 3 of 6 runs lose no class.')
    expect(says.always(two)).toContain('costs no class')
    expect(says.always(factsOf(of(0.1, 0.08, 0.07, 0.06, 0.001, () => [9]), claims))).toContain('in every run')
    expect(says.lost(factsOf(of(0.1, 0.08, 0.07, 0.06).filter(({ spec }) => spec.bug === 'none'), claims))).toContain('No runs')
  })
  test('the pencil asks about nine tenths, and counts the parameters of the smallest network', () => {
    expect([...says.marks(two).values()].map(({ note }) => note)).toEqual(['0.832 ÷ 0.923 = 0.90: one letter in ten never named?', '0.819 ÷ 0.912 = 0.90: one letter in ten never named?', '79,510 parameters, 8.77 against 16.80'])
  })
  test('depths without matched runs stop the build', () => {
    expect(() => factsOf(of(0.1, 0.08, 0.07, 0.06).filter(({ spec }) => spec.layers !== '500,500'), claims)).toThrow(/npm run pretrain/)
  })
})

describe('what others computed', () => {
  test('parameters of one layer, of two of half the units, of two of the same', () => {
    expect(['none', '1000', '500,500', '1000,1000'].map(parametersOf)).toEqual([7850, 795_010, 648_010, 1_796_010])
    expect(['none', '1000', '500,500'].map(shape)).toEqual(['none', '1 × 1,000', '2 × 500'])
  })
  test('two equal layers with the budget of one of a thousand have 578 units each', () => {
    expect(twiceOf(parametersOf('1000')).toFixed(2)).toBe('578.42')
    expect(parametersOf('578,578')).toBe(794_182)
    expect(parametersOf('16')).toBe(12_730)
    expect(parametersOf('16,16')).toBe(13_002)
  })
  test('nine tenths: live accuracies and the ratios of the odd runs', () => {
    expect([0.832, 0.8191, 0.81].map((right) => (100 * alive(right)).toFixed(2))).toEqual(['92.44', '91.01', '90.00'])
    expect(two.odd.map(({ ratio }) => ratio.toFixed(3))).toEqual(['0.902', '0.899', '0.900', '0.906'])
    expect(two.odd.map(({ without }) => (100 * without).toFixed(2))).toEqual(['7.56', '8.99', '10.00', '6.38'])
    expect(two.jump).toMatchObject({ from: 458, to: 211, of: 2726 })
    // Pooled z test by hand: 247 / √(669 · (1 − 669/5452)) = 247 / 24.225.
    expect(two.jump.z).toBeCloseTo(10.196, 2)
    expect(two.otherwise.toFixed(3)).toBe('0.888')
    expect((100 * two.share).toFixed(2)).toBe('0.53')
  })
})
