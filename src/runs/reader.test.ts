import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestOf, comparing, experimentsOf, type ReaderRun } from './reader.ts'
import { defaultSpec, type Spec } from './spec.ts'

let clock = 0
const run = (change: Partial<Spec>, errors: readonly number[], more: Partial<ReaderRun> = {}): ReaderRun => ({
  id: String(++clock),
  spec: { ...defaultSpec, ...change },
  data: 'd',
  epochs: errors.map((error, i) => ({ epoch: i + 1, train: { error, loss: 1 }, validation: { error, loss: 1 }, test: { error, loss: 1 }, seconds: 2 })),
  made: [],
  end: 'finished',
  name: '',
  pinned: false,
  hidden: false,
  at: clock,
  ...more,
})

test('specs that differ in their seed alone are one experiment; other data make another', () => {
  const found = experimentsOf([run({ seed: 1 }, [0.2]), run({ seed: 2, epochs: 3 }, [0.3]), run({ seed: 2 }, [0.1]), run({ seed: 3 }, [0.1], { data: 'other' })])
  expect(found.map(({ runs }) => runs.map(({ spec }) => spec.seed))).toEqual([[3], [1, 2], [2]])
})

test('a pinned run brings its experiment to the front, and a run without an epoch is none', () => {
  const found = experimentsOf([run({ epochs: 2 }, [0.2], { pinned: true }), run({}, [0.3]), run({ epochs: 5 }, [])])
  expect(found.map(({ spec }) => spec.epochs)).toEqual([2, 8])
})

test('a seed that was run twice counts once, with its newest run', () => {
  expect(experimentsOf([run({}, [0.2]), run({}, [0.4])])[0]!.across.seeds).toEqual([{ seed: 1, error: 0.4 }])
})

test('the best epoch is the first of the least validation errors', () => {
  expect(bestOf(run({}, [0.3, 0.1, 0.2, 0.1]))).toEqual({ epoch: 2, error: 0.1 })
  expect(bestOf(run({}, [Number.NaN]))).toBeUndefined()
})

test('only seeds in common are compared; one of them gives a difference and no interval, two too few for one, ten an interval', () => {
  const of = (...runs: ReaderRun[]) => experimentsOf(runs)[0]!
  const a = of(run({ seed: 1 }, [0.3]), run({ seed: 2 }, [0.5]))
  expect(comparing(a, of(run({ seed: 7, epochs: 2 }, [0.1])))).toEqual({ kind: 'none' })
  expect(comparing(a, of(run({ seed: 2, epochs: 2 }, [0.4]), run({ seed: 7, epochs: 2 }, [0.9])))).toEqual({ kind: 'one', seed: 2, mean: expect.closeTo(0.1, 12) })
  const both = comparing(a, of(run({ seed: 1, epochs: 2 }, [0.1]), run({ seed: 2, epochs: 2 }, [0.2])))
  expect(both).toMatchObject({ kind: 'few', seeds: 2, mean: expect.closeTo(0.25, 12) })
  const many = (epochs: number, errors: readonly number[]) => of(...errors.map((error, i) => run({ seed: i + 1, epochs }, [error])))
  const ten = comparing(many(8, [0.3, 0.31, 0.32, 0.33, 0.34, 0.35, 0.36, 0.37, 0.38, 0.39]), many(2, [0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2]))
  expect(ten).toMatchObject({ kind: 'several', seeds: 10, low: expect.closeTo(0.13, 1), high: expect.closeTo(0.16, 1) })
})

test('every run with an epoch stands in exactly one experiment, and turning a comparison round turns its sign', () => {
  const any = fc.array(fc.record({ seed: fc.integer({ min: 1, max: 4 }), epochs: fc.integer({ min: 1, max: 3 }), errors: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }) }), { maxLength: 12 })
  fc.assert(fc.property(any, (all) => {
    const runs = all.map(({ seed, epochs, errors }) => run({ seed, epochs }, errors))
    const found = experimentsOf(runs)
    expect(found.flatMap((e) => e.runs.map(({ id }) => id)).toSorted()).toEqual(runs.filter((r) => r.epochs.length > 0).map(({ id }) => id).toSorted())
    const [a, b] = found
    if (!a || !b) return
    const [there, back] = [comparing(a, b), comparing(b, a)]
    expect(there.kind).toBe(back.kind)
    if (there.kind !== 'none' && back.kind !== 'none') expect(there.mean).toBeCloseTo(-back.mean, 12)
  }), { seed: 6, numRuns: 40 })
})
