import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClaims } from '../../../src/runs/claims.ts'
import { made, type Shape } from '../../../src/runs/testing/made.ts'
import { drawOf, type Network, reached, type Sentence, shareOf } from './draws.ts'
import { apartFor, factsOf } from './facts.ts'
import { nine, stopped } from './grid.ts'
import * as says from './sentences.ts'
import { shareSays } from './shares.ts'

const claims = ['02-learning-rate', '03-width', '04-depth', '05-dropout'].map((folder) => readClaims(readFileSync(`content/experiments/${folder}/claims.yaml`, 'utf8')))

/** Mean validation errors of the nine in their order: rates 0.0001, usual, 0.002, 0.0025, 0.003; 100, 500 units; two layers; dropout. */
type Means = readonly [number, number, number, number, number, number, number, number, number]
function of(means: Means, { seeds = 6, spread = 0.0005, train = means }: { seeds?: number; spread?: number; train?: Means } = {}) {
  // Four err more at later seeds, those that they are compared with less: no difference is the same for all seeds.
  const shapes = nine.map((change, i): Shape => ({ spec: { ...stopped, ...change }, mean: means[i]!, train: train[i]!, spread: [0, 6, 7, 8].includes(i) ? spread : -spread, seeds }))
  return factsOf(made(...shapes), claims)
}
const agreeing: Means = [0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.08, 0.09, 0.04]
const opposed: Means = [0.09, 0.06, 0.07, 0.08, 0.05, 0.04, 0.05, 0.05, 0.07]
const level: Means = [0.06, 0.0601, 0.0602, 0.0601, 0.06, 0.0602, 0.0601, 0.06, 0.0601]

/** As if Wilcoxon's test agreed: six seeds are too few for it where nine comparisons are made. */
const firmly = (facts: ReturnType<typeof of>) => ({ ...facts, claims: facts.claims.map((claim) => ({ ...claim, byLittle: false })) })
const yes = firmly(of(agreeing))
const no = firmly(of(opposed))
const small = firmly(of(level))
const open = firmly(of(level, { spread: 0.03 }))
const few = of(agreeing, { seeds: 4 })
const findings = (facts: ReturnType<typeof of>) => facts.claims.map(({ finding }) => finding)

describe('the sentences follow the numbers', () => {
  test('all four are supported, contradicted, small or not shown, as the runs have it; four seeds show nothing', () => {
    expect([yes, no, small, open, few].map(findings)).toEqual(['supported', 'contradicted', 'small', 'not shown', 'not shown'].map((kind) => [kind, kind, kind, kind]))
    expect(says.total(yes)).toBe('Of its four sentences our runs, over 6 matched seeds, support four.')
    expect(says.total({ ...yes, claims: [yes.claims[0]!, ...no.claims.slice(1)] })).toBe('Of its four sentences our runs, over 6 matched seeds, support one and contradict three.')
    expect(says.total(small)).toContain('find four too small to matter')
    expect(says.total(few)).toContain('4 matched seeds show none yet')
  })
  test('it is said how many seeds stand, and that too few show nothing', () => {
    expect(says.standing(yes)).toBe('6 matched seeds of each network stand.')
    expect(says.standing(few)).toContain('Fewer than 5 show nothing')
    expect(few.compared.map(({ difference }) => says.intervalOf(difference))).toEqual(Array.from({ length: 9 }, () => '–'))
    expect(yes.compared.map(({ difference }) => says.intervalOf(difference)).join()).not.toContain('–')
    expect([yes, few].map(({ groups }) => groups.every(({ low }) => Number.isFinite(low)))).toEqual([true, false])
  })
  test('what a single draw is worth is told at the sentence where it misleads most', () => {
    expect(says.luck(yes)).toContain('every single draw says so')
    expect(says.luck(no)).toMatch(/^By all the runs together “.*” is contradicted, and no single draw says it\.$/)
    expect(says.luck(open)).toMatch(/” is not shown, and one draw says it in \d+\u00a0% of all cases\.$/)
    expect(says.luck({ ...yes, claims: yes.claims.map((claim) => ({ ...claim, share: 0.75 })) })).toContain('yet one draw fails to say it in 25\u00a0%')
    expect(says.luck(few)).toContain('Until more seeds stand')
  })
  test('a sentence of which a part stands is borne out in part; one that Wilcoxon’s test does not bear out is so by little', () => {
    const half = { ...yes, claims: yes.claims.map((claim, i) => (i === 1 ? { ...claim, finding: 'small' as const, findings: ['supported', 'small'] as const } : claim)) }
    expect(says.total(half)).toContain('support three and bear out one in part.')
    expect(says.luck({ ...half, claims: half.claims.slice(1, 2) })).toContain('is borne out in part, and')
    const little = { ...no, claims: no.claims.map((claim, i) => ({ ...claim, byLittle: i === 0 })) }
    expect(says.total(little)).toContain('contradict four, one of them by little.')
    expect(says.total({ ...little, claims: little.claims.slice(0, 1) })).toContain('contradict one by little.')
    expect([says.marked('small', false), says.marked('contradicted', true)]).toEqual(['small', 'contradicted, by little'])
    // The interval of five matched seeds may leave 0 out, where the least p there is, times nine, does not.
    const five = of(agreeing, { seeds: 5 })
    expect(five.compared.every(({ byLittle, finding }) => byLittle && finding === 'supported')).toBe(true)
    expect(five.claims.every(({ byLittle }) => byLittle)).toBe(true)
    expect(of(agreeing, { seeds: 30 }).claims.some(({ byLittle }) => byLittle)).toBe(false)
  })
  test('what a fixed number of epochs comes to is told where it is something else', () => {
    const same = yes.claims.map(({ findings }) => findings)
    expect(says.budgets(yes, same)).toContain('come to the same findings')
    expect(says.budgets(yes, [same[0]!, ['supported', 'small'], ['contradicted'], same[3]!])).toMatch(/another finding on “.*” \(borne out in part there, supported here\) and “.*” \(contradicted there, supported here\)\. How long/)
    expect(says.budgets(few, same)).toBe('')
  })
  test('the prediction has one right answer, and it is told with the finding', () => {
    expect([0, 0.04, 0.2, 0.5, 0.7, 1].map(says.binOf)).toEqual(['hardly ever', 'hardly ever', 'one time in five', 'half the time', 'four times in five', 'nearly always'])
    expect([yes, no, small, open].map(says.guessed)).toEqual([expect.stringContaining('support the'), expect.stringContaining('contradict'), expect.stringContaining('too small'), expect.stringContaining('do not show')])
  })
  test('the strange runs are far from their neighbors, and ours come near them or do not', () => {
    expect(says.strange(yes)).toContain('493 wrong of 2,726 against 241 at rate 0.0025, lies 10.0 standard errors away; the worst of our runs there has 7.05\u00a0%.')
    expect(says.strange(yes)).toContain('458 wrong of 2,726 against 211 at usual, lies 10.2 standard errors away')
    expect(says.strange(of([0.05, 0.06, 0.17, 0.08, 0.09, 0.1, 0.08, 0.09, 0.04]))).toMatch(/comes near it, 17\.05\u00a0%.*; a seed may\.$/)
    expect(says.strange(yes)).toContain('nor any seed of ours')
  })
  test('matching is said to steady only what it steadies, and the seeds that half a point takes are counted', () => {
    expect(says.pairing({ ...yes, compared: yes.compared.map((one) => ({ ...one, scatter: 2, alone: 1 })) })).toContain('none')
    expect(says.pairing({ ...yes, compared: yes.compared.map((one, i) => ({ ...one, scatter: i === 0 ? 0.001 : 2, alone: 1 })) })).toContain('steadies only 1 of the 9 differences, most of all rate 0.0001 against usual')
    expect(says.pairing({ ...yes, compared: yes.compared.map((one) => ({ ...one, scatter: 1, alone: 2 })) })).toContain('steadies 9 of the 9')
    expect(says.needed({ ...yes, compared: yes.compared.map((one, i) => ({ ...one, needed: 5 + i })) })).toContain('from 5 to 13 matched seeds, by comparison; with 6 only some of them can.')
    expect(says.needed({ ...yes, compared: yes.compared.map((one) => ({ ...one, needed: 7 })) })).toContain('takes 7 matched seeds; with 6 none of them can yet.')
    expect(says.needed({ ...yes, compared: yes.compared.map((one) => ({ ...one, needed: 5 })) })).toContain('with 6 all of them can.')
  })
  test('the noise of seeds is held against that of images', () => {
    expect(says.noises(yes)).toContain('less than the 0.51 of new images')
    expect(says.noises(open)).toContain('no less than')
    expect([says.noises, says.pairing, says.needed].map((say) => say(few))).toEqual(['4 seeds do not tell', 'so few seeds do not tell', 'Nor do they tell'].map((told) => expect.stringContaining(told)))
    expect(says.reported(yes)).toContain('6.00\u00a0% on the images that chose and 6.00\u00a0% on')
  })
})

describe('what stands behind them', () => {
  test('nine comparisons: four of the least rate, two of width, one of depth, two errors of dropout', () => {
    expect(yes.claims.map(({ compared }) => compared.map(({ names, split }) => `${names.join(' < ')} ${split}`))).toEqual([
      ['usual', 'rate 0.002', 'rate 0.0025', 'rate 0.003'].map((other) => `rate 0.0001 < ${other} validation`),
      ['500 units < 100 units validation', 'usual < 500 units validation'],
      ['usual < 2 × 500 validation'],
      ['dropout 0.5 < usual training', 'dropout 0.5 < usual validation'],
    ])
    expect(yes.compared[0]!.difference.mean).toBeCloseTo(-0.01, 12)
  })
  test('a claim about two errors needs both', () => {
    const train: Means = [0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.08, 0.09, 0.07]
    const facts = of(agreeing, { train })
    expect(facts.claims[3]).toMatchObject({ finding: 'contradicted', share: 0 })
  })
  test('the error of a run is that of the epoch with the least validation error', () => {
    const shapes = nine.map((change): Shape => ({ spec: { ...stopped, ...change }, mean: 0.08, early: { until: 3, mean: 0.06, train: 0.05 } }))
    const facts = factsOf(made(...shapes), claims)
    expect(facts.networks[1]!.runs[0]).toEqual({ seed: 1, epoch: 1, training: 0.05, validation: 0.06, test: 0.06 })
  })
  test('a seed that one network lacks counts for none; without two there is no chapter', () => {
    const runs = made(...nine.map((change, i): Shape => ({ spec: { ...stopped, ...change }, mean: 0.06, seeds: i === 3 ? 5 : 9 })))
    expect(factsOf(runs, claims).seeds).toBe(5)
    expect(() => factsOf(runs.filter(({ spec }) => spec.dropout === 0), claims)).toThrow(/npm run pretrain/)
  })
  test('41 more wrong images tell a run from one with 211 of 2,726: 41 / √(463 (1 − 463/5452)) = 1.99, and 40 give 1.95', () => {
    expect(apartFor(211, 2726)).toBe(41)
  })
  test('a share never says none or all where it is not so', () => {
    expect([0, 0.001, 0.374, 0.999, 1].map(shareSays)).toEqual(['0\u00a0%', 'less than 1\u00a0%', '37\u00a0%', 'more than 99\u00a0%', '100\u00a0%'])
  })
})

describe('single draws', () => {
  const network = (says: string, ...errors: number[]): Network => ({ says, runs: errors.map((error, seed) => ({ seed, epoch: 1, training: 1 - error, validation: error, test: error })) })
  const networks = [network('a', 0.1, 0.3, 0.2), network('b', 0.2, 0.4, 0.3), network('c', 0.3, 0.1, 0.5), network('d', 0.25, 0.2, 0.35)]
  const part = (lower: number, higher: number, split: 'training' | 'validation' = 'validation') => ({ lower, higher, split })
  const sentences: Sentence[] = [
    { says: 'a is least', parts: [part(0, 1), part(0, 2), part(0, 3)] },
    { says: 'falls from d to a', parts: [part(2, 3), part(1, 2), part(0, 1)] },
    { says: 'both errors', parts: [part(0, 1), part(0, 1, 'training')] },
    { says: 'one', parts: [part(2, 1)] },
  ]
  test.each(sentences)('“$says”: the share is that of all 81 draws, listed one by one', (sentence) => {
    const all = Array.from({ length: 81 }, (_, n) => networks.map(({ runs }, i) => runs[Math.floor(n / 3 ** i) % 3]!))
    expect(shareOf(sentence, networks)).toBeCloseTo(all.filter((drawn) => reached(sentence, drawn)).length / 81, 12)
  })
  test('a draw is the same every time, and the tally of many comes near the exact share', () => {
    expect(drawOf(networks, 7)).toEqual(drawOf(networks, 7))
    const [sentence] = sentences
    const hits = Array.from({ length: 4000 }, (_, n) => reached(sentence!, drawOf(networks, n))).filter(Boolean).length
    expect(Math.abs(hits / 4000 - shareOf(sentence!, networks))).toBeLessThan(0.03)
  })
})
