import { readdirSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Run } from '../../src/runs/run.ts'
import { writeWhole } from './claim.ts'
import { type Made, mustAgree, sameNumbers } from './compare.ts'
import { engines } from './engines.ts'
import { readRun, type RunFile, runIn, textOf } from './file.ts'
import { readOptions } from './options.ts'
import { placeOf } from './place.ts'
import { Pretrain } from './testing/small.ts'
import { judge, type Verdict, verify } from './verify.ts'

const golden = join(import.meta.dirname, 'golden')
const anew = 'If results may change: raise trainingVersion, delete it and make it again: npm run pretrain -- --grids scripts/pretrain/golden/grids --runs scripts/pretrain/golden/<build> --build <build>'
let copy: string
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'pretrain-verify-'))
  await cp(golden, copy, { recursive: true })
})
afterAll(() => rm(copy, { recursive: true }))

/** What `--verify` says of the golden run of a build in a folder, repeated by a build. */
async function verdicts(folder: string, build: string, by = build): Promise<Verdict[]> {
  const options = readOptions(['--verify', '--grids', join(golden, 'grids'), '--runs', join(folder, build), '--build', by])
  const { tasks, dataOf } = await placeOf('.', options)
  const all: Verdict[] = []
  for await (const verdict of verify(tasks, dataOf, engines(options).of)) all.push(verdict)
  return all
}
const pathIn = (folder: string, build: string) => join(folder, build, 'golden', readdirSync(join(folder, build, 'golden'))[0]!)

describe.each(['simd', 'scalar'])('the golden run of the %s build, whose bits no processor changes,', (build) => {
  test('is repeated to the last bit', async () => expect((await verdicts(golden, build)).map(({ verdict }) => verdict), anew).toEqual(['identical']))

  test('is found different where a digit of it was changed', async () => {
    const run = await runIn(pathIn(golden, build))
    const [first, ...rest] = run.epochs
    const loss = first!.test.loss * (1 + 2 ** -52)
    await writeWhole(pathIn(copy, build), textOf({ ...run, epochs: [{ ...first!, test: { ...first!.test, loss } }, ...rest] }))
    const [verdict] = await verdicts(copy, build)
    expect(verdict).toMatchObject({ verdict: 'different', says: expect.stringContaining(`must be identical, and after epoch 1 the test loss is ${first!.test.loss}, not ${loss}`) })
  })

  test('is close to what the other build makes, and need not be more', async () => {
    expect(await verdicts(golden, build, build === 'simd' ? 'scalar' : 'simd')).toMatchObject([{ verdict: 'close' }])
  })
})

test('the script says it a line each, and by its exit status', async () => {
  const started = (folder: string) => new Pretrain(['--verify', '--grids', join(golden, 'grids'), '--runs', join(folder, 'simd')])
  expect((await started(golden).ended).status).toBe(0)
  const run = await runIn(pathIn(golden, 'simd'))
  await writeWhole(pathIn(copy, 'simd'), textOf({ ...run, silent: [3] }))
  expect((await started(copy).ended).status).toBe(1)
})

const runs = readdirSync('public/runs/learning-rate').map((name) => join('public/runs/learning-rate', name))
const images = { train: 15_000, validation: 2_726, test: 1_000 }
let calm: RunFile[]
beforeAll(async () => {
  calm = (await Promise.all(runs.map(runIn))).filter(({ spec }) => spec.learningRate === 0.0002)
})
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
})

test('numbers that are not finite are the same after they were written down and read', async () => {
  const [run] = calm as [RunFile, ...RunFile[]]
  const epochs = [{ ...run.epochs[0]!, train: { error: 0.9, loss: Number.NaN } }]
  const diverged: RunFile = { ...run, epochs, made: [{ ...run.made[0]!, to: 1 }], end: { diverged: 1, likely: 'too fast' } }
  const read = readRun('a file', textOf(diverged))
  expect(read.epochs[0]!.train.loss).toBeNaN()
  expect(sameNumbers(read, diverged)).toBe(true)
  expect(await readFile(runs[0]!, 'utf8')).toBe(textOf(await runIn(runs[0]!)))
})
