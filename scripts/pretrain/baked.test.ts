import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { deviation } from '../../src/math/stats/mean.ts'
import { apartFromSeed } from '../../src/runs/bands.ts'
import { errorOf } from '../../src/runs/compare.ts'
import { bestEpoch } from '../../src/runs/early.ts'
import { defaultSpec } from '../../src/runs/spec.ts'
import { readRun } from './file.ts'

const shown = join(import.meta.dirname, '../../public')
const filesIn = (folder: string) => (existsSync(join(shown, folder)) ? readdirSync(join(shown, folder), { recursive: true, encoding: 'utf8' }) : []).filter((file) => file.endsWith('.json')).map((file) => join(folder, file))
/** Runs on the book's data, and on others. */
const [ours, others] = [filesIn('runs'), filesIn('runs-of')]
const files = [...ours, ...others]
const runs = files.map((file) => readRun(file, readFileSync(join(shown, file), 'utf8')))

test('every run is there once, under the name of its content, whole, with where it came from', () => {
  expect(new Set(files.map((file) => basename(file))).size).toBe(files.length)
  for (const [i, run] of runs.entries()) {
    expect(basename(files[i]!, '.json')).toBe(run.id)
    expect(run.end).toBe('finished')
    // Patience ends a run that many epochs after its best; 0 never does.
    const { epochs, patience } = run.spec
    const last = patience === 0 ? epochs : Math.min(epochs, bestEpoch(run.epochs)!.epoch + patience)
    expect(run.epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: last }, (_, i) => i + 1))
    expect(run.made).toEqual([{ by: expect.stringMatching(/^(wasm|assembly)$/), from: 1, to: last, versions: expect.any(Object) }])
    expect(run.provenance).toMatchObject({ commit: expect.stringMatching(/^[0-9a-f]{40}$/), processor: expect.any(String), wall: expect.any(Number) })
  }
})

test('runs on another data set lie in a folder of their own, which ends with the hash of their data', () => {
  for (const [i, { data, spec, provenance }] of runs.entries()) {
    const ofAnother = i >= ours.length
    expect(spec.data.startsWith('own:'), files[i]).toBe(ofAnother)
    if (!ofAnother) continue
    expect(files[i]!.split(/[/\\]/)[1]).toMatch(new RegExp(`-${data.slice(0, 8)}$`))
    expect(provenance.set).toMatchObject({ says: expect.any(String), train: expect.any(Number) })
  }
})

test('all runs of one data set were made from the same bytes', () => {
  for (const some of Map.groupBy(runs, ({ spec }) => spec.data).values()) expect(new Set(some.map(({ data }) => data)).size).toBe(1)
})

test('a long run begins as the short run of its seed: within the noise of seeds where another engine made it, exactly where the same did', () => {
  const short = runs.filter(({ spec }) => apartFromSeed(spec) === '')
  const noise = deviation(short.map((run) => errorOf(run, 'validation')))
  let held = 0
  for (const long of runs.filter(({ spec }) => spec.epochs > defaultSpec.epochs)) {
    const begun = runs.find(({ spec }) => JSON.stringify(spec) === JSON.stringify({ ...long.spec, epochs: defaultSpec.epochs }))
    if (!begun) continue
    const distance = Math.abs(errorOf(long, 'validation', defaultSpec.epochs) - errorOf(begun, 'validation'))
    expect(distance).toBeLessThanOrEqual(begun.made[0]!.by === long.made[0]!.by ? 0 : 4 * noise)
    held++
  }
  expect(held).toBeGreaterThan(0)
})
