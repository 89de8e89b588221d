import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFault } from '../fields/field.ts'
import { draw } from '../math/random.ts'
import { apartFromSeed } from './bands.ts'
import { kindOf, located, pointsFrom, printedAt } from './points.ts'
import type { Epoch } from './run.ts'
import { defaultSpec, type Spec, specFields } from './spec.ts'
import { type Axis, most, objection, pointsOf, readGrid, readValues, secondsOf, specsOf, sweepable, sweepId, sweepNames, sweeps, writeGrid } from './sweep.ts'

const grid = (text: string): readonly Axis[] => {
  const axes = readGrid(text)
  if (isFault(axes)) throw new Error(axes.fault)
  return axes
}

const anyAxes = fc
  .record({ keys: fc.shuffledSubarray(sweepable as (keyof Spec)[], { minLength: 1, maxLength: most.axes }), seed: fc.integer({ min: 0, max: 1e6 }), count: fc.integer({ min: 1, max: 4 }) })
  .map(({ keys, seed, count }) =>
    keys.map((key): Axis => {
      const random = draw('axes', seed, key)
      return { key, values: [...new Set(Array.from({ length: count }, () => (specFields[key] as { sample(r: () => number): Spec[keyof Spec] }).sample(random)))] }
    }),
  )

test('a grid survives its text, whatever its fields and values', () => {
  fc.assert(fc.property(anyAxes, (axes) => {
    const text = writeGrid(axes)
    fc.pre(text.length <= most.text)
    expect(readGrid(text)).toEqual(axes)
  }), { seed: 6, numRuns: 300 })
})

test('no text of any length makes the reader of grids throw, and what it refuses it explains', () => {
  const near = fc.stringMatching(/^[a-zA-Z0-9=|;,. -]{0,60}$/)
  fc.assert(fc.property(fc.oneof(fc.string(), near, fc.string({ minLength: 300, maxLength: 900 })), (text) => {
    const axes = readGrid(text)
    if (isFault(axes)) expect(axes.fault).toMatch(/^sweep: .+/)
    else expect(readGrid(writeGrid(axes))).toEqual(axes)
  }), { seed: 6, numRuns: 500 })
})

test('a name stands for its grid, and is what a link carries', () => {
  for (const name of sweepNames) {
    expect(writeGrid(grid(name))).toBe(name)
    expect(grid(sweeps[name].grid)).toEqual(grid(name))
  }
})

test('what is wrong is named with its field', () => {
  const fault = (text: string) => (readGrid(text) as { fault: string }).fault
  expect(fault('speed=1|2')).toContain('“speed=1|2”')
  expect(fault('learningRate=0.1|fast')).toContain('learning rate: “fast”')
  expect(fault('seed=1|2')).toContain('field of their own')
  expect(fault('dropout=0;dropout=0.5')).toContain('dropout is given twice')
  expect(fault('constructor=1')).toContain('constructor')
  expect(fault(`epochs=${Array.from({ length: 13 }, (_, i) => i + 1).join('|')}`)).toContain('at most 12')
})

test('a list with commas is read where no value has one; layers and activations keep theirs', () => {
  expect(readValues('learningRate', '0.1, 0.2,0.2')).toEqual({ key: 'learningRate', values: [0.1, 0.2] })
  expect(readValues('layers', '500,500 | 100')).toEqual({ key: 'layers', values: ['500,500', '100'] })
  expect(readValues('activation', 'relu | relu,tanh | tanh,tanh')).toEqual({ key: 'activation', values: ['relu', 'relu,tanh', 'tanh'] })
  expect(writeGrid(grid('activation=relu|relu,tanh;layers=500,500'))).toBe('activation=relu|relu,tanh;layers=500,500')
})

test('every combination is made once a seed, seed by seed', () => {
  const specs = specsOf(grid('dropout=0|0.5;layers=10|20'), { ...defaultSpec, seed: 7 }, 2)
  expect(specs.map((s) => [s.seed, s.dropout, s.layers])).toEqual([7, 8].flatMap((seed) => [[seed, 0, '10'], [seed, 0, '20'], [seed, 0.5, '10'], [seed, 0.5, '20']]))
  expect(pointsOf([], defaultSpec)).toEqual([defaultSpec])
})

test('a sweep is bounded before it starts, and its time grows with its work', () => {
  expect(objection([], 3)).toMatch(/Name a field/)
  expect(objection(grid('rates'), 30)).toBeUndefined()
  expect(objection(grid('epochs=1|2|3|4|5|6|7|8;batch=1|2|3|4'), 30)).toMatch(/^960 runs: .*300/)
  const [small, large] = [10, 20].map((epochs) => secondsOf(specsOf(grid('widths'), { ...defaultSpec, epochs }, 2), 1e9, 3726))
  expect(large! / small!).toBeCloseTo(2, 12)
  expect(secondsOf(specsOf(grid('widths'), defaultSpec, 1), Number.NaN, 3726)).toBeNaN()
})

test('the same grid over the same spec has one name, whatever its seed and whatever the swept field stands at', () => {
  expect(sweepId(grid('rates'), defaultSpec)).toBe('rates')
  expect(sweepId(grid('rates'), { ...defaultSpec, seed: 5, learningRate: 1 })).toBe('rates')
  expect(sweepId(grid('rates'), { ...defaultSpec, epochs: 2 })).not.toBe('rates')
})

const epoch = (error: number): Epoch => ({ epoch: 1, train: { error, loss: 1 }, validation: { error, loss: 1 }, test: { error, loss: 1 }, seconds: 1 })

test('a point has its own seeds and no others, each once, with an interval from two on', () => {
  const axes = grid('layers=100|500')
  const run = (layers: string, seed: number, error: number) => ({ spec: { ...defaultSpec, layers, seed }, epochs: [epoch(error)] })
  const points = pointsFrom(axes, defaultSpec, [run('500', 2, 0.3), run('500', 1, 0.1), run('1000', 1, 0.9), run('100', 4, 0.2), { spec: { ...defaultSpec, layers: '500', seed: 9 }, epochs: [] }])
  expect(points.map((p) => [p.at, p.seeds])).toEqual([['100', [{ seed: 4, error: 0.2 }]], ['500', [{ seed: 1, error: 0.1 }, { seed: 2, error: 0.3 }]]])
  expect(points[0]!.low).toBeNaN()
  expect(points[1]!.mean).toBeCloseTo(0.2, 12)
})

test('what was printed stands at the points that it was printed for, and at no others', () => {
  const printed = [['1000', 0.0774], ['500,500', 0.168], ['100', 0.0877]].map(([layers, error]) => ({ spec: apartFromSeed({ ...defaultSpec, layers: layers as string, seed: 9 }), error: error as number }))
  expect(printedAt(grid('depths'), defaultSpec, printed)).toEqual([{ at: '1000', error: 0.0774 }, { at: '500,500', error: 0.168 }])
  expect(printedAt(grid('depths'), { ...defaultSpec, epochs: 16 }, printed)).toEqual([])
  expect(printedAt(grid('learningRate=0.0002'), defaultSpec, printed)).toEqual([{ at: 0.0002, error: 0.0774 }])
})

test('a point has its place before it has a run', () => {
  expect(located(grid('splits'), defaultSpec).map(({ at }) => at)).toEqual(['Letters split by font family', 'Letters split at random'])
  expect(pointsFrom(grid('splits'), defaultSpec, [])).toEqual([])
})

test('one number on a logarithmic scale gets such an axis, all else a list', () => {
  expect(['rates', 'widths', 'dropout', 'batch=10|100', 'batch=10|100;dropout=0|0.5'].map((text) => kindOf(grid(text)))).toEqual(['log', 'category', 'category', 'log', 'category'])
})
