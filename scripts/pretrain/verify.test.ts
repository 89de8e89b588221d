import { readdirSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunFile } from '../../src/runs/provenance.ts'
import { sameNumbers, type Verdict } from '../../src/runs/repeat.ts'
import { writeWhole } from './claim.ts'
import { engines } from './engines.ts'
import { readRun, runIn, textOf } from './file.ts'
import { readOptions } from './options.ts'
import { placeOf } from './place.ts'
import { Pretrain } from './testing/small.ts'
import { verify } from './verify.ts'

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

test('numbers that are not finite are the same after they were written down and read', async () => {
  const path = join('public/runs/learning-rate', readdirSync('public/runs/learning-rate')[0]!)
  const run = await runIn(path)
  const epochs = [{ ...run.epochs[0]!, train: { error: 0.9, loss: Number.NaN } }]
  const diverged: RunFile = { ...run, epochs, made: [{ ...run.made[0]!, to: 1 }], end: { diverged: 1, likely: 'too fast' } }
  const read = readRun('a file', textOf(diverged))
  expect(read.epochs[0]!.train.loss).toBeNaN()
  expect(sameNumbers(read, diverged)).toBe(true)
  expect(await readFile(path, 'utf8')).toBe(textOf(run))
})
