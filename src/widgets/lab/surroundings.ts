import type { Store } from '../../fields/store.ts'
import type { Trainer } from '../../training/client.ts'
import type { Checkpoint } from '../../training/train.ts'
import type { Cabinet } from './cabinet.ts'
import type { LabFields } from './fields.ts'
import type { Goal, Snapshot } from './snapshot.ts'
import type { Ways } from './ways.ts'

export interface Lab {
  get(): Snapshot
  subscribe(listener: () => void): () => void
  /** Goes on to the goal; while already going, changes the goal. */
  go(goal: Goal): void
  pause(): void
  /** Ends the run where it stands: it is kept, and cannot go on. */
  stop(): void
  /** Back to the initial weights of the present spec: the same seed draws the same ones. */
  reset(): void
  /** Takes up the run that was left. */
  resume(): Promise<void>
  /** Gives up the run that was left. */
  forget(): void
  /** All runs of this browser. */
  readonly cabinet: Cabinet
  /** The one trainer of this lab, made at the first call. It does one run at a time: another one's next tick is made from its last epoch. */
  trainer(): Promise<Trainer>
  /** Where the run shown stands, after its last epoch or its last pause; undefined before the first. */
  checkpoint(): Promise<Checkpoint | undefined>
  /** Tells screen readers what happened beside the lab's own run. */
  say(what: string): void
  /** The page goes away. What was under way may be taken up by another, or by this one when it comes back. */
  close(): void
}

export interface Surroundings {
  store: Store<LabFields>
  /** Called at the first play: nothing of the engines is loaded before. */
  trainer: (onNotice: (says: string) => void) => Promise<Trainer>
  cabinet: Cabinet
  ways: Ways
  /** Runs soon, at most once a frame: paints what happened since. */
  later: (paint: () => void) => void
  /** Milliseconds since the page was loaded. */
  now: () => number
  /** Milliseconds of the calendar. */
  date: () => number
  onError?: (code: string, message: string) => void
}

