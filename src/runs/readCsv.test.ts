import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draw } from '../math/random.ts'
import { csv, type Told } from './csv.ts'
import { readCsv } from './readCsv.ts'
import { type Spec, specFields } from './spec.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0)
const score = fc.record({ error: share, loss: fc.oneof(share, fc.constant(Number.NaN), fc.constant(Number.POSITIVE_INFINITY)) })
const runs = fc.array(
  fc.record({ seed: fc.integer({ min: 1, max: 1e6 }), engine: fc.constantFrom('wasm', 'webgpu + wasm'), epochs: fc.array(fc.record({ train: score, validation: score, test: score, seconds: share }), { minLength: 1, maxLength: 3 }) }).map(({ seed, engine, epochs }): Told => ({
    spec: Object.fromEntries(Object.entries(specFields).map(([key, field]) => [key, field.sample(draw(seed, key))])) as unknown as Spec,
    engine,
    epochs: epochs.map((e, i) => ({ epoch: i + 1, ...e })),
  })),
  { maxLength: 4 },
)

test('a table read back has the runs that were written, to the last bit', () => {
  fc.assert(fc.property(runs, (all) => {
    expect(readCsv(csv(all))).toEqual(all)
  }), { seed: 6, numRuns: 100 })
})

test('what is no table gives no run, and cut anywhere it gives the lines that are whole', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => {
    expect(readCsv(text)).toEqual([])
  }), { seed: 6 })
  const [all] = fc.sample(runs.filter((some) => some.length > 1), { seed: 6, numRuns: 1 }) as [Told[]]
  const text = csv(all)
  for (let end = 0; end < text.length; end++) expect(readCsv(text.slice(0, end)).length).toBeLessThanOrEqual(all.length)
})
