import { describe, expect, test } from 'vitest'
import { evaluate } from './algebra.ts'
import { type Entry, matrices, type Matrix } from './matrices.ts'
import { formula } from './parse.ts'
import { draw } from './random.ts'

const over = (text: string, env: Readonly<Record<string, Entry>>) => evaluate(formula(text), matrices, (id) => env[id])

function random(rows: number, columns: number, ...key: (string | number)[]): number[][] {
  const next = draw('matrices', ...key)
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => 4 * next() - 2))
}

/** The product by its definition, three loops. */
function byHand(a: Matrix, b: Matrix): number[][] {
  const out = a.map(() => Array.from(b[0] ?? [], () => 0))
  for (let i = 0; i < a.length; i++) for (let j = 0; j < (b[0]?.length ?? 0); j++) for (let k = 0; k < b.length; k++) out[i]![j]! += a[i]![k]! * b[k]![j]!
  return out
}

test('a stack of linear layers over matrices is W2·W1·x + W2·b1 + b2, as three loops compute it', () => {
  for (let i = 0; i < 500; i++) {
    const [n, m, k] = [1 + (i % 4), 1 + ((i >> 2) % 4), 1 + ((i >> 4) % 4)]
    const [W1, b1, W2, b2, x] = [random(m, n, i, 'W1'), random(m, 1, i, 'b1'), random(k, m, i, 'W2'), random(k, 1, i, 'b2'), random(n, 1, i, 'x')]
    const y = over('W2*(W1*x + b1) + b2', { W1, b1, W2, b2, x }) as Matrix
    const hidden = byHand(W1, x).map((row, j) => [row[0]! + b1[j]![0]!])
    byHand(W2, hidden).forEach((row, j) => expect(y[j]![0]).toBeCloseTo(row[0]! + b2[j]![0]!, 12))
    const collapsed = over('W2*W1*x + (W2*b1 + b2)', { W1, b1, W2, b2, x }) as Matrix
    collapsed.forEach((row, j) => expect(row[0]).toBeCloseTo(y[j]![0]!, 10))
  }
})

describe('over matrices', () => {
  const A = [[1, 2], [0, 1]]
  const B = [[1, 0], [3, 1]]
  test('the order of a product matters', () => {
    expect(over('B*A', { A, B })).toEqual([[1, 2], [3, 7]])
    expect(over('A*B', { A, B })).toEqual([[7, 2], [3, 1]])
  })
  test('numbers scale, sums and functions act on every entry', () => {
    expect(over('2*A + 1', { A })).toEqual([[3, 5], [1, 3]])
    expect(over('relu(-A)', { A })).toEqual([[0, 0], [0, 0]])
    expect(over('A/2', { A })).toEqual([[0.5, 1], [0, 0.5]])
    expect(over('3 - A', { A })).toEqual([[2, 1], [3, 2]])
    expect(over('2^3/4', {})).toBe(2)
    expect(over('max(A, B) - min(A, 1)', { A, B })).toEqual([[0, 1], [3, 0]])
    expect(over('floor(A/2) + leaky(-A)', { A })).toEqual([[-0.01, 0.98], [0, -0.01]])
  })
  test.each(['A*x', 'A + x', 'A^2', '1/A'])('%s is refused where shapes do not fit', (text) => {
    expect(() => over(text, { A, x: [[1, 2, 3]] })).toThrow(RangeError)
  })
})
