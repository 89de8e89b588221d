import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate, numbers } from './algebra.ts'
import { entries, type Entries, isGrid, symbols } from './entries.ts'
import type { Expr } from './expr.ts'
import { matrices, type Matrix } from './matrices.ts'
import { formula } from './parse.ts'
import { text } from './print/text.ts'

const grids: Readonly<Record<string, Entries>> = { A: symbols('A', 2, 3), B: symbols('B', 3, 2), v: symbols('v', 3), u: symbols('u', 2), c: { op: 'ref', id: 'c' } }
const written = (typed: string) => evaluate(formula(typed), entries, (id) => grids[id])

test('a product of two matrices is, in each entry, a row times a column', () => {
  expect((written('A*B') as Expr[][]).map((row) => row.map(text))).toEqual([
    ['A_1_1 * B_1_1 + A_1_2 * B_2_1 + A_1_3 * B_3_1', 'A_1_1 * B_1_2 + A_1_2 * B_2_2 + A_1_3 * B_3_2'],
    ['A_2_1 * B_1_1 + A_2_2 * B_2_1 + A_2_3 * B_3_1', 'A_2_1 * B_1_2 + A_2_2 * B_2_2 + A_2_3 * B_3_2'],
  ])
})

test('a single name scales every entry, and is added to every entry', () => {
  expect((written('c*(u + c)') as Expr[][]).map((row) => row.map(text))).toEqual([['c * (u_1 + c)'], ['c * (u_2 + c)']])
})

const whole = fc.integer({ min: -9, max: 9 })
const filled = (rows: number, columns: number) => fc.array(fc.array(whole, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })

test.each(['A*B', 'B*A', 'A*v + u', 'relu(A*v + u)', 'c*(A*v + u) + c', '-(A*B)*u', 'B*(A*v + u)/c', 'A*(B*(A*v))'])('%s evaluated entry by entry is the same over numbers', (typed) => {
  fc.assert(
    fc.property(filled(2, 3), filled(3, 2), filled(3, 1), filled(2, 1), fc.integer({ min: 1, max: 5 }), (A, B, v, u, c) => {
      const values: Readonly<Record<string, number | Matrix>> = { A, B, v, u, c }
      const flat = (id: string) => {
        const [name = '', i, j = '1'] = id.split('_')
        const value = values[name]
        return typeof value === 'number' ? value : value?.[Number(i) - 1]?.[Number(j) - 1]
      }
      const over = written(typed)
      const got = isGrid(over) ? over.map((row) => row.map((e) => evaluate(e, numbers, flat))) : NaN
      const direct = evaluate(formula(typed), matrices, (id) => values[id]) as Matrix
      expect((got as number[][]).flat().map((x, k) => Math.abs(x - (direct.flat()[k] ?? NaN)))).toSatisfy((gaps: number[]) => gaps.every((gap) => gap <= 1e-9))
    }),
    { seed: 11, numRuns: 100 },
  )
})

test.each([['A*A', '2x3'], ['A + B', '3x2'], ['A/B', 'div'], ['A^2', 'pow'], ['A - u', '2x1']])('%s is refused, and the message says %s', (typed, says) => {
  expect(() => written(typed)).toThrow(says)
})
