import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { claimedSplits, type FallsClaim, type LeastClaim, leastOf, readClaims, wrongOf } from './claims.ts'
import { judgeFalls, judgeLeast, verdictFalls, verdictLeast } from './judge.ts'

const text = readFileSync('content/experiments/02-learning-rate/claims.yaml', 'utf8')
const claims = readClaims(text)
const all = ['02-learning-rate', '03-width', '04-depth', '05-dropout'].map((folder) => readClaims(readFileSync(`content/experiments/${folder}/claims.yaml`, 'utf8')))

const table = `experiment: widths
images: { training: 1000, validation: 1000, test: 1000 }
runs:
  - { layers: 100, validation: 9.0 }
  - { layers: 500, validation: 8.0, training: 3.0 }
  - { layers: "500,500", validation: 8.0, training: 4.0 }
claims:
  - { says: More is better., falls: [validation], along: [{ layers: 100 }, { layers: 500 }] }
`

describe('a table of single runs', () => {
  test('the original is contradicted by its own table: 0.0001 is named least, 0.0002 is', () => {
    const verdict = judgeLeast(claims, claims.claims[0] as LeastClaim)
    expect(verdict.kind).toBe('contradicted')
    expect([verdict.named.spec.learningRate, verdict.least.spec.learningRate]).toEqual([0.0001, 0.0002])
    expect(verdict.wrong).toEqual({ named: 229, least: 211, of: 2726 })
  })
  test('a claim that names the least run agrees with its table', () => {
    expect(judgeLeast(claims, { says: '', kind: 'least', split: 'test', named: claims.runs[3]! }).kind).toBe('agrees')
  })
  test('every printed error is a whole number of images, to the digits printed', () => {
    let held = 0
    for (const { runs, images } of all)
      for (const run of runs)
        for (const split of claimedSplits)
          if (run[split] !== undefined && split !== 'training') {
            expect(((100 * wrongOf(run[split], images[split])) / images[split]).toFixed(2)).toBe(run[split].toFixed(2))
            held++
          }
    expect(held).toBeGreaterThan(20)
  })
  test('chosen by the test set, another rate wins', () => {
    expect(leastOf(claims, 'test').spec.learningRate).toBe(0.0025)
  })
  test('one run that two chapters tell of is told alike', () => {
    const told = new Map<string, string>()
    for (const { runs } of all)
      for (const { spec, ...errors } of runs) {
        const key = JSON.stringify(spec)
        for (const [split, error] of Object.entries(errors)) {
          expect(told.get(key + split) ?? String(error)).toBe(String(error))
          told.set(key + split, String(error))
        }
      }
  })
  test('a row without an error that no claim is about is read', () => {
    expect(readClaims(table).runs[0]).toMatchObject({ spec: { layers: '100' }, validation: 9 })
  })
})

describe('a claim that errors fall', () => {
  const falls = readClaims(table)
  const claim = falls.claims[0] as FallsClaim
  test('a fall in the table agrees, with its count and its doubt; a rise or a level contradicts', () => {
    const verdict = verdictFalls(falls)
    expect(verdict.kind).toBe('agrees')
    expect(verdict.steps.map(({ wrong }) => wrong)).toEqual([{ from: 90, to: 80, of: 1000 }])
    // Pooled z test by hand: z = 0.01 / √(0.085 · 0.915 · 0.002) = 0.8018, and 2Φ(−0.8018) = 0.4227.
    expect(verdict.steps[0]!.p).toBeCloseTo(0.4227, 3)
    expect(judgeFalls(falls, { ...claim, along: claim.along.toReversed() }).kind).toBe('contradicted')
    expect(judgeFalls(falls, { ...claim, along: falls.runs.slice(1) }).kind).toBe('contradicted')
  })
  test('a claim about two errors needs both', () => {
    const both = { ...claim, splits: ['validation', 'training'] as const, along: [falls.runs[2]!, falls.runs[1]!] }
    expect(judgeFalls(falls, both).steps).toHaveLength(2)
    expect(judgeFalls(falls, both).kind).toBe('contradicted')
    expect(judgeFalls(falls, { ...both, splits: ['training'] }).kind).toBe('agrees')
  })
  test('asked for a kind of claim that a table has none of, the answer says so', () => {
    expect(() => verdictLeast(falls)).toThrow(/widths: none names a least run/)
    expect(() => verdictFalls(claims)).toThrow(/learning-rate: none says that an error falls/)
  })
})

test.each([
  ['a claim about a run that is not in the table', text.replace('learningRate: 0.0001\n', 'learningRate: 0.7\n'), /no run of the table is .*0\.7/],
  ['a field that no spec has', table.replace('layers: 100, v', 'units: 100, v'), /units is neither a field/],
  ['a value that the field refuses', table.replace('layers: 100, v', 'layers: 9999, v'), /hidden layers: “9999”/],
  ['an error that is no percentage', table.replace('9.0', '900'), /validation of .* is no percentage/],
  ['a claim about an error that was not printed', table.replace('[validation]', '[training]'), /training error that the table does not have/],
  ['a claim of no kind', table.replace('falls: [validation], ', ''), /says neither/],
])('%s is refused, and the message says which', (_, bad, message) => {
  expect(() => readClaims(bad)).toThrow(message)
})
