import { readFile } from 'node:fs/promises'
import { writeState } from '../../src/fields/state.ts'
import { runId, type Run } from '../../src/runs/run.ts'
import { defaultSpec, specFields } from '../../src/runs/spec.ts'
import { fromPlain } from '../../src/widgets/lab/keptRun.ts'
import { Damaged } from '../../src/widgets/lab/seal.ts'
import { Fault } from './fault.ts'

/**
 * What a run file holds beside the run: enough to make it again. A baked run is one stretch of one engine, so this, its
 * `made` and its spec tell of every epoch. What older files lack is optional.
 */
export interface Provenance {
  readonly trainingVersion: number
  /** 40 hexadecimal digits, or `unknown` where there was no repository. */
  readonly commit: string
  /** Whether code differed from that commit. */
  readonly modified?: boolean
  readonly node: string
  /** As the operating system names it. */
  readonly processor: string
  /** Operating system and instruction set, such as `linux x64`. */
  readonly platform?: string
  /** Versions of what compiled and ran the engine. */
  readonly libraries?: Readonly<Record<string, string>>
  /** Of a data set that is not the book's: what its folder was called, and how many images went where. */
  readonly set?: DataNote
  /** ISO 8601, and seconds from start to end by the wall. */
  readonly finished: string
  readonly wall: number
}
export interface DataNote {
  readonly says: string
  readonly classes: readonly string[]
  readonly train: number
  readonly validation: number
  readonly test: number
}
export type RunFile = Run & { readonly provenance: Provenance }

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
