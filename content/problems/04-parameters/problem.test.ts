import { describe, expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { draw } from '../../../src/math/random.ts'
import { check } from '../../../src/solution/check.ts'
import { changes, exercise, isTelling } from '../../../src/solution/exercise.ts'
import { levels } from '../../../src/solution/problem.ts'
import { solve } from '../../../src/solution/solve.ts'
import { presets } from './presets.ts'
import problem from './problem.ts'
import { layersField, lenet } from './field.ts'

const own = defaults(problem.inputs)
const started = (preset: string) => ({ ...own, ...presets[preset]?.state })
const ours = (preset: string) => solve(problem, started(preset)).values

test('LeNet-5 as built today has 61,706 parameters, layer by layer as printed', () => {
  const { values } = solve(problem, own)
  expect([1, 2, 3, 4, 5, 6, 7].map((k) => values[`layer_${k}`])).toEqual([156, 0, 2416, 0, 48120, 10164, 850])
  expect(values.total).toBe(61_706)
  expect(values.fixed).toBeUndefined()
})

test('the network of 1998 has 60,000 trained and 840 fixed, layer by layer as LeCun and others print it', () => {
  const values = ours('lenet-1998')
  expect([1, 2, 3, 4, 5, 6, 7].map((k) => values[`layer_${k}`])).toEqual([156, 12, 1516, 32, 48120, 10164, 0])
  expect([values.total, values.fixed]).toEqual([60_000, 840])
})

test('its connections are the 340,908 of the paper: each weight and bias at every place, four inputs and a bias in each pooling', () => {
  const v = ours('lenet-1998')
  const places = (k: number) => v[`height_${k}`]! * v[`width_${k}`]!
  const each = [v.layer_1! * places(1), 6 * (2 * 2 + 1) * places(2), v.layer_3! * places(3), 16 * (2 * 2 + 1) * places(4), v.layer_5!, v.layer_6!, v.fixed!]
  expect(each).toEqual([122_304, 5_880, 151_600, 2_000, 48_120, 10_164, 840])
  expect(each.reduce((a, b) => a + b)).toBe(340_908)
})

test.each([
  ['alexnet', 61_100_840],
  ['alexnet-2012', 60_965_224],
  ['vgg-16', 138_357_544],
  ['resnet-18', 11_689_512],
  ['resnet-50', 25_557_032],
  ['mobilenet-v2', 3_504_872],
])('%s has %i parameters, as published', (preset, total) => {
  expect(ours(preset).total).toBe(total)
})

test.each([
  ['vgg-16', 15_470_264_320],
  ['resnet-50', 4_089_184_256],
])('%s takes %i multiply-adds, as published', (preset, macs) => {
  expect(ours(preset).macs).toBe(macs)
})

// torchvision prints them as “GFLOPS”, in the models' documentation: multiply-adds of convolutions and dense layers.
test.each([
  ['alexnet', 0.71],
  ['resnet-18', 1.81],
  ['mobilenet-v2', 0.3],
])('%s takes %d · 10⁹ multiply-adds, as torchvision rounds them', (preset, billions) => {
  expect(Number((ours(preset).macs! / 1e9).toFixed(2))).toBe(billions)
})

test('presets hold their layer text in its shortest form', () => {
  for (const { state } of Object.values(presets)) if (state.layers) expect(layersField.read(state.layers)).toBe(state.layers)
})

test('the numbers of the chapter: shares, other inputs, doubled widths, global pooling', () => {
  const of = (layers: string) => solve(problem, { ...own, layers }).values
  const { layer_1, layer_3, layer_5, macs_3, macs } = of(lenet)
  expect(layer_1! + layer_3!).toBe(2572)
  expect([layer_5! / 61_706, macs_3! / macs!].map((share) => (100 * share).toFixed(2))).toEqual(['77.98', '57.62'])
  expect([of(lenet.replace('28x28x1', '28x28x3')).layer_1, of(lenet.replace('28x28x1', '28x28x3')).total]).toEqual([456, 62_006])
  expect(of('28x28x1,conv 5x5x12 pad 2,pool 2,conv 5x5x32,pool 2,conv 5x5x240,dense 168,dense 10').total).toBe(244_362)
  expect(of('28x28x1,conv 5x5x6,pool 2,conv 5x5x16,pool 2,dense 120,dense 84,dense 10')).toMatchObject({ layer_5: 30_840, total: 44_426 })
  expect(of(lenet.replace(/(conv [\dx]+( pad 2)?|dense \d+)/g, '$1 nobias')).total).toBe(61_470)
  const vgg = presets['vgg-16']!.state.layers!
  expect(of(vgg)).toMatchObject({ layer_19: 102_764_544 })
  expect(of(vgg.replace('dense 4096,dense 4096', 'global pool')).total).toBe(15_227_688)
})

describe('slips', () => {
  const slip = (of: string, text: string) => check(problem, own, [{ of, text }])[0]
  test.each([
    ['layer_3', '416', 'depth-forgotten'],
    ['layer_3', '2496', 'bias-per-connection'],
    ['layer_3', '2400', 'bias-forgotten'],
    ['layer_2', '12', 'pool-trained'],
    ['layer_5', '30840', 'padding-forgotten'],
    ['layer_5', '3120', 'depth-forgotten'],
    ['layer_1', '122304', 'connections'],
    ['layer_1', '4854', 'bias-per-pixel'],
    ['macs_3', '480000', 'doubled'],
    ['height_1', '24', 'padding-forgotten'],
    ['height_3', '9', 'plus-one-forgotten'],
    ['total', '13586', 'layer-left-out'],
  ])('%s = %s is named %s', (of, text, name) => {
    expect(slip(of, text)?.kind).toBe('slip')
    expect(slip(of, text)?.slips).toContain(name)
  })

  test('a total without any bias is the habit of every layer', () => {
    expect(slip('total', '61470')?.found.map(({ says }) => says)).toContain('the biases are forgotten, every time')
  })

  test('all pairs of maps and fixed patterns are slips of 1998 alone', () => {
    const old = started('lenet-1998')
    expect(check(problem, old, [{ of: 'layer_3', text: '2416' }])[0]?.slips).toContain('all-pairs')
    expect(check(problem, old, [{ of: 'total', text: '60840' }])[0]?.slips).toContain('fixed-counted')
  })
})

describe.each(levels)('an exercise of level %s', (level) => {
  const states = Array.from({ length: 6 }, (_, i) => exercise(problem, level, draw('exercise', level, i)))
  test('is one on which every slip shows and can be told from the others', () => {
    for (const state of states) expect(isTelling(problem, state)).toBe(true)
  })
  test('asks for steps that it has', () => {
    for (const state of states) expect(problem.steps(state).map(({ id }) => id)).toEqual(expect.arrayContaining([...problem.asks[level]]))
  })
  test('keeps its shape: the same steps and the same slips in each', () => {
    const shape = (level: (typeof levels)[number], i: number) => changes(problem, problem.draft(level, draw('shape', level, i))).map(({ step, slip }) => `${step} ${slip}`)
    for (let i = 0; i < 40; i++) expect(shape(level, i)).toEqual(shape('transfer', 0))
  })
})

test('every form of a step has one value', () => {
  for (const preset of Object.keys(presets)) {
    const { steps, values } = solve(problem, started(preset))
    for (const { id, forms } of steps) for (const form of forms) expect(evaluate(form, numbers, (name) => values[name])).toBe(values[id])
  }
})
