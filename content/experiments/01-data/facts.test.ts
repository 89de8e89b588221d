import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { draw } from '../../../src/math/random.ts'
import { readClaims } from '../../../src/runs/claims.ts'
import type { Run } from '../../../src/runs/run.ts'
import { defaultSpec } from '../../../src/runs/spec.ts'
import { nearestTraining } from '../../../src/training/nearest.ts'
import { synthetic } from '../../../src/training/testing/synthetic.ts'
import { constantError, equals, factsOf, nearness, notMnist } from './facts.ts'
import { leastWrong, printed, sizes } from './printed.ts'
import * as says from './sentences.ts'

describe('sizes of a set counted back from printed percentages', () => {
  test('are 2,714 and 2,726 and no other for the nine errors of the original', () => expect(sizes(printed, 1000, 4000)).toEqual([2714, 2726]))
  test('always hold the true size, for any counts of any set', () => {
    const random = draw('grim')
    for (let i = 0; i < 300; i++) {
      const size = 1000 + Math.floor(3000 * random())
      const errors = Array.from({ length: 5 }, () => Number(((100 * Math.floor(size * random())) / size).toFixed(2)))
      expect(sizes(errors, 1000, 4000)).toContain(size)
    }
  })
  test('agree with a search through every count', () => {
    const possible = (size: number) => new Set(Array.from({ length: size + 1 }, (_, k) => ((100 * k) / size).toFixed(2)))
    for (const size of [2713, 2714, 2715, 2724, 2726]) expect(printed.every((p) => possible(size).has(p.toFixed(2)))).toBe(sizes(printed, size, size).length === 1)
  })
  test('the nine are those of the tables in the other chapters', () => {
    const rates = readClaims(readFileSync('content/experiments/02-learning-rate/claims.yaml', 'utf8')).runs.map((run) => run.validation)
    expect(printed.slice(0, 5)).toEqual(rates)
  })
})

test('contradictory labels set a floor that no answer goes below: 5 + 1 of the 18,724', () => {
  expect(leastWrong(notMnist.contradictions)).toBe(6)
  expect(leastWrong([['A', 'A', 'B']])).toBe(1)
  const random = draw('floor')
  for (let i = 0; i < 100; i++) {
    const group = Array.from({ length: 1 + Math.floor(6 * random()) }, () => 'ABC'[Math.floor(3 * random())]!)
    expect(leastWrong([group])).toBe(Math.min(...[...'ABC'].map((answer) => group.filter((label) => label !== answer).length)))
  }
})

test('equal images are found, to the last pixel', () => {
  const data = synthetic(40, 10, 10)
  expect(equals(data)).toEqual([])
  data.images.copyWithin(784 * 7, 784 * 3, 784 * 4)
  expect(equals(data)).toEqual([[3, 7]])
})

const data = synthetic(200, 50, 50)
const nearest = nearestTraining(data)
const made = (family: number, random: number, seeds: number): Run[] =>
  Array.from({ length: seeds }, (_, i) => i + 1).flatMap((seed) =>
    [['letters', family], ['letters-random', random] as const].map(([name, error]) => {
      const score = { error: (error as number) + 0.001 * (seed % 3), loss: 1 }
      return { id: '', spec: { ...defaultSpec, seed, data: name as string }, data: '', epochs: [{ epoch: 1, train: score, validation: score, test: score, seconds: 1 }], made: [], end: 'finished' as const }
    }),
  )
const facts = (runs: readonly Run[], group = (image: number) => image % 7) => factsOf({ runs, family: { data, nearest }, random: { data, nearest }, group })

describe('the sentences follow the runs', () => {
  test('a leak is said to be one where the interval says so', () => expect(says.bothWays(facts(made(0.08, 0.04, 5)))).toMatch(/8\.\d\d\u00a0% where families .* 4\.00 points .* the network has learned nothing more/))
  test('a harder random split, or none of either, is said too', () => {
    expect(says.bothWays(facts(made(0.04, 0.08, 5)))).toContain('the random split is the harder one')
    const swaying = made(0.04, 0.04, 6).map((run) => (run.spec.data === 'letters' ? { ...run, epochs: run.epochs.map((e) => ({ ...e, validation: { error: e.validation.error + (run.spec.seed % 2 ? 0.01 : -0.01), loss: 1 } })) } : run))
    expect(says.bothWays(facts(swaying))).toContain('cannot be told from nothing')
  })
  test('with one seed or none they stand, and claim less', () => {
    expect(says.bothWays(facts(made(0.08, 0.04, 1)))).toContain('One seed is one run of each')
    expect(says.bothWays(facts([]))).toContain('not made yet')
    expect(facts([]).groups.map(({ seeds }) => seeds)).toEqual([[], []])
  })
})

describe('what one run can show', () => {
  const { oneRun } = facts(made(0.08, 0.04, 6))
  test('is computed from pairs, seeds and counted images', () => {
    // Errors are 0.001 · (seed mod 3) apart, twice each of 0, 1 and 2: a deviation of 0.001 · √(4/5), on either side.
    expect(oneRun.scatter).toBeCloseTo(0.001 * Math.sqrt(0.8) * Math.SQRT2, 12)
    expect(oneRun.counting).toBeCloseTo(Math.sqrt((0.081 * 0.919 + 0.041 * 0.959) / 50), 12)
    expect([oneRun.wins, facts(made(0.04, 0.08, 6)).oneRun.wins, facts(made(0.04, 0.04, 6)).oneRun.wins]).toEqual([1, 0, 0.5])
    expect(oneRun.families).toBe(7)
  })
  test('follows the gap: far beyond both noises it is shown by one pair, within them it is not', () => {
    const far = facts(made(0.5, 0.04, 6))
    expect(says.onePair(far)).toMatch(/lower error in every pair\. The gap is 46\.00 points .* scatter by 0\.13, and counting 50 letters on either side .* is enough to show it\.$/)
    expect(says.onePair(facts(made(0.041, 0.04, 6)))).toMatch(/in 78\u00a0% of the pairs\. .* might have shown the opposite\.$/)
    for (const none of [says.onePair, says.oneDealing]) expect(none(facts(made(0.08, 0.04, 1)))).toBe('')
  })
  test('leaves out another dealing', () => expect(says.oneDealing(facts(made(0.08, 0.04, 6)))).toContain('All 6 runs by family are judged by the same 50 letters, and these come from no more than 7 families'))
})

test('runs on fewer letters change nothing that is said of the two splits', () => {
  const both = made(0.08, 0.04, 5)
  const fewer = both.flatMap((run) => [500, 1000].map((trainingImages) => ({ ...run, spec: { ...run.spec, trainingImages }, epochs: run.epochs.map((e) => ({ ...e, validation: { error: 0.3, loss: 1 } })) })))
  expect(facts([...both, ...fewer]).groups).toEqual(facts(both).groups)
  expect(facts([...both, ...fewer]).difference).toEqual(facts(both).difference)
})

test('nearness counts siblings among nearest letters, and families that were met', () => {
  expect(nearness(data, nearest, () => 1)).toMatchObject({ of: 50, siblings: 50, share: 1, met: 1 })
  expect(nearness(data, nearest, (image) => image)).toMatchObject({ siblings: 0, met: 0 })
})

test('letters that are as many, and letters that are not, are told apart', () => {
  expect(says.balance(facts([]))).toBe('There are 20 training letters of each name, so it may as well answer A')
  expect(says.balance({ ...facts([]), constant: { ...facts([]).constant, least: 19, most: 21, letter: 'C' } })).toContain('19 to 21, so it answers C')
})

test('a constant answer is wrong nine times of ten where letters are as many', () => expect(constantError(data)).toMatchObject({ most: 20, least: 20, error: 0.9 }))

test('what is computed of the original agrees with what others computed', () => {
  const { constantThere, standard, mislabeled, cifar } = facts([])
  expect((100 * constantThere).toFixed(3)).toBe('89.997')
  expect([standard.validation, standard.test].map((x) => (100 * x).toFixed(3))).toEqual(['0.520', '0.858'])
  expect(mislabeled.toFixed(1)).toBe('13.6')
  expect((100 * cifar.error).toFixed(2)).toBe('5.17')
  expect(((100 * notMnist.blank) / notMnist.ofI).toFixed(2)).toBe('13.57')
  expect(((100 * notMnist.twins.mean) / notMnist.validation).toFixed(1)).toBe('3.4')
})
