import fc from 'fast-check'
import { expect, test } from 'vitest'
import { multiply } from './matrices.ts'
import { directions } from './singular.ts'

const size = fc.integer({ min: 1, max: 6 })
const matrix = size.chain((rows) => size.chain((columns) => fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })))

test('the directions put together give the matrix back', () => {
  fc.assert(
    fc.property(matrix, (m) => {
      const parts = directions(m)
      const back = m.map((row, i) => row.map((_, j) => parts.reduce((sum, { strength, from, to }) => sum + strength * to[i]! * from[j]!, 0)))
      for (const [i, row] of m.entries()) for (const [j, x] of row.entries()) expect(back[i]![j]).toBeCloseTo(x, 10)
    }),
    { seed: 5, numRuns: 300 },
  )
})

test('they stand at right angles, strongest first', () => {
  fc.assert(
    fc.property(matrix, (m) => {
      const parts = directions(m)
      const V = parts.map(({ from }) => from)
      const gram = multiply(V, V[0]!.map((_, i) => V.map((v) => v[i]!)))
      for (const [i, row] of gram.entries()) for (const [j, x] of row.entries()) expect(x).toBeCloseTo(i === j ? 1 : 0, 10)
      expect(parts.map(({ strength }) => strength)).toEqual(parts.map(({ strength }) => strength).toSorted((a, b) => b - a))
    }),
    { seed: 6, numRuns: 300 },
  )
})

test('[1 2; 3 7] has strengths whose squares add to 63 and whose product is its determinant, 1', () => {
  const [one, two] = directions([[1, 2], [3, 7]])
  expect(one!.strength ** 2 + two!.strength ** 2).toBeCloseTo(63, 12)
  expect(one!.strength * two!.strength).toBeCloseTo(1, 12)
})
