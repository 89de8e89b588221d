import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apartFromSeed } from './bands.ts'
import type { RunFile } from './provenance.ts'
import { judge, type Made, mustAgree } from './repeat.ts'
import type { Run } from './run.ts'

const folder = 'public/runs/learning-rate'
const runs = readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as RunFile)
const images = { train: 15_000, validation: 2_726, test: 1_000 }
/** The default experiment over its seeds. */
const calm = runs.filter(({ spec }) => apartFromSeed(spec) === '')
const elsewhere = (run: RunFile, change: Partial<Run> = {}): Made => ({ ...run, ...change, provenance: { processor: 'another' } })

test('a run that rounding moved is close: a first loss within 0.5 %, last errors within four deviations', () => {
  const [run] = calm as [RunFile, ...RunFile[]]
  const [first, ...rest] = run.epochs
  const moved = (by: number) => elsewhere(run, { epochs: [{ ...first!, train: { ...first!.train, loss: first!.train.loss * by } }, ...rest] })
  expect(judge(run, moved(1.004), { seeds: calm, images }).verdict).toBe('close')
  expect(judge(run, moved(1.006), { seeds: calm, images })).toMatchObject({ verdict: 'different', says: expect.stringMatching(/after the first epoch the training loss is .* more than 0\.50 % from/) })
  const last = run.epochs.at(-1)!
  const erring = (by: number) => elsewhere(run, { epochs: [...run.epochs.slice(0, -1), { ...last, validation: { ...last.validation, error: last.validation.error + by } }] })
  expect(judge(run, erring(0.015), { seeds: calm, images }).verdict).toBe('close')
  expect(judge(run, erring(0.025), { seeds: calm, images })).toMatchObject({ verdict: 'different', says: expect.stringContaining('the last validation error') })
})

test('another seed’s numbers are seldom taken for the same run', () => {
  const pairs = calm.flatMap((a) => calm.filter((b) => b !== a).map((b) => judge(a, elsewhere(b), { seeds: calm, images }).verdict))
  expect(pairs.length).toBeGreaterThan(100)
  expect(pairs.filter((verdict) => verdict !== 'different').length).toBeLessThan(pairs.length / 5)
})

test('a run that ended otherwise is different', () => {
  const [run] = calm as [RunFile, ...RunFile[]]
  expect(judge(run, elsewhere(run, { epochs: run.epochs.slice(0, 5) }), { seeds: calm, images }).says).toContain('ended after epoch 5; the committed one ended after epoch 8')
  expect(judge(run, elsewhere(run, { end: { diverged: 8, likely: 'too fast' } }), { seeds: calm, images }).says).toContain('it diverged')
})

test('two runs must agree on one engine, build and kind of processor; on builds with fixed bits on any', () => {
  const [run] = calm as [RunFile, ...RunFile[]]
  const by = (by: string, build: string, processor: string): Made => ({ ...run, made: [{ by, from: 1, to: 8, versions: { build } }], provenance: { processor } })
  expect(mustAgree(by('assembly', 'relaxed', 'a'), by('assembly', 'relaxed', 'a'))).toBe(true)
  expect(mustAgree(by('assembly', 'relaxed', 'a'), by('assembly', 'relaxed', 'b'))).toBe(false)
  expect(mustAgree(by('assembly', 'simd', 'a'), by('assembly', 'simd', 'b'))).toBe(true)
  expect(mustAgree(by('assembly', 'simd', 'a'), by('assembly', 'scalar', 'a'))).toBe(false)
  expect(mustAgree(by('wasm', 'simd', 'a'), by('assembly', 'simd', 'a'))).toBe(false)
  expect(mustAgree(by('webgpu', '', 'a'), by('webgpu', '', 'a')), 'atomic additions').toBe(false)
})
