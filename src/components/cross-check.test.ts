import { describe, expect, test } from 'vitest'
import { apartFromSeed } from '../runs/bands.ts'
import type { Run } from '../runs/run.ts'
import { defaultSpec, type Spec, specFields } from '../runs/spec.ts'
import { made, type Shape } from '../runs/testing/made.ts'
import { splitNames } from '../training/data.ts'
import { agreement, chance, compare, type CrossCheck, holdsZero, makers, recorded } from './cross-check.ts'
import { allRuns } from './experiment.ts'
import { data, ofSplit } from './letters.ts'

const by = { torch: '1', numpy: '1', python: '3', algebra: [], processor: 'one', threads: 1, finished: '', seconds: 30 }
/** A record of made-up runs, one configuration a shape. */
const recordOf = (...shapes: readonly Shape[]): CrossCheck => ({
  data: '',
  configurations: shapes.map((shape) => {
    const { seed: _, ...spec } = { ...defaultSpec, ...shape.spec }
    return { spec, runs: made(shape).map((run) => ({ seed: run.spec.seed, made: by, epochs: run.epochs })) }
  }),
})
const [wide, narrow] = [{ spec: {}, spread: 0.004, seeds: 10 }, { spec: { layers: '100' }, spread: 0.004, seeds: 10 }]
const ours = made({ ...wide, mean: 0.06 }, { ...narrow, mean: 0.08 })

describe('the recorded output', () => {
  const record = recorded()
  const runs = allRuns()

  test('there are three configurations of ten seeds, each among the committed runs by every field, on the book’s data', () => {
    expect(record.data).toBe(data.hash)
    expect(new Set(record.configurations.map(({ spec }) => apartFromSeed(spec as Spec))).size).toBe(3)
    const seeds = Array.from({ length: 10 }, (_, i) => i + 1)
    for (const { spec, runs: recordedRuns } of record.configurations) {
      expect(Object.keys(spec).toSorted()).toEqual(Object.keys(specFields).filter((key) => key !== 'seed').toSorted())
      expect(recordedRuns.map(({ seed }) => seed)).toEqual(seeds)
      expect(runs.filter((run) => seeds.includes(run.spec.seed) && apartFromSeed(run.spec) === apartFromSeed({ ...spec, seed: 1 })).map((run) => run.spec.seed).toSorted((a, b) => a - b)).toEqual(seeds)
    }
    for (const { ours, theirs } of compare(record, runs)) expect([ours.seeds.length, theirs.seeds.length]).toEqual([10, 10])
  })

  test('every run has all its epochs, errors that are whole numbers of images, and what made it', () => {
    for (const { spec, runs } of record.configurations)
      for (const { epochs, made } of runs) {
        expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: spec.epochs }, (_, i) => i + 1))
        for (const scores of epochs)
          for (const split of splitNames) {
            const wrong = scores[split].error * ofSplit[split].images
            expect(Math.abs(wrong - Math.round(wrong))).toBeLessThan(1e-9)
            expect(scores[split].loss).toBeGreaterThan(0)
          }
        expect(made).toMatchObject({ torch: expect.stringMatching(/^\d+\.\d+/), processor: expect.stringMatching(/\w/), threads: 1, finished: expect.stringMatching(/^20\d\d-/) })
        expect(made.seconds).toBeGreaterThan(0)
      }
  })

  test('no two runs of PyTorch are the same, nor is one of ours among them', () => {
    const lossesOf = ({ epochs }: Pick<Run, 'epochs'>) => epochs.map(({ train }) => train.loss).join()
    const all = [...record.configurations.flatMap(({ runs }) => runs), ...runs.filter(({ data }) => data === record.data)].map(lossesOf)
    for (const { runs } of record.configurations) for (const run of runs) expect(all.filter((losses) => losses === lossesOf(run))).toHaveLength(1)
  })
})

describe('what is said of it follows the numbers', () => {
  test('means that chance can part agree, and the farthest end of an interval is told', () => {
    const compared = compare(recordOf({ ...wide, mean: 0.0605 }, { ...narrow, mean: 0.0795 }), ours)
    expect(compared.map(({ says }) => says)).toEqual(['784-1000-10', '784-100-10'])
    expect(compared.map(holdsZero)).toEqual([true, true])
    // scipy 1.17.1: stats.ttest_ind(ours, theirs, equal_var=False).confidence_interval(), ten values evenly from −0.4 to 0.4 points about each mean
    expect(compared[0]!.difference).toEqual({ mean: expect.closeTo(-0.0005, 12), low: expect.closeTo(-0.0030285883466762, 12), high: expect.closeTo(0.0020285883466762, 12) })
    expect(agreement(compared)).toBe('In all 2 configurations the interval holds 0: what lies between the two means is no more than chance between seeds would put there. None of the intervals reaches farther than 0.30 points from 0, so a larger difference is unlikely.')
  })
  test('a configuration that is apart is named, with its side; the others are not', () => {
    const told = (...means: [number, number]) => agreement(compare(recordOf({ ...wide, mean: means[0] }, { ...narrow, mean: means[1] }), ours))
    expect(told(0.06, 0.07)).toBe('The two do not agree everywhere: with 784-100-10 PyTorch’s mean error is 1.00 points lower than ours, and the interval leaves out 0. In the other it holds 0.')
    expect(told(0.075, 0.09)).toBe('The two do not agree everywhere: with 784-1000-10 PyTorch’s mean error is 1.50 points higher than ours and with 784-100-10 PyTorch’s mean error is 1.00 points higher than ours, and the interval leaves out 0.')
  })
  test('four seeds say nothing, and nor does no record', () => {
    const few = compare(recordOf({ ...wide, mean: 0.3, seeds: 4 }), ours)
    expect(few.map(holdsZero)).toEqual([undefined])
    expect([few, []].map(agreement)).toEqual(['Fewer than 5', 'Fewer than 5'].map((told) => expect.stringContaining(told)))
  })
  test('only finished runs of the same spec, data and seeds stand beside it', () => {
    const record = recordOf({ ...wide, mean: 0.06 })
    const others: Run[] = [
      ...made({ spec: { learningRate: 0.002 }, mean: 0.5, seeds: 10 }),
      ...made({ spec: {}, mean: 0.5, seeds: 12 }).filter(({ spec }) => spec.seed > 10),
      ...made({ ...wide, mean: 0.5 }).map((run): Run => ({ ...run, data: 'older' })),
      ...made({ ...wide, mean: 0.5 }).map((run): Run => ({ ...run, end: 'stopped' })),
    ]
    expect(compare(record, [...others, ...ours])).toEqual(compare(record, ours))
    expect(compare(record, ours)[0]!.ours.mean).toBeCloseTo(0.06, 12)
  })
  test('it is said how often several intervals mislead, and what the runs took', () => {
    const record = recordOf({ ...wide, mean: 0.06 }, { ...narrow, mean: 0.08 })
    expect(chance(compare(record, ours))).toContain('up to 10\u00a0% of such')
    expect(makers(record)).toEqual({ torch: '1', processor: 'one', minutes: 10 })
  })
})
