import type { End, Epoch } from '../../runs/run.ts'
import type { Spec } from '../../runs/spec.ts'
import type { DataSummary, Trainer } from '../../training/client.ts'
import type { Saved } from './shelf.ts'

/** `opening` until the first tick: data, worker and engine are on their way. */
export type Phase = 'ready' | 'opening' | 'playing' | 'paused' | 'finished' | 'diverged' | 'fault'
/** How far to go before pausing. */
export type Goal = 'end' | 'epoch' | 'step'
export type Images = Parameters<NonNullable<Parameters<Trainer['open']>[1]>>[0]

/** A run of this visit, as the table and the CSV show it. */
export interface Kept {
  readonly spec: Spec
  readonly epochs: readonly Epoch[]
  readonly engine: string
  readonly end: End
}

/** What the view shows. Replaced, never changed in place. */
export interface Snapshot {
  readonly phase: Phase
  readonly spec: Spec
  readonly epochs: readonly Epoch[]
  /** Steps done of the epoch under way, and how many it has; 0 of 0 before the first. */
  readonly step: number
  readonly of: number
  readonly imagesPerSecond: number
  /** Seconds; NaN while unknown. */
  readonly secondsLeft: number
  readonly engine?: string
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
  /** A run that an earlier visit left half-way. */
  readonly saved?: Saved
  readonly kept: readonly Kept[]
}
