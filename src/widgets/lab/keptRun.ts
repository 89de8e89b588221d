import { readState, writeState } from '../../fields/state.ts'
import type { End, Epoch, Run, Score, Stretch } from '../../runs/run.ts'
import { specFields } from '../../runs/spec.ts'
import { Damaged, type Loose, numberIn, objectIn, seal, textIn, unseal } from './seal.ts'

/** A run of the reader's as it lies in the cabinet. */
export interface KeptRun extends Run {
  /** `runId` and the engine that began it, with a hyphen between: the same spec on another engine is another run. */
  readonly id: string
  /** What the reader calls it; empty until then. */
  readonly name: string
  readonly pinned: boolean
  readonly hidden: boolean
  /** When it was begun, in milliseconds of this machine's clock, which may have been set back since. */
  readonly at: number
  /** Counts the runs as they came in: what the table is sorted by. */
  readonly order: number
  /** The sweep that it belongs to. */
  readonly sweep?: string
}

/** The key of a run in the cabinet. @param id as `runId` gives it */
export const keyOf = (id: string, engine: string): string => `${id}-${engine}`

/** A run as something that JSON can hold; `fromPlain` reads it back. */
export function toPlain({ spec, ...rest }: KeptRun): object {
  return { ...rest, spec: writeState(specFields, spec).toString() }
}

/** A run from what `toPlain` gave, every part looked at. Throws Damaged. */
export function fromPlain(value: unknown): KeptRun {
  const run = objectIn(value, 'the run')
  const { state, notices } = readState(specFields, new URLSearchParams(textIn(run.spec, 'its spec')))
  if (notices.length > 0) throw new Damaged(notices[0]!.says)
  return {
    id: textIn(run.id, 'its name by content'),
    spec: state,
    data: textIn(run.data, 'the hash of its data'),
    epochs: list(run.epochs, 'its epochs').map(epochIn),
    made: list(run.made, 'its provenance').map(stretchIn),
    end: endIn(run.end),
    name: textIn(run.name, 'its name'),
    pinned: run.pinned === true,
    hidden: run.hidden === true,
    at: numberIn(run.at, 'its date'),
    order: numberIn(run.order, 'its place'),
    ...(typeof run.sweep === 'string' && { sweep: run.sweep }),
  }
}

export const writeRun = (run: KeptRun): string => seal(toPlain(run))
/** Throws Damaged. */
export const readRun = (text: string): KeptRun => fromPlain(unseal(text))

function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Damaged(`${what} are missing`)
  return value
}

function scoreIn(value: unknown): Score {
  const score = objectIn(value, 'a score')
  return { error: numberIn(score.error, 'an error'), loss: numberIn(score.loss, 'a loss') }
}

function epochIn(value: unknown, i: number): Epoch {
  const { epoch, train, validation, test, seconds } = objectIn(value, 'an epoch')
  if (epoch !== i + 1) throw new Damaged(`epoch ${i + 1} is missing`)
  return { epoch, train: scoreIn(train), validation: scoreIn(validation), test: scoreIn(test), seconds: numberIn(seconds, 'its seconds') }
}

function stretchIn(value: unknown): Stretch {
  const { by, from, to, versions } = objectIn(value, 'its provenance')
  return { by: textIn(by, 'its engine'), from: numberIn(from, 'its first epoch'), to: numberIn(to, 'its last epoch'), versions: versionsIn(objectIn(versions, 'its versions')) }
}

const versionsIn = (versions: Loose) => Object.fromEntries(Object.entries(versions).map(([key, version]) => [key, String(version)]))

function endIn(value: unknown): End {
  if (value === 'finished' || value === 'stopped') return value
  const { diverged, likely } = objectIn(value, 'its end')
  return { diverged: numberIn(diverged, 'its last epoch'), likely: textIn(likely, 'what ended it') }
}
