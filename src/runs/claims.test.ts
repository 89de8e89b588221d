import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judge, leastOf, readClaims, wrongOf } from './claims.ts'

const text = readFileSync('content/experiments/02-learning-rate/claims.yaml', 'utf8')
const claims = readClaims(text)

test('the original is contradicted by its own table: 0.0001 is named least, 0.0002 is', () => {
  const verdict = judge(claims, claims.claims[0]!)
  expect(verdict.kind).toBe('contradicted')
  expect([verdict.named.learningRate, verdict.least.learningRate]).toEqual([0.0001, 0.0002])
  expect(verdict.wrong).toEqual({ named: 229, least: 211, of: 2726 })
})

test('a claim that names the least run agrees with its table', () => {
  expect(judge(claims, { says: '', least: 'test', learningRate: 0.0025 }).kind).toBe('agrees')
})

test('every printed validation error is a whole number of the 2,726 images, to the digits printed', () => {
  for (const { validation } of claims.runs) expect(((100 * wrongOf(validation, 2726)) / 2726).toFixed(2)).toBe(validation.toFixed(2))
})

test('chosen by the test set, another rate wins', () => {
  expect(leastOf(claims, 'test').learningRate).toBe(0.0025)
})

test('a claim about a run that is not in the table is refused', () => {
  expect(() => readClaims(text.replace('learningRate: 0.0001\n', 'learningRate: 0.7\n'))).toThrow(/no run has learning rate 0.7/)
})
