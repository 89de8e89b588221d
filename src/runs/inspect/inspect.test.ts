import { describe, expect, test } from 'vitest'
import { draw } from '../../math/random.ts'
import { answers, none, softmax } from './answers.ts'
import { cell, confusion } from './confusion.ts'
import { silent } from './dead.ts'
import { histogram, logitHistograms } from './histogram.ts'
import { mistakes } from './mistakes.ts'
import { byNorm, into } from './weights.ts'

const random = draw('inspect')
const count = 400
const labels = Uint8Array.from({ length: count }, (_, n) => n % 10)
/** Logits with ties, and class 3 never the largest. */
const logits = Float64Array.from({ length: 10 * count }, (_, i) => (i % 10 === 3 ? -9 : Math.round(8 * random()) - 2))
const rowOf = (n: number) => Array.from(logits.subarray(10 * n, 10 * n + 10))
const given = answers(logits)

describe('answers', () => {
  test('are the first of the largest outputs', () => {
    for (let n = 0; n < count; n++) {
      const row = rowOf(n)
      const first = row.findIndex((x) => row.every((y) => y <= x))
      expect(given[n]).toBe(first)
    }
  })
  test('of all-equal outputs is the first class, and of no numbers none', () => {
    expect([...answers([...new Array(10).fill(0), ...new Array(9).fill(1), Number.NaN])]).toEqual([0, none])
  })
  test('have probabilities that add to 1 and stand in the ratio of their exponentials, at ±1000 too', () => {
    const p = softmax([1, 2, -3])
    expect(p[0]! + p[1]! + p[2]!).toBeCloseTo(1, 15)
    expect(p[1]! / p[0]!).toBeCloseTo(Math.E, 12)
    expect([...softmax([1000, -1000])]).toEqual([1, 0])
  })
})

describe('the confusion matrix', () => {
  const matrix = confusion(labels, given)
  test('counts each pair of letter and answer, one by one', () => {
    for (let label = 0; label < 10; label++)
      for (let answer = 0; answer < 10; answer++) {
        let n = 0
        for (let i = 0; i < count; i++) if (labels[i] === label && given[i] === answer) n++
        expect(matrix.counts[label]![answer]).toBe(n)
        expect(cell(labels, given, label, answer)).toHaveLength(n)
      }
  })
  test('names the class that is never answered, and counts its images as wrong', () => {
    expect(matrix.never).toEqual([3])
    expect(matrix.wrong).toBe([...given].filter((g, n) => g !== labels[n]).length)
    expect(matrix.rows.reduce((a, b) => a + b)).toBe(count)
  })
  test('does not call a class dead that no image belongs to, and an image without an answer is wrong and in no column', () => {
    const small = confusion(Uint8Array.of(0, 1), Uint8Array.of(0, none))
    expect(small.never).toEqual([1])
    expect(small).toMatchObject({ wrong: 1, of: 2 })
    expect(small.columns.reduce((a, b) => a + b)).toBe(1)
  })
})

test('the worst mistake is the one whose right letter got the least probability', () => {
  const worst = mistakes(logits, labels, given)
  const p = (n: number) => softmax(rowOf(n))[labels[n]!]!
  expect(worst.map(({ at }) => at).toSorted((a, b) => a - b)).toEqual([...labels.keys()].filter((n) => given[n] !== labels[n]))
  for (const [i, { at, loss }] of worst.entries()) {
    expect(Math.exp(-loss)).toBeCloseTo(p(at), 12)
    if (i > 0) expect(p(worst[i - 1]!.at)).toBeLessThanOrEqual(p(at) + 1e-15)
  }
})

describe('histograms of logits', () => {
  test('put each value in one bin, the largest in the last', () => {
    const values = rowOf(1).concat(rowOf(2))
    const { counts, of, zeros, least, largest } = histogram(values, -9, 6, 15)
    counts.forEach((n, b) => expect(n).toBe(values.filter((v) => (b === 14 && v === 6) || (v >= -9 + b && v < -8 + b)).length))
    expect(counts.reduce((a, b) => a + b)).toBe(of)
    expect([zeros, least, largest]).toEqual([values.filter((v) => v === 0).length, Math.min(...values), Math.max(...values)])
  })
  test('share one axis that holds 0, and a class that a ReLU keeps off is a spike at exactly 0', () => {
    const off = logits.map((x, i) => (i % 10 === 3 ? Math.max(0, x) : Math.abs(x)))
    const { low, high, histograms } = logitHistograms(off, 20)
    expect([low, high]).toEqual([0, Math.max(...off)])
    expect(histograms[3]).toMatchObject({ zeros: count, of: count, least: 0, largest: 0 })
    for (const { counts } of histograms) expect(counts.reduce((a, b) => a + b)).toBe(count)
  })
  test('of outputs that are all 0 still have an axis', () => expect(logitHistograms(new Float64Array(20), 4)).toMatchObject({ low: 0, high: 1 }))
})

test('units are silent that were active for no image', () => {
  expect(silent(Uint8Array.of(1, 0, 0, 1))).toEqual({ units: 4, silent: 2, share: 0.5 })
})

test('first-layer units come by the length of their weight vectors, each with its own column', () => {
  const weights = Float32Array.from({ length: 784 * 6 }, () => random() - 0.5)
  const norm = (unit: number) => Math.hypot(...Array.from({ length: 784 }, (_, i) => weights[i * 6 + unit]!))
  const order = byNorm(weights, 784, 6)
  expect(order.map(({ unit }) => unit)).toEqual([0, 1, 2, 3, 4, 5].toSorted((a, b) => norm(b) - norm(a)))
  for (const one of order) {
    expect(one.norm).toBeCloseTo(norm(one.unit), 10)
    expect(into(weights, 784, 6, one.unit)[100]).toBe(weights[600 + one.unit])
  }
})
