import type { End, Epoch } from '../runs/run.ts'
import type { Spec } from '../runs/spec.ts'
import type { Data, SplitName } from './data.ts'
import type { Skipped } from './engines/choose.ts'
import type { EngineName } from './engines/engine.ts'
import type { Looked, Thinned } from './look.ts'
import type { Tensors } from './network.ts'
import type { Checkpoint } from './train.ts'

/** What the page asks of the worker; each is answered once, by its id. */
export interface Asks {
  /** Loads a data set from the folder of a site's data. With `images`, they are sent as they come. */
  open: { ask: { name: string; folder: string; images: boolean }; answer: DataSummary }
  /** Hands over a data set that no server has: the reader's own. `aside`: to be looked at alone; what was opened stays. */
  give: { ask: { data: Data; aside?: boolean }; answer: DataSummary }
  /**
   * Begins a run on the fastest of these engines (`race`), the `earlier` one unless it is much slower, or on the first that runs. `run` is a
   * number of its own: whatever is asked of a run whose place another one took is refused as `displaced`, and ends nothing.
   */
  start: { ask: { run: number; spec: Spec; from?: Checkpoint; engines: readonly EngineName[]; race: boolean; earlier?: EngineName }; answer: Started }
  /**
   * The same for several runs that differ in their seed alone, from their beginning: they begin as one computation where the engine
   * offers that and it measures faster (`pays`); else none begins.
   */
  together: { ask: { run: number; specs: readonly Spec[]; engines: readonly EngineName[]; race: boolean; earlier?: EngineName }; answer: Started & { readonly pays: boolean } }
  /** The next ticks of runs that are made together; undefined after the last. */
  row: { ask: { run: number }; answer: { readonly ticks: readonly (SentTick | undefined)[] } | undefined }
  /** The next tick; undefined after the last. The checkpoint of an epoch comes with it. */
  next: { ask: { run: number }; answer: SentTick | undefined }
  checkpoint: { ask: { run: number }; answer: Checkpoint }
  stop: { ask: { run: number }; answer: undefined }
  /** The three below read the weights sent last with any of them; no run is touched. */
  look: { ask: { spec: Spec; weights?: Tensors; folder: string; split: SplitName }; answer: Looked }
  activations: { ask: { spec: Spec; weights?: Tensors; image: Uint8Array }; answer: { readonly layers: readonly Float64Array[] } }
  thinned: { ask: { spec: Spec; weights?: Tensors; image: Uint8Array; count: number }; answer: Thinned }
}

export interface DataSummary {
  readonly name: string
  readonly hash: string
  readonly counts: { readonly train: number; readonly validation: number; readonly test: number }
  /** What the labels are called, where they are not the letters A to J. */
  readonly classes?: readonly string[]
}

export interface Started {
  readonly engine: EngineName
  readonly versions: Readonly<Record<string, string>>
  readonly threads: number
  readonly skipped: readonly Skipped[]
}

export type SentTick =
  | { readonly kind: 'step'; readonly step: number; readonly of: number }
  | { readonly kind: 'epoch'; readonly record: Epoch; readonly checkpoint: Checkpoint }
  | { readonly kind: 'end'; readonly end: End }

export type Asked = { [K in keyof Asks]: { id: number; what: K } & Asks[K]['ask'] }[keyof Asks]

/** `engine` of a fault: the run may go on with another one. `displaced`: another run has begun, and this one may begin again. */
export interface SentFault {
  readonly code: 'data-missing' | 'data-corrupt' | 'engine' | 'no-engine' | 'displaced'
  readonly says: string
}

export type Sent =
  | { readonly id: number; readonly answer: Asks[keyof Asks]['answer'] }
  | { readonly id: number; readonly fault: SentFault }
  /** Images `at` … of `of`, which have just arrived. */
  | { readonly shard: { readonly at: number; readonly of: number; readonly images: Uint8Array; readonly labels: Uint8Array } }
  /** Still at work on what was asked; `trying` is the engine that a start has come to. */
  | { readonly pulse: true; readonly trying?: EngineName }

/** What the two ends speak through: a Worker, its global scope, or a MessagePort. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}
