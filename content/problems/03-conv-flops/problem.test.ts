import { describe, expect, test } from 'vitest'
import { readState } from '../../../src/fields/state.ts'
import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { draw } from '../../../src/math/random.ts'
import { slipsOf } from '../../../src/solution/slips.ts'
import { solve } from '../../../src/solution/solve.ts'
import { type ConventionId, conventions } from './conventions.ts'
import { given, type Layer, notices } from './layer.ts'
import problem from './problem.ts'

const read = (query: string) => readState(problem.inputs, new URLSearchParams(query))
const layer = (query = '') => {
  const { state, notices } = read(query)
  if (notices.length > 0) throw new Error(notices.map(({ says }) => says).join(' '))
  return state
}
const values = (query = '') => solve(problem, layer(query)).values
const alone = 'pool=1&poolStride=1'

test('the steps are the results of the protocol, in its order, each a whole count', () => {
  const { steps } = solve(problem, layer())
  expect(steps.map(({ id }) => id).join(' ')).toBe('out_width out_height conv_products conv_additions conv_bias conv_total pool_width pool_height pool_comparisons total macs params')
  expect(steps.every(({ whole }) => whole)).toBe(true)
})

test('the problem as posed: 6 × 6 × 20, then 4 × 4 × 20, and 1,154,560 operations with bias', () => {
  expect(values()).toEqual({
    out_width: 6, out_height: 6, conv_products: 576_000, conv_additions: 575_280, conv_bias: 720, conv_total: 1_152_000,
    pool_width: 4, pool_height: 4, pool_comparisons: 2560, total: 1_154_560, macs: 576_000, params: 16_020,
  })
  expect(values('bias=off')).toMatchObject({ conv_bias: 0, conv_total: 1_151_280, total: 1_153_840, params: 16_000 })
})

test.each([
  ['zeros=skipped', { macs: 484_000, conv_bias: 720, params: 16_020 }],
  ['stride=1', { out_width: 11, conv_additions: 800 * 121 * 20 - 2420, conv_total: 3_869_580 + 2420 }],
  ['width=13&height=13', { out_width: 6, out_height: 6, total: 1_154_560 }],
  ['kernel=3', { out_width: 6, conv_total: 647_280 + 720 }],
  ['kernel=3&stride=1&padding=1', { out_width: 12, out_height: 12, macs: 1_296_000, conv_total: 2_592_000 }],
  ['kernel=3&stride=1&padding=1&bias=off', { conv_total: 2_589_120 }],
  ['padding=0&bias=off', { out_width: 5, conv_total: 799_500, total: 800_940 }],
  ['width=11&height=11', { out_width: 5, conv_total: 799_500 + 500 }],
  [`width=6&height=6&channels=3&filters=5&kernel=3&stride=1&padding=0&${alone}`, { macs: 2160, params: 140 }],
  [`width=224&height=224&channels=3&filters=64&kernel=3&stride=1&padding=1&${alone}`, { macs: 86_704_128 }],
  [`width=3&height=5&kernel=4x3&stride=1&padding=0&channels=1&filters=1&${alone}`, { out_height: 2, out_width: 1, conv_products: 24 }],
] as const)('%s gives what was computed elsewhere', (query, expected) => {
  expect(values(query)).toMatchObject(expected)
})

test('a 4 × 4 depthwise and a pointwise layer need 64,800 multiply-adds, 11.25 % of the one that they replace', () => {
  const depthwise = values('groups=50&filters=50').macs ?? Number.NaN
  const pointwise = values('width=6&height=6&kernel=1&stride=1&padding=0').macs ?? Number.NaN
  expect([depthwise, pointwise, (depthwise + pointwise) / 576_000]).toEqual([28_800, 36_000, 0.1125])
})

describe('conventions', () => {
  const totals = (query = '') => Object.fromEntries((Object.keys(conventions) as ConventionId[]).map((id) => [id, values(`${query}&convention=${id}`).total]))

  test('each gives its own number for the layer as posed', () => {
    expect(totals()).toEqual({
      exact: 1_154_560, mac: 576_000, '2mac': 1_152_000, 'fvcore-0.1.5': 576_000, 'thop-0.1.1': 576_000, 'torchinfo-1.8.0': 576_720,
      'ptflops-0.7.5-aten': 576_720, 'ptflops-0.7.5-pytorch': 577_440, 'ptflops-0.7.5-pytorch-modules': 578_160, 'calflops-0.3.2': 1_153_440,
    })
  })

  test('without bias those that count it lose 720', () => {
    expect(totals('bias=off')).toMatchObject({ exact: 1_153_840, 'torchinfo-1.8.0': 576_000, 'ptflops-0.7.5-pytorch': 576_720, 'calflops-0.3.2': 1_152_720 })
  })

  test('twice the multiply-adds is the convolution with its bias, for any layer', () => {
    for (let i = 0; i < 200; i++) {
      const state = problem.draft('transfer', draw('twice', i))
      expect(solve(problem, { ...state, convention: '2mac' }).values.total).toBe(solve(problem, state).values.conv_total)
    }
  })

  test('thop prints 2,160 for the layer of its issue 231, where the user expects 2,240 with bias', () => {
    const query = `width=6&height=6&channels=3&filters=5&kernel=3&stride=1&padding=0&${alone}`
    expect(totals(query)).toMatchObject({ 'thop-0.1.1': 2160, 'torchinfo-1.8.0': 2240, 'ptflops-0.7.5-aten': 2240 })
  })

  test('nothing but the total changes with the convention, and a tool takes no notice of skipped zeros', () => {
    for (let i = 0; i < 300; i++) {
      const state = sampled(i)
      const { total: _, ...rest } = solve(problem, { ...state, convention: 'exact' }).values
      for (const convention of Object.keys(conventions) as ConventionId[]) {
        const { total, ...others } = solve(problem, { ...state, convention }).values
        expect(others).toEqual(rest)
        if ('source' in conventions[convention]) expect(total).toBe(solve(problem, { ...state, convention, zeros: 'counted' }).values.total)
      }
    }
  })

  test('each tool has a source with repository, file and commit, and a reason', () => {
    for (const [id, { because, ...rest }] of Object.entries(conventions)) {
      expect(because.length).toBeGreaterThan(40)
      if (/\d+\.\d+/.test(id)) expect(rest).toMatchObject({ source: { repository: expect.stringContaining('/'), file: expect.stringMatching(/\.py$/), commit: expect.stringMatching(/^[0-9a-f]{7}$/) } })
    }
  })
})

const sampled = (i: number): Layer => {
  const random = draw('any layer', i)
  return Object.fromEntries(Object.entries(problem.inputs).map(([key, field]) => [key, field.sample(random)])) as Layer
}

/** A layer from the whole allowed range, extremes among them. */
const extreme = (i: number): Layer => {
  const random = draw('extreme layer', i)
  const up = (most: number, least = 1) => (random() < 0.3 ? most : random() < 0.3 ? least : Math.max(least, Math.round(most ** random())))
  const pair = (least = 1) => (random() < 0.5 ? String(up(1024, least)) : `${up(1024, least)}x${up(1024, least)}`)
  return {
    ...sampled(i),
    width: up(16_384), height: up(16_384), channels: up(65_536), filters: up(65_536), groups: random() < 0.5 ? 1 : up(65_536),
    kernel: pair(), stride: pair(), padding: pair(0), dilation: pair(), pool: pair(), poolStride: pair(),
  }
}

describe('over the whole allowed range', () => {
  const extremes = Array.from({ length: 4000 }, (_, i) => extreme(i))

  test('every step is a whole number that keeps every unit, never below 0', () => {
    for (const state of extremes)
      for (const [id, value] of Object.entries(solve(problem, state).values)) if (!Number.isSafeInteger(value) || value < 0 || Object.is(value, -0)) expect.fail(`${id} is ${value} for ${JSON.stringify(state)}`)
  })

  test('where something is not counted, a notice says so; where there is none, there is something to count', () => {
    const keys = new Set<string>()
    for (const state of extremes) {
      const { out_width: across, pool_width: pooled } = solve(problem, state).values
      const found = notices(state)
      for (const { key } of found) keys.add(key)
      expect(found.length > 0).toBe(across === 0 || pooled === 0)
      expect(found.every(({ key, says }) => key in problem.inputs && says.length > 40)).toBe(true)
    }
    expect([...keys].sort()).toEqual(['channels', 'groups', 'kernel', 'pool'])
  })

  test('the largest counts are exact: in whole numbers of any size they are the same', () => {
    let largest = 0
    for (const state of extremes) {
      const { values } = solve(problem, state)
      if (state.zeros === 'skipped' || values.out_width === 0) continue
      const n = given(state)
      const big = (id: string) => BigInt(n[id] ?? 0)
      const outputs = BigInt(values.out_width ?? 0) * BigInt(values.out_height ?? 0) * big('filters')
      expect(BigInt(values.conv_products ?? 0)).toBe((big('kernel_height') * big('kernel_width') * big('channels') * outputs) / big('groups'))
      largest = Math.max(largest, values.conv_total ?? 0)
    }
    expect(largest).toBeGreaterThan(2 ** 50)
  })
})

test.each([
  ['kernel=15', 'kernel', 'Kernel and width do not fit'],
  ['height=1&padding=1x1&kernel=4x2', 'kernel', 'Kernel and height do not fit'],
  ['groups=3', 'groups', 'Groups and channels do not fit'],
  ['groups=25', 'groups', 'Groups and filters do not fit'],
  ['pool=7', 'pool', 'Pooling window and output do not fit'],
  ['width=16384&height=16384&channels=65536&filters=65536&kernel=64', 'channels', 'over 2⁵³'],
])('%s is no refusal: a notice for %s says “%s”, counts are 0, parameters stand', (query, key, says) => {
  const state = layer(query)
  expect(notices(state)).toContainEqual({ key, says: expect.stringContaining(says) })
  const { params, total, out_width, out_height, conv_total, ...rest } = solve(problem, state).values
  if (key !== 'pool') expect([total, out_width, out_height, conv_total, rest.macs]).toEqual([0, 0, 0, 0, 0])
  else expect([conv_total, total, rest.pool_comparisons, rest.pool_width]).toEqual([1_152_000, 1_152_000, 0, 0])
  expect(params).toBeGreaterThan(0)
})

test.each(['stride=-1', 'kernel=0', 'kernel=1000000000', 'kernel=4x', 'kernel=x3', 'kernel=4x3x2', 'padding=1.5', 'stride=0', 'pool=1025', 'width=0', 'channels=65537', 'filters=1e400', 'kernel=', 'zeros=maybe', 'convention=fvcore', 'groups=-2'])(
  '%s keeps the value before, with a sentence that names the field',
  (query) => {
    const { state, notices } = read(query)
    expect(state).toEqual(layer())
    expect(notices).toHaveLength(1)
    expect(notices[0]?.says.length).toBeGreaterThan(20)
  },
)

test.each([['4', '4'], ['4x3', '4x3'], ['4 × 3', '4x3'], ['3X3', '3'], [' 5x5 ', '5'], ['007', '7']])('the size %j is %j', (typed, value) => {
  expect(problem.inputs.kernel.read(typed)).toBe(value)
})

describe.each([
  ['conv_additions', 'minus-one-forgotten', 576_000],
  ['out_width', 'padding-forgotten', 5],
  ['conv_products', 'factor-dropped', 11_520],
  ['conv_products', 'input-positions', 16 * 50 * 144 * 20],
  ['conv_products', 'filters-twice', 11_520_000],
  ['pool_comparisons', 'minus-one-forgotten', 2880],
  ['pool_width', 'stride-is-window', 2],
  ['pool_width', 'run-together', 64],
  ['pool_comparisons', 'factor-dropped', 128],
  ['total', 'zero-too-many', 11_545_600],
] as const)('the slip in %s', (at, slip, wrong) => {
  test(`${slip} gives ${wrong.toLocaleString('en')}`, () => {
    const state = layer()
    const { steps, values } = solve(problem, state)
    const all: Record<string, number> = { ...given(state), ...values }
    const step = steps.find(({ id }) => id === at)
    const found = step ? slipsOf(problem, step).filter((mutant) => mutant.slip.id === slip).map(({ expr }) => evaluate(expr, numbers, (id) => all[id])) : []
    expect(found).toContain(wrong)
  })
})
