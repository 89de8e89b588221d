import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draw } from '../../math/random.ts'
import { type Spec, specFields } from '../../runs/spec.ts'
import type { KeptRun } from './keptRun.ts'
import { readRunFile, writeRunFile } from './runFile.ts'

const score = fc.record({ error: fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0), loss: fc.oneof(fc.double({ min: 0, max: 9, noNaN: true }).map((x) => x + 0), fc.constant(Number.NaN), fc.constant(Number.POSITIVE_INFINITY)) })
const anyRun = fc
  .record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    epochs: fc.array(fc.record({ train: score, validation: score, test: score, seconds: fc.double({ min: 0, max: 100, noNaN: true }).map((x) => x + 0) }), { maxLength: 4 }),
    end: fc.oneof(fc.constant('finished' as const), fc.constant('stopped' as const), fc.record({ diverged: fc.integer({ min: 1, max: 9 }), likely: fc.string() })),
    name: fc.string({ maxLength: 80 }),
    pinned: fc.boolean(),
    hidden: fc.boolean(),
    at: fc.integer({ min: 0, max: 2e12 }),
  })
  .map(({ seed, epochs, ...rest }): KeptRun => ({
    id: `${seed.toString(16).padStart(16, '0')}-wasm`,
    spec: Object.fromEntries(Object.entries(specFields).map(([key, field]) => [key, field.sample(draw(seed, key))])) as unknown as Spec,
    data: 'f'.repeat(64),
    epochs: epochs.map((e, i) => ({ epoch: i + 1, ...e })),
    made: [{ by: 'wasm', from: 1, to: epochs.length, versions: { build: 'simd' } }],
    order: seed,
    ...rest,
  }))

test('runs that are exported and imported are the same, numbers that overflowed included', () => {
  fc.assert(fc.property(fc.array(anyRun, { maxLength: 4 }), (runs) => {
    const back = readRunFile(writeRunFile(runs))
    expect(back.faults).toEqual([])
    expect(back.runs).toEqual(runs)
  }), { seed: 6, numRuns: 100 })
})

test('a file cut at any character says so, keeps every run before the cut, and never throws', () => {
  const runs = fc.sample(anyRun, { seed: 6, numRuns: 3 })
  const text = writeRunFile(runs)
  for (let end = 0; end < text.trimEnd().length; end++) {
    const cut = readRunFile(text.slice(0, end))
    expect(cut.faults.length, `cut at ${end}`).toBeGreaterThan(0)
    expect(cut.runs).toEqual(runs.slice(0, cut.runs.length))
  }
  const whole = text.indexOf('\n', text.indexOf('\n') + 1)
  expect(readRunFile(text.slice(0, whole + 5)).runs).toHaveLength(1)
})

test('any one part made something else leaves that run out and names it, and the others stay', () => {
  const runs = fc.sample(anyRun.filter((r) => r.epochs.length > 0), { seed: 7, numRuns: 2 })
  const plain = JSON.parse(writeRunFile(runs)) as { runs: Record<string, unknown>[] }
  for (const key of ['id', 'spec', 'data', 'epochs', 'made', 'end', 'name', 'at', 'order']) {
    for (const wrong of [null, { x: 1 }, -1]) {
      if (key === 'at' || key === 'order') if (wrong === -1) continue
      const bad = { ...plain, runs: [{ ...plain.runs[0], [key]: wrong }, plain.runs[1]] }
      const read = readRunFile(JSON.stringify(bad))
      expect(read.faults, key).toHaveLength(1)
      expect(read.faults[0]).toMatch(/^Run 1 was left out: .+\.$/)
      expect(read.runs).toEqual([runs[1]])
    }
  }
  const spec = readRunFile(JSON.stringify({ ...plain, runs: [{ ...plain.runs[0], spec: 'learningRate=fast' }] }))
  expect(spec.faults[0]).toContain('learning rate: “fast”')
})

test('whatever else is opened is refused with a sentence', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    const read = readRunFile(text)
    expect(read.runs).toEqual([])
    expect(read.faults.length).toBeGreaterThan(0)
  }), { seed: 6, numRuns: 300 })
})
