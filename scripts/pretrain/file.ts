import { readFile } from 'node:fs/promises'
import { writeState } from '../../src/fields/state.ts'
import type { RunFile } from '../../src/runs/provenance.ts'
import { type Run, runId } from '../../src/runs/run.ts'
import { defaultSpec, specFields } from '../../src/runs/spec.ts'
import { fromPlain } from '../../src/widgets/lab/keptRun.ts'
import { Damaged } from '../../src/widgets/lab/seal.ts'
import { Fault } from './fault.ts'

/** As it lies on disk. Numbers that are not finite become null, as always in JSON. */
export const textOf = (run: RunFile): string => `${JSON.stringify(run, undefined, 1)}\n`

/** A run file, every part looked at. @param text as read from `path` @throws Fault that names the file and what is wrong */
export function readRun(path: string, text: string): RunFile {
  const wrong = (what: string) => new Fault(`${path}: ${what}`)
  let value: RunFile
  try {
    value = JSON.parse(text, (key, x: unknown) => (x === null && key === 'loss' ? Number.NaN : x)) as RunFile
  } catch {
    throw wrong('is no JSON: it may have been cut short.')
  }
  const { provenance, silent } = value ?? {}
  try {
    const { id, spec, data, epochs, made, end } = fromPlain({ ...value, spec: String(writeState(specFields, { ...defaultSpec, ...value.spec })), name: '', at: 0, order: 0 })
    const run: Run = { id, spec, data, epochs, made, end, ...(silent && { silent }) }
    if (typeof provenance?.trainingVersion !== 'number' || typeof provenance.wall !== 'number' || typeof provenance.processor !== 'string') throw new Damaged('its provenance is missing')
    const { trainingVersion } = provenance
    if (runId(spec, data, trainingVersion) !== id) throw new Damaged(`its id ${id} is not the hash of its spec, its data and its training version, ${runId(spec, data, trainingVersion)}`)
    const last = epochs.length
    const ended = end === 'finished' ? last === spec.epochs || (spec.patience > 0 && last > 0) : typeof end === 'object' && end.diverged === last
    if (!ended) throw new Damaged(`it has ${last} of ${spec.epochs} epochs, and no reason to stop there`)
    if (made.length !== 1 || made[0]!.from !== 1 || made[0]!.to !== last) throw new Damaged('its epochs are not one stretch of one engine')
    return { ...run, provenance }
  } catch (error) {
    if (error instanceof Damaged || error instanceof TypeError) throw wrong(`is no whole run: ${error.message}.`)
    throw error
  }
}

export const runIn = async (path: string): Promise<RunFile> => readRun(path, await readFile(path, 'utf8'))
