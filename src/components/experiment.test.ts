import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { apartFromSeed } from '../runs/bands.ts'
import { defaultSpec } from '../runs/spec.ts'
import { made } from '../runs/testing/made.ts'
import { otherSets, printedErrors, referenceRuns, runsOn } from './experiment.ts'

const above = mkdtempSync(join(tmpdir(), 'runs-of-'))
afterAll(() => rmSync(above, { recursive: true }))

const set = { says: 'shapes', classes: ['A', 'B'], train: 30, validation: 20, test: 10 }
function keep(folder: string, name: string, run: object) {
  mkdirSync(join(above, folder, 'one-run'), { recursive: true })
  writeFileSync(join(above, folder, 'one-run', name), JSON.stringify(run))
}
const [wanted, other] = made({ spec: { epochs: 20, patience: 4, data: 'own:0a1b2c3d' }, mean: 0.06, seeds: 2 }, { spec: { epochs: 3, data: 'own:0a1b2c3d' }, mean: 0.07, seeds: 2 }).filter(({ spec }) => spec.seed === 1)
keep('shapes-0a1b2c3d', 'a.json', { ...wanted, provenance: { set } })
keep('shapes-0a1b2c3d', 'b.json', { ...other, provenance: { set } })
keep('untold-11111111', 'c.json', { ...wanted, provenance: {} })

test('runs on other data are read by the folder of their set, with the split that they tell; without it they are left out', () => {
  const [found, ...more] = otherSets(above)
  expect(more).toEqual([])
  expect(found).toMatchObject({ folder: 'shapes-0a1b2c3d', note: set })
  expect(found!.runs).toHaveLength(2)
  expect(otherSets(join(above, 'missing'))).toEqual([])
})

test('of these an experiment has the runs that its grid asks for, on whatever data; none is taken for a run on Letters', () => {
  const [found] = otherSets(above)
  expect(runsOn(found!, 'one-run').map(({ spec }) => spec)).toEqual([wanted!.spec])
  expect(referenceRuns('one-run', found!.runs)).toEqual([])
})

test('what the original printed is told for the runs of its table, as fractions; of an experiment without a table nothing is', () => {
  expect(printedErrors('dropout')).toEqual([[0, 0.0774], [0.5, 0.0759]].map(([dropout, error]) => ({ spec: apartFromSeed({ ...defaultSpec, dropout: dropout! }), error: expect.closeTo(error!, 12) as number })))
  for (const none of ['data', 'nowhere']) expect(printedErrors(none)).toEqual([])
})
