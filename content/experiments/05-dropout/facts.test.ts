import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClaims } from '../../../src/runs/claims.ts'
import { made } from '../../../src/runs/testing/made.ts'
import { digitsOf, factsOf, left, mask, published } from './facts.ts'
import { budgets } from './grid.ts'
import * as says from './sentences.ts'

const claims = readClaims(readFileSync('content/experiments/05-dropout/claims.yaml', 'utf8'))
type Pair = readonly [validation: number, train: number]
const long = (dropout: number, early: Pair, late: Pair, spread: number) => ({ spec: { dropout, epochs: budgets[1] }, mean: late[0], train: late[1], spread, early: { until: budgets[0], mean: early[0], train: early[1] } })
const of = (short: readonly [Pair, Pair], then: readonly [Pair, Pair], spread = 0.001) => factsOf(made(long(0, short[0], then[0], -spread), long(0.5, short[1], then[1], spread)), claims)

const hurts = of([[0.06, 0.04], [0.064, 0.06]], [[0.06, 0.01], [0.062, 0.02]])
const pays = of([[0.06, 0.04], [0.064, 0.06]], [[0.06, 0.01], [0.055, 0.02]])
const helps = of([[0.06, 0.04], [0.055, 0.03]], [[0.06, 0.01], [0.054, 0.005]])
const open = of([[0.06, 0.04], [0.0601, 0.04]], [[0.06, 0.01], [0.0601, 0.01]], 0.02)

describe('the sentences follow the numbers', () => {
  test('errors that rise contradict the claim, errors that both fall support it, a spread leaves it open', () => {
    expect([hurts, helps, open].map(({ short }) => short.finding)).toEqual(['contradicted', 'supported', 'not shown'])
    expect([hurts, helps, open].map(says.found)).toEqual([expect.stringContaining('contradict'), expect.stringContaining('support'), 'Of its two errors our runs find one too small to matter and leave one open.'])
    expect([hurts, helps, open].map((facts) => says.judgment(facts).against)).toEqual(['Not so here, and not shown by two runs.', 'True here, and not shown by two runs.', 'Not shown by two runs, nor by ours.'])
    expect(says.judgment(hurts).rest).toBe('207 wrong images against 211 are 4 of 2,726.')
  })
  test('each error is told with its course and its interval', () => {
    expect(says.shortly(hurts)).toMatch(/training error rises by 2\.00 points \(.*\) and validation error rises by 0\.40 points .*6 matched seeds, widened by Holm’s rule so that both can be read together\.$/)
    expect(says.shortly(helps)).toContain('validation error falls by 0.50 points')
    expect(says.later(pays)).toContain(`After ${budgets[1]} epochs training error rises by 1.00 points`)
    expect([hurts, helps, open].map(says.courseOf)).toEqual(['it rises', 'it falls', 'these seeds cannot tell'])
  })
  test('runs of other chapters with the same spec and seed are named where they differ', () => {
    expect(says.readOff(hurts)).toBe('')
    const runs = made(long(0, [0.06, 0.04], [0.06, 0.01], -0.001), long(0.5, [0.064, 0.06], [0.062, 0.02], 0.001)).map((run) => ({ ...run, made: [{ by: 'assembly', from: 1, to: 16, versions: {} }] }))
    const others = made({ spec: { epochs: budgets[0] }, mean: 0.0615, spread: -0.001 }).map((run) => ({ ...run, made: [{ by: 'wasm', from: 1, to: 8, versions: {} }] }))
    const beside = factsOf(runs, claims, others)
    expect(beside.twins).toMatchObject({ seeds: 6, engines: [['assembly'], ['wasm']] })
    expect(says.readOff(beside)).toContain(`read after the first ${budgets[0]}: assembly made them, and wasm those of the same seeds in other chapters. Two engines round differently, and training makes that grow, here to at most ${(100 * beside.twins.apart).toFixed(2)} points.`)
    expect(factsOf(runs, claims, runs).twins.seeds, 'a run of another length is none of the same spec').toBe(0)
  })
  test('long training may turn the comparison, soften it, or leave it', () => {
    expect(says.turned(pays)).toContain('the bet on long training is won')
    expect(says.turned(hurts)).toContain('a handicap at both lengths, a smaller one at the longer')
    expect(says.turned(of([[0.06, 0.04], [0.064, 0.06]], [[0.06, 0.01], [0.07, 0.02]]))).toContain('both lengths:')
    expect(says.turned(helps)).toContain('It pays at both lengths, more at the longer')
    expect(says.turned(open)).toContain('At neither length')
    // Errors that rise with the seed on one side and fall on the other: differences that no mean can settle, once later and once at first.
    const then = (mean: number, spread = 0) => [{ spec: { dropout: 0, epochs: budgets[1] }, mean: 0.06, spread: -spread }, { spec: { dropout: 0.5, epochs: budgets[1] }, mean, spread }]
    const early = (mean: number, spread = 0) => then(mean, spread).map((shape) => ({ ...shape, early: { until: budgets[0], mean: shape.spec.dropout === 0 ? 0.06 : 0.07, train: 0.03 } }))
    expect(says.turned(factsOf(made(...early(0.06, 0.004)), claims))).toContain('can no longer be told')
    const undecided = { ...open.short, validation: { ...open.short.validation, mean: 0, low: -0.01, high: 0.01 } }
    expect(says.turned({ ...pays, short: undecided })).toBe(`Undecided at ${budgets[0]} epochs, it pays at ${budgets[1]}.`)
    expect(says.turned({ ...hurts, short: undecided })).toBe(`At ${budgets[1]} epochs it is a handicap.`)
  })
  test('beside the suspicious fall stands which way our training error goes', () => {
    expect(says.suspicious(hurts)).toContain('training error rises from 4.00\u00a0% to 6.00\u00a0%')
    expect(says.suspicious(helps)).toContain('too, training error falls')
    expect(says.suspicious(open)).toContain('cannot tell apart')
  })
  test('how often one pair says that dropout helps is told beside what is true on average', () => {
    expect(says.onePair(hurts)).toContain('0\u00a0%, though it hurts')
    expect(says.onePair(helps)).toContain('100\u00a0%, and it does help')
    expect(says.onePair(open)).toContain('cannot tell')
  })
  test('the pencil counts images and asks about the masks', () => {
    expect([...says.marks(hurts).values()].at(-1)!.note).toBe('207 wrong, 211 without: chance alone could do it, p = 0.84. Training 4.59 below 4.78: were the masks off?')
  })
  test('a long run tells of the short training too, and a share between with fewer seeds is left out', () => {
    const some = made(long(0, [0.06, 0.03], [0.05, 0.02], 0), long(0.5, [0.07, 0.04], [0.06, 0.03], 0))
    const facts = factsOf([...some, ...made({ spec: { dropout: 0.2 }, mean: 0.06, seeds: 3 }, { spec: { dropout: 0 }, mean: 0.5 })], claims)
    expect(facts.groups.map(({ at, seeds }) => [at, seeds.length])).toEqual([['0', 6], ['0.5', 6]])
    expect(facts.short.without.mean).toBeCloseTo(0.06, 12)
    expect(factsOf([...some, ...made({ spec: { dropout: 0.2 }, mean: 0.06 })], claims).groups).toHaveLength(3)
  })
  test('a share without matched runs stops the build', () => {
    expect(() => factsOf(made({ spec: { dropout: 0 }, mean: 0.06 }), claims)).toThrow(/npm run pretrain/)
  })
})

describe('what others computed', () => {
  test('a mask of a half doubles what it leaves, keeps the mean, and adds a variance of one', () => {
    expect(mask(0.5)).toEqual({ scale: 2, mean: 1, variance: 1 })
    // p/(1 − p), by hand.
    expect(mask(0.2).variance).toBeCloseTo(0.25, 12)
    expect(mask(0.8).scale).toBeCloseTo(5, 12)
  })
  test('of a thousand units a half leaves 500 give or take 15.8114, in one of a number of masks with 302 digits', () => {
    expect(left(1000, 0.5).mean).toBe(500)
    expect(left(1000, 0.5).deviation.toFixed(4)).toBe('15.8114')
    expect(digitsOf(1000)).toBe(String(2n ** 1000n).length)
    expect(digitsOf(1000)).toBe(302)
  })
  test('211 and 207 wrong images: doubt 0.84, and 94 seeds at a paired deviation of half a point', () => {
    expect(hurts.counts.wrong).toEqual({ from: 211, to: 207, of: 2726 })
    expect(hurts.counts.p.toFixed(2)).toBe('0.84')
    expect(hurts.needed.loose).toBe(94)
    expect(hurts.steps).toBe(1200)
    expect((hurts.steps * Math.log10(0.5)).toFixed(2)).toBe('-361.24')
  })
  test('two published pairs: 786 against 664 of 26,032 is beyond counting noise', () => {
    const svhn = published(3.02, 2.55, 26_032)
    expect([svhn.first, svhn.second]).toEqual([786, 664])
    expect(svhn.z.toFixed(2)).toBe('3.25')
    expect(svhn.p.toFixed(4)).toBe('0.0012')
  })
})
