import type { Epoch, Stretch } from '../../runs/run.ts'
import type { Spec } from '../../runs/spec.ts'
import type { DataSummary, Trainer } from '../../training/client.ts'
import type { Left } from './ways.ts'

/** `opening` until the first tick: data, worker and engine are on their way. */
export type Phase = 'ready' | 'opening' | 'playing' | 'paused' | 'finished' | 'stopped' | 'diverged' | 'fault'
/** How far to go before pausing. */
export type Goal = 'end' | 'epoch' | 'step'
export type Images = Parameters<NonNullable<Parameters<Trainer['open']>[1]>>[0]

/** What the view shows. Replaced, never changed in place. */
export interface Snapshot {
  readonly phase: Phase
  readonly spec: Spec
  readonly epochs: readonly Epoch[]
  /** Which engine made which epochs. */
  readonly made: readonly Stretch[]
  /** The run's key in the cabinet, from its first tick on. */
  readonly key?: string
  /** Steps done of the epoch under way, and how many it has; 0 of 0 before the first. */
  readonly step: number
  readonly of: number
  readonly imagesPerSecond: number
  /** Seconds; NaN while unknown. */
  readonly secondsLeft: number
  readonly engine?: string
  /** Threads that share its work. */
  readonly threads?: number
  readonly images?: Images
  /** Images of each split, once the data are there. */
  readonly counts?: DataSummary['counts']
  readonly fault?: { readonly code: string; readonly says: string }
  /** What the trainer has to say, such as that it went on with another engine. */
  readonly notice?: string
  /** For screen readers: the last thing worth saying. */
  readonly said: string
  /** The page may not store anything: a reload starts over. */
  readonly unsaved?: string
  /** A run that a tab left half-way, offered to be taken up. */
  readonly left?: Left
}

/** The run can go no farther. */
export const over = (phase: Phase) => phase === 'finished' || phase === 'stopped' || phase === 'diverged'

/** Images of an epoch: a data set may have fewer than the spec asks for. */
export const pupils = ({ spec, counts }: Snapshot) => Math.min(spec.trainingImages, counts?.train ?? Infinity)

/** A run before its first step. */
export const standing = {
  phase: 'ready',
  epochs: [],
  made: [],
  key: undefined,
  step: 0,
  of: 0,
  imagesPerSecond: Number.NaN,
  secondsLeft: Number.NaN,
  fault: undefined,
  notice: undefined,
  engine: undefined,
  threads: undefined,
} as const satisfies Partial<Snapshot>
