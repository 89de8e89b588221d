import { describe, expect, test } from 'vitest'
import { across, apart, differences, errorOf, matchedRuns, paired, pairedTogether, winsOf } from './compare.ts'
import { findingOf, together } from './finding.ts'
import { defaultSpec } from './spec.ts'

const score = (error: number) => ({ error, loss: error })
const run = (seed: number, ...errors: number[]) => ({
  spec: { ...defaultSpec, seed },
  epochs: errors.map((e, i) => ({ epoch: i + 1, train: score(e / 2), validation: score(e), test: score(2 * e), seconds: 1 })),
})

describe('groups of runs', () => {
  test('a group is its seeds in order, after the last epoch or the one asked for', () => {
    expect(across([run(2, 0.3, 0.2), run(1, 0.4, 0.1)]).seeds).toEqual([{ seed: 1, error: 0.1 }, { seed: 2, error: 0.2 }])
    expect(across([run(2, 0.3, 0.2), run(1, 0.4, 0.1)], 'train', 1).mean).toBeCloseTo(0.175, 12)
    expect(() => errorOf(run(1, 0.2), 'test', 3)).toThrow('no epoch 3')
  })
  test('four seeds have a mean and no interval, five have one that holds it', () => {
    const five = [1, 2, 3, 4, 5].map((seed) => run(seed, seed / 10))
    expect(across(five.slice(1))).toMatchObject({ mean: expect.closeTo(0.35, 12), low: Number.NaN, high: Number.NaN })
    const { mean, low, high } = across(five)
    expect(low).toBeLessThan(mean)
    expect(high).toBeGreaterThan(mean)
  })
  test('a seed that one group lacks counts for none', () => {
    const [a, b] = matchedRuns([[run(1, 0), run(2, 0), run(3, 0)], [run(3, 0), run(1, 0), run(9, 0)]])
    expect([a!, b!].map((runs) => runs.map(({ spec }) => spec.seed))).toEqual([[1, 3], [3, 1]])
  })
  test('differences are taken seed by seed, whatever the order', () => {
    expect(differences(across([run(1, 0.5), run(2, 0.7)]), across([run(2, 0.25), run(1, 0.25), run(3, 9)]))).toEqual([0.25, 0.45].map((x) => expect.closeTo(x, 12)))
  })
  test('more comparisons, a wider interval around the same mean', () => {
    const [a, b] = [[0.1, 0.12, 0.15, 0.11, 0.13], [0.1, 0.1, 0.1, 0.1, 0.1]].map((errors) => across(errors.map((e, i) => run(i, e))))
    const [one, four] = [paired(a!, b!), pairedTogether(Array.from({ length: 4 }, () => [a!, b!] as const))[3]!]
    expect(four.mean).toBe(one.mean)
    expect(four.high - four.low).toBeGreaterThan(one.high - one.low)
    expect(one.mean).toBeCloseTo(0.022, 12)
    // Four of five differ, all upwards: 2 of 16 ways to deal signs.
    expect([one.p, one.adjusted, four.p, four.adjusted]).toEqual([0.125, 0.125, 0.125, 0.5])
  })
  test('the clearest of several comparisons gets the widest interval, and the last the plain one, while all before it decide', () => {
    const level = across([1, 2, 3, 4, 5, 6].map((seed) => run(seed, 0.1)))
    const [clear, loose] = [[0.011, 0.017, 0.022, 0.031, 0.034, 0.043], [-0.011, 0.017, 0.022, 0.031, 0.034, 0.043]].map((steps) => across(steps.map((d, i) => run(i + 1, 0.1 + d))))
    const [first, last] = pairedTogether([[clear!, level], [loose!, level]])
    expect(first!.p).toBeLessThan(last!.p)
    expect(last).toEqual({ ...paired(loose!, level), adjusted: last!.p })
    expect(first!.low).toBeLessThan(paired(clear!, level).low)
  })
  test('equal numbers of images are equal differences, however their fractions round', () => {
    // 30 − 20 and 50 − 40 images of 2,726 differ in the last bit; as ties with the −10 they make 2 × 4 of 8.
    const [a, b] = [[30, 50, 10], [20, 40, 20]].map((images) => across(images.map((n, i) => run(i, n / 2726))))
    expect(paired(a!, b!).p).toBe(1)  })
  test('four matched seeds are too few for an interval, five are not', () => {
    const [a, b] = [1, 2].map((n) => across([1, 2, 3, 4, 5].map((seed) => run(seed, n * seed))))
    expect(paired(a!, b!).low).toBeLessThan(0)
    expect(paired(a!, { seeds: b!.seeds.slice(1) })).toEqual({ mean: -3.5, low: Number.NaN, high: Number.NaN, seeds: 4, p: 0.125, adjusted: 0.125 })
  })
  test('of unmatched pairs the share that says so is counted, and two runs of one group have a distance', () => {
    const [a, b] = [[0.1, 0.2], [0.15, 0.2]].map((errors) => across(errors.map((e, i) => run(i, e))))
    // 0.1 beats both, 0.2 loses to 0.15 and ties with 0.2.
    expect(winsOf(a!, b!)).toBe(2.5 / 4)
    const { mean, greatest } = apart(across([0.1, 0.2, 0.4].map((e, i) => run(i, e))))
    expect([mean, greatest]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.3, 12)])
  })
})

describe('findings', () => {
  test('an interval on the claimed side supports, on the other contradicts, around zero it depends on its width', () => {
    expect(findingOf({ low: -0.01, high: -0.001 })).toBe('supported')
    expect(findingOf({ low: 0.001, high: 0.002 })).toBe('contradicted')
    expect(findingOf({ low: -0.004, high: 0.004 })).toBe('small')
    expect(findingOf({ low: -0.004, high: 0.006 })).toBe('not shown')
    expect(findingOf({ low: Number.NaN, high: Number.NaN })).toBe('not shown')
  })
  test('a claim about several errors is as good as its worst part', () => {
    expect(together(['supported', 'supported'])).toBe('supported')
    expect(together(['supported', 'small'])).toBe('small')
    expect(together(['supported', 'contradicted', 'small'])).toBe('contradicted')
    expect(together([])).toBe('not shown')
  })
})
