import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClaims } from '../../../src/runs/claims.ts'
import { made } from '../../../src/runs/testing/made.ts'
import { factsOf, parametersOf, stack, widthOf } from './facts.ts'
import * as says from './sentences.ts'

const claims = readClaims(readFileSync('content/experiments/03-width/claims.yaml', 'utf8'))
const of = (small: number, middle: number, large: number, train = [0.08, 0.05, 0.03], spread = 0.002) =>
  made(
    { spec: { layers: '100' }, mean: small, spread, train: train[0]! },
    { spec: { layers: '500' }, mean: middle, spread, train: train[1]! },
    { spec: { layers: '1000' }, mean: large, spread: -spread, train: train[2]! },
  )

const falling = factsOf(of(0.1, 0.09, 0.08), claims)
const rising = factsOf(of(0.08, 0.09, 0.1), claims)
const level = factsOf(of(0.09, 0.09, 0.0898, [0.05, 0.05, 0.05], 0.0005), claims)
const loose = factsOf(of(0.1, 0.09, 0.0895, [0.08, 0.05, 0.03], 0.02), claims)

describe('the sentences follow the numbers', () => {
  test('runs that fall apart support the claim, runs that rise contradict it, the rest is small or open', () => {
    expect([falling, rising, level, loose].map(({ finding }) => finding)).toEqual(['supported', 'contradicted', 'small', 'not shown'])
    expect(says.truth(falling)).toContain('true here: over 6 matched seeds')
    expect(says.truth(rising)).toContain('the sentence is false')
    expect(says.truth(level)).toContain('next to nothing')
    expect(says.truth(loose)).toContain('Nor do our runs settle it')
    expect([falling, rising, level, loose].map(says.found)).toEqual([expect.stringContaining('support'), expect.stringContaining('contradict'), expect.stringContaining('too small'), expect.stringContaining('support one and leave one open')])
  })
  test('a sentence of which one step stands is borne out in part, and its ends are told', () => {
    const part = factsOf(of(0.1, 0.09, 0.0899, undefined, 0.0005), claims)
    expect([part.findings, part.finding]).toEqual([['supported', 'small'], 'small'])
    expect(says.found(part)).toMatch(/^Of its two steps our runs support one and find one too small to matter\. Between the ends, from 100 to 1,000 units, the error falls by 1\.01 points/)
    expect(says.truth(part)).toBe('Our runs bear out a part of the sentence: over 6 matched seeds the error falls from 100 units to 500; from 500 units to 1,000 it changes by less than half a point, if at all.')
  })
  test('every step is told with its interval, and that two are compared', () => {
    expect(says.steps(falling)).toMatch(/^From 100 to 500 units the validation error falls by 1\.00 points \(.*\); from 500 to 1,000 units .* 6 matched seeds, widened by Holm’s rule so that both can be read together\.$/)
    expect(says.steps(loose)).toContain('holds 0')
  })
  test('the claim is unsupported by its own runs whether it is true or not', () => {
    expect(says.judgment(falling)).toEqual({ against: 'True here, and not shown by its runs.', rest: 'The last step is 211 wrong images against 215: 4 of 2,726.' })
    expect(says.judgment(level).against).toBe('Its table agrees, but it is not shown by its runs.')
    expect(says.judgment({ ...falling, verdict: { ...falling.verdict, kind: 'contradicted' } }).against).toContain('Contradicted')
  })
  test('a gain shrinks, runs out, or has no course', () => {
    expect(says.shrinking(factsOf(of(0.1, 0.08, 0.075), claims))).toBe('The gain shrinks: 5 times the units bring 2.00 points, twice as many again 0.50.')
    expect(says.shrinking(factsOf(of(0.2, 0.09, 0.0899, undefined, 0.02), claims))).toContain('runs out')
    expect(says.shrinking(rising)).toContain('no even course')
    expect(says.shrinking(factsOf(of(0.1, 0.098, 0.095, undefined, 0.02), claims))).toContain('cannot say')
  })
  test('matching is said to steady the difference only where it does', () => {
    expect(says.pairing({ ...falling, scatter: { paired: 0.001, alone: 0.002 } })).toContain('that part cancels')
    expect(says.pairing({ ...falling, scatter: { paired: 0.002, alone: 0.002 } })).toContain('steadies nothing')
  })
  test('training error that falls faster is said to, another is not', () => {
    expect(says.training(falling)).toContain('The first falls by a factor of 2.7, the second by one of 1.25')
    expect(says.training(level)).toContain('fall alike')
  })
  test('the largest network is called the best only where it is', () => {
    expect(says.overfit(falling)).toBe('The largest has 53 for every image, and of the 3 it does best on images that it has never seen.')
    expect(says.overfit(rising)).toContain('100 units are, with 8.00\u00a0% against 10.00\u00a0%')
  })
  test('the pencil counts the images of every step', () => {
    expect([...says.marks(falling)].map(([run, { note }]) => [run.spec.layers, note])).toEqual([
      ['500', '215 wrong, 239 at 100: chance alone could do it, p = 0.24'],
      ['1000', '211 wrong, 215 at 500: chance alone could do it, p = 0.84'],
    ])
  })
  test('widths that have no matched runs stop the build and say how to make them', () => {
    expect(() => factsOf(of(0.1, 0.09, 0.08).filter(({ spec }) => spec.layers !== '500'), claims)).toThrow(/100 units|500 units/)
  })
})

describe('what others computed', () => {
  test('795h + 10 parameters, and the width that has as many as two layers of 500', () => {
    expect(['100', '500', '1000', '2000'].map(parametersOf)).toEqual([79_510, 397_510, 795_010, 1_590_010])
    for (const h of [1, 10, 1234]) expect(parametersOf(String(h))).toBe(795 * h + 10)
    expect(parametersOf('500,500')).toBe(648_010)
    expect(widthOf(648_010).toFixed(2)).toBe('815.09')
    expect(parametersOf('815')).toBe(647_935)
  })
  test('the networks that fit random labels have the parameters that their authors print', () => {
    // Zhang et al. 2017, table 1, rounded there to 1,209,866 and 1,735,178: 28 × 28 × 3 crops, 10 classes.
    expect([stack(28 * 28 * 3, 512, 10), stack(28 * 28 * 3, 512, 512, 512, 10)]).toEqual([1_209_866, 1_735_178])
    expect((stack(28 * 28 * 3, 512, 10) / 50_000).toFixed(1)).toBe('24.2')
  })
  test('the doubt between 100 and 1,000 units is 0.17, between 500 and 1,000 units 0.84', () => {
    expect([falling.whole.theirs.p, falling.close.p].map((p) => p.toFixed(2))).toEqual(['0.17', '0.84'])
    expect(falling.whole.theirs.wrong).toEqual({ from: 239, to: 211, of: 2726 })
    expect([falling.close.interval.low, falling.close.interval.high].map((x) => (100 * x).toFixed(2))).toEqual(['6.80', '8.80'])
  })
  test('test error is flat: 104, 105, 104 of 1,000', () => expect(falling.tests).toEqual([104, 105, 104]))
  test('two runs of one network lie apart by what their errors say', () => {
    // Six evenly spaced errors from 7.8 to 8.2 %: greatest distance 0.4 points of 2,726 images, mean distance 7/15 of it.
    expect(falling.apart.greatest).toBeCloseTo(0.004 * 2726, 9)
    expect(falling.apart.mean).toBeCloseTo((0.004 * 2726 * 7) / 15, 9)
  })
})
