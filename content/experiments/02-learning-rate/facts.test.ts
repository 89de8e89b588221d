import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClaims } from '../../../src/runs/claims.ts'
import type { Run } from '../../../src/runs/run.ts'
import { defaultSpec } from '../../../src/runs/spec.ts'
import { descend, factsOf, travel } from './facts.ts'
import * as says from './sentences.ts'

const claims = readClaims(readFileSync('content/experiments/02-learning-rate/claims.yaml', 'utf8'))

/** Made-up runs: per rate a mean and a spread of validation error, and a training error. */
function made(shape: Readonly<Record<number, readonly [mean: number, spread: number, train: number]>>, seeds = 6): Run[] {
  return Object.entries(shape).flatMap(([rate, [mean, spread, train]]) =>
    Array.from({ length: seeds }, (_, i) => {
      const score = (error: number) => ({ error, loss: error })
      const validation = mean + spread * ((2 * i) / (seeds - 1) - 1)
      return { id: '', spec: { ...defaultSpec, learningRate: Number(rate), seed: i + 1 }, data: '', epochs: [{ epoch: 1, train: score(train), validation: score(validation), test: score(validation), seconds: 1 }], made: [], end: 'finished' as const }
    }),
  )
}

const apart = made({ 0.0001: [0.08, 0.001, 0.05], 0.0002: [0.07, 0.001, 0.03], 0.002: [0.09, 0.003, 0.02], 0.0025: [0.1, 0.004, 0.025], 0.003: [0.11, 0.008, 0.03] })
// What rises with the seed at the least rate falls at the others: no difference is the same for all seeds.
const level = made({ 0.0001: [0.08, 0.01, 0.05], 0.0002: [0.0801, -0.01, 0.05], 0.002: [0.0802, -0.01, 0.05], 0.0025: [0.0803, -0.01, 0.05], 0.003: [0.0804, -0.01, 0.05] })

describe('the sentences follow the numbers', () => {
  test('runs that stand apart name a winner, runs on a level name none', () => {
    expect(says.best(factsOf(apart, claims))).toMatch(/^The least mean, 7\.00\u00a0%, stands at 0\.0002, and here the runs do decide: 0\.0001, 0\.002, 0\.0025 and 0\.003 err more, by 1\.00, 2\.00, 3\.00 and 4\.00 points \(paired differences over 6 matched seeds/)
    expect(says.best(factsOf(level, claims))).toContain('among these five, the runs do not decide.')
  })
  test('those that matched seeds cannot tell apart are named, and the rest called worse', () => {
    const some = made({ 0.0001: [0.071, -0.004, 0.05], 0.0002: [0.07, 0.004, 0.03], 0.002: [0.09, 0.003, 0.02], 0.0025: [0.1, 0.004, 0.025], 0.003: [0.11, 0.008, 0.03] })
    expect(says.best(factsOf(some, claims))).toMatch(/0\.002, 0\.0025 and 0\.003 err more, by .*; 0\.0001 cannot be told from it, so a winner among the two cannot be named\.$/)
  })
  test('a seed that one rate lacks counts for none', () => {
    const more = [...apart, ...made({ 0.0002: [0.01, 0, 0.01] }, 9).filter((run) => run.spec.seed > 6)]
    expect(factsOf(more, claims).at(0.0002).mean).toBe(factsOf(apart, claims).at(0.0002).mean)
  })
  test('matched seeds side with the table, with the sentence, or with neither', () => {
    expect(says.matched(factsOf(apart, claims))).toContain('Our runs put 0.0001 above 0.0002 by 1.00 points')
    const turned = apart.map((run) => ({ ...run, spec: { ...run.spec, learningRate: ({ 0.0001: 0.0002, 0.0002: 0.0001 } as Record<number, number>)[run.spec.learningRate] ?? run.spec.learningRate } }))
    expect(says.matched(factsOf(turned, claims))).toContain('Our runs put 0.0001 below 0.0002')
    expect(says.matched(factsOf(level, claims))).toContain('the interval holds 0')
  })
  test('the jump of the original is said to be absent only where it is', () => {
    expect(says.jumpHere(factsOf(apart, claims))).toContain('None of our 6 runs at 0.002 comes near it')
    const dead = apart.map((run) => (run.spec.learningRate === 0.002 && run.spec.seed < 3 ? { ...run, epochs: run.epochs.map((e) => ({ ...e, validation: { error: 0.2, loss: 1 } })) } : run))
    expect(says.jumpHere(factsOf(dead, claims))).toContain('2 of our 6 runs at 0.002 come near it')
  })
  test('a scatter that grows with the step is called so, another is not', () => {
    expect(says.scatter(factsOf(apart, claims))).toContain('a long step rattles')
    expect(says.scatter(factsOf(level, claims))).not.toContain('rattles')
  })
  test('the pencil rings the least of the table, and names the run that the claim takes for it', () => {
    const facts = factsOf(apart, claims)
    const notes = [...says.marks(facts)].map(([run, { note }]) => [run.spec.learningRate, note])
    expect(notes).toEqual([[0.002, '0.819 ÷ 0.912 = 0.90: one letter in ten never named?'], [0.0001, 'called the least'], [0.0002, 'the least']])
    expect(says.ownTable(facts).rest).toBe('There 0.0002 has 7.74\u00a0%, and 0.0001 has 8.40\u00a0%.')
    const turned = { ...claims, claims: [{ ...claims.claims[0]!, named: claims.runs[1]! }] } as typeof claims
    expect(says.ownTable(factsOf(apart, turned))).toEqual({ rest: 'Its own table agrees: 0.0002 has 7.74\u00a0%.' })
  })
  test('a slow rate is said not to have arrived where its training error is higher', () => {
    expect(says.arrived(factsOf(apart, claims))).toContain('5.00\u00a0% at 0.0001 and 2.00\u00a0% at 0.002')
  })
})

describe('what is computed from the original alone', () => {
  const facts = factsOf(apart, claims)
  test('counts, doubt and interval are those of 229 and 211 wrong of 2,726', () => {
    expect(facts.counts).toMatchObject({ named: 229, least: 211, of: 2726 })
    expect(facts.counts.p.toFixed(2)).toBe('0.37')
    expect([facts.counts.interval.low, facts.counts.interval.high].map((x) => (100 * x).toFixed(2))).toEqual(['6.80', '8.80'])
  })
  test('without a dead class the jump would have come to 8.99 %', () => {
    expect((100 * facts.jump.without).toFixed(2)).toBe('8.99')
    expect(facts.jump.ratio.toFixed(2)).toBe('0.90')
  })
  test('chosen by test, 100 against 104 of 1,000', () => {
    expect(facts.byTest).toMatchObject({ wrong: 100, other: 104, of: 1000 })
    expect(facts.byTest.p.toFixed(2)).toBe('0.77')
  })
  test('the exercises have the answers that others computed', () => {
    expect([0.1, 1, 1.9, 2, 2.1].map((r) => Math.abs(descend(r, 20)).toFixed(6))).toEqual(['0.121577', '0.000000', '0.121577', '1.000000', '6.727500'])
    expect(travel(0.0001)).toMatchObject({ steps: 1200 })
    expect([travel(0.0001).far, travel(0.0001).times, travel(0.003).times].map((x) => x.toPrecision(2))).toEqual(['0.12', '2.4', '71'])
    expect((100 * facts.flattery(5).points).toFixed(2)).toBe('0.60')
  })
  test('a rate without reference runs stops the build and says how to make them', () => {
    expect(() => factsOf(apart.filter((run) => run.spec.learningRate !== 0.003), claims)).toThrow(/0\.003: npm run pretrain/)
  })
})
