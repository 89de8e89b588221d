import { describe, expect, test } from 'vitest'
import { defaults, readState } from '../../../src/fields/state.ts'
import { draw } from '../../../src/math/random.ts'
import { check } from '../../../src/solution/check.ts'
import { changes, exercise, isTelling } from '../../../src/solution/exercise.ts'
import { levels } from '../../../src/solution/problem.ts'
import { outcome, solve } from '../../../src/solution/solve.ts'
import { layers } from './layers.ts'
import linear, { type Inputs } from './problem.ts'

const own = defaults(linear.inputs)
const at = (query: string) => readState(linear.inputs, new URLSearchParams(query), own, linear).state
const result = (query: string) => outcome(linear, at(query))

/** Networks of every depth, width, activation, with and without biases. */
const networks = Array.from({ length: 300 }, (_, i): Inputs => {
  const random = draw('linear networks', i)
  const widths = Array.from({ length: 2 + (i % 5) }, () => 1 + Math.floor(6 * random())).join()
  const between = (['none', 'relu', 'affine'] as const)[i % 3]!
  return { ...own, widths, between, seed: i + 1, biases: i % 4 > 0, c: Math.round(6 * random() - 3), d: Math.round(6 * random() - 3), x: '1,-2,3,0,2,-1' }
})

/** A second implementation, exact: columns of W are f(e_j) − f(0) in whole numbers of any size. */
function exact({ between, c, d, ...state }: Inputs, x: readonly number[]): bigint[] {
  const all = layers({ ...state })
  return all.reduce(
    (v, { W, b }, k) =>
      W.map((row, i) => {
        const z = row.reduce((sum, w, j) => sum + BigInt(w) * (v[j] ?? 0n), BigInt(b[i]!))
        return between === 'affine' ? BigInt(c) * z + BigInt(d) : between === 'relu' && k < all.length - 1 && z < 0n ? 0n : z
      }),
    x.map(BigInt),
  )
}

/** The rank by elimination without division, exact. */
function exactRank(rows: bigint[][]): number {
  const [first = [], ...others] = rows
  const column = rows.reduce((least, row) => Math.min(least, row.findIndex((x) => x !== 0n) >>> 0), Infinity)
  if (!Number.isFinite(column) || column >= first.length) return 0
  const pivot = rows.findIndex((row) => row[column] !== 0n)
  const rest = pivot === 0 ? others : rows.toSpliced(pivot, 1)
  const head = rows[pivot]!
  return 1 + exactRank(rest.map((row) => row.map((x, j) => x * head[column]! - row[column]! * head[j]!)))
}

test('the protocol’s names, and the numbers of the worked network', () => {
  expect(result('')).toMatchObject({ W_1_1: 1, W_1_2: 2, W_2_1: 3, W_2_2: 7, b_1: 1, b_2: 4, y_1: 5, y_2: 17, collapsed_1: 5, collapsed_2: 17, rank: 2, narrowest: 2 })
  expect(result('between=affine')).toMatchObject({ W_1_1: 4, W_1_2: 8, W_2_1: 12, W_2_2: 28, b_1: 7, b_2: 21, y_1: 23, y_2: 73 })
  expect(result('widths=2,1,2&matrices=1,2|3;1&biases=off')).toMatchObject({ W_1_1: 3, W_1_2: 6, W_2_1: 1, W_2_2: 2, rank: 1, narrowest: 1 })
  expect(result('between=relu')).toMatchObject({ y_1: 5, y_2: 17 })
  expect([result('x=1,0'), result('x=1,0&between=relu')]).toMatchObject([{ y_1: 2, y_2: 7 }, { y_1: 2, y_2: 8 }])
})

test('W is what the layers make of each unit input, b what they make of zero, on 200 networks of every shape', () => {
  for (const state of networks.filter(({ between }) => between !== 'relu')) {
    const { values } = solve(linear, state)
    const n = state.widths.split(',').map(Number)
    const zero = Array<number>(n[0]!).fill(0)
    const b = exact(state, zero)
    expect(b.map((_, i) => (values[`b_${i + 1}`] ?? NaN) + 0)).toEqual(b.map(Number))
    for (const j of zero.keys()) {
      const column = exact(state, zero.with(j, 1)).map((y, i) => Number(y - b[i]!))
      expect(column.map((_, i) => (values[`W_${i + 1}_${j + 1}`] ?? NaN) + 0)).toEqual(column)
    }
  }
})

test('the output layer by layer is that of the second implementation, the ReLU included', () => {
  for (const state of networks) {
    const { values } = solve(linear, state)
    const y = exact(state, state.x.split(',').map(Number).slice(0, Number(state.widths[0])))
    expect(y.map((_, i) => (values[`y_${i + 1}`] ?? NaN) + 0)).toEqual(y.map(Number))
    if (state.between !== 'relu') expect(y.map((_, i) => (values[`collapsed_${i + 1}`] ?? NaN) + 0)).toEqual(y.map(Number))
  }
})

test('the rank is that of exact elimination, and never above the narrowest place', () => {
  const seen = new Set<number>()
  for (const state of networks) {
    const found = outcome(linear, state)
    const c = state.between === 'affine' ? BigInt(state.c) : 1n
    const product = layers(state)
      .map(({ W }) => W.map((row) => row.map((w) => c * BigInt(w))))
      .reduce((all, W) => W.map((row) => all[0]!.map((_, j) => row.reduce((sum, w, k) => sum + w * all[k]![j]!, 0n))))
    expect(found['rank']).toBe(exactRank(product))
    expect(found['rank']).toBeLessThanOrEqual(found['narrowest']!)
    seen.add(found['rank']! - found['narrowest']!)
  }
  expect(seen.size).toBeGreaterThan(1)
})

test('over 1,000 random inputs the two maps differ by rounding alone, and by more with a ReLU between', () => {
  for (const state of networks) {
    const { max_error: gap = NaN, ...values } = outcome(linear, state)
    const size = Math.max(1, ...Object.entries(values).map(([id, x]) => (/^[APWabh]/.test(id) ? Math.abs(x) : 0)))
    if (state.between !== 'relu') expect(gap).toBeLessThan(1e-11 * size)
  }
  expect(result('between=relu')['max_error']).toBeGreaterThan(1)
})

describe('slips at the input (2, 1)', () => {
  const y = (query: string, at_: RegExp, slip: string) => {
    const state = at(query)
    const wrong = new Map(changes(linear, state).filter((change) => change.slip === slip && at_.test(change.step)).map(({ step, value }) => [step, value]))
    const { values } = solve(linear, state)
    const all = (id: string) => wrong.get(id) ?? values[id]!
    return [1, 2].map((i) => all(`W_${i}_1`) * 2 + all(`W_${i}_2`) + all(`b_${i}`))
  }
  test.each([
    ['', /^W_/, 'order-swapped', [17, 11]],
    ['', /^b_/, 'biases-added', [5, 14]],
    ['', /^b_/, 'bias-not-carried', [4, 15]],
    ['', /^W_/, 'matrices-added', [7, 12]],
    ['between=affine', /^W_/, 'c-once', [15, 47]],
  ] as const)('%s %s %s gives %j', (query, where, slip, gives) => {
    expect(y(query, where, slip)).toEqual(gives)
  })
  test('d dropped in the first layer gives (21, 65)', () => {
    const state = at('between=affine')
    const [one, two] = changes(linear, state).filter(({ slip }) => slip === 'd-dropped').map(({ value }) => value)
    const { values: v } = solve(linear, state)
    expect([1, 2].map((i) => v[`W_${i}_1`]! * 2 + v[`W_${i}_2`]! + v[`A2_${i}_1`]! * one! + v[`A2_${i}_2`]! * two! + v[`a2_${i}`]!)).toEqual([21, 65])
  })
  test('a sheet with the matrices in reading order is told so', () => {
    const [verdict] = check(linear, own, [{ of: 'W_2_2', text: '1' }])
    expect(verdict).toMatchObject({ kind: 'slip', truth: 7 })
    expect(verdict?.slips).toContain('order-swapped')
  })
})

describe.each(levels)('an exercise of level %s', (level) => {
  const states = Array.from({ length: 2 }, (_, i) => exercise(linear, level, draw('linear exercise', level, i)))
  test('is one on which every slip shows, and no two slips in a step agree', () => {
    for (const state of states) expect(isTelling(linear, state)).toBe(true)
  })
  test('asks for steps that it has, and says nothing about its shape', () => {
    for (const state of states) {
      const ids = new Set(linear.steps(state).map(({ id }) => id))
      expect(linear.asks[level].filter((id) => !ids.has(id))).toEqual([])
      expect(linear.notices?.(state)).toEqual([])
    }
  })
})

test('every step reads only inputs and steps above it, in every form', () => {
  for (const state of networks) {
    const { values } = solve(linear, state)
    expect(Object.values(values).every(Number.isFinite)).toBe(true)
  }
})

test('a formula of another shape is no slip: the order cannot be swapped where shapes do not fit', () => {
  const slips = (query: string) => new Set(linear.steps(at(query)).filter(({ id }) => id.startsWith('W_')).flatMap((step) => step.slips?.map(({ id }) => id) ?? []))
  expect(slips('widths=2,3,4')).toEqual(new Set())
  expect(slips('widths=3,2,3')).toEqual(new Set(['order-swapped']))
  expect(slips('')).toEqual(new Set(['order-swapped', 'matrices-added']))
})
