import type { Optimizer } from '../../runs/spec.ts'
import type { Layer, Tensors } from '../network.ts'

export const engineNames = ['webgpu', 'assembly', 'wasm', 'cpu', 'float64'] as const
export type EngineName = (typeof engineNames)[number]

/** Engines on which several networks as one computation may be faster than one after another: not those whose processor one network fills. */
export const ensembling: readonly EngineName[] = ['webgpu']

/** Images ready to compute on. */
export interface Batch {
  readonly count: number
  /** count × 784, 0 … 1. */
  readonly images: Float32Array
  /** count, 0 … 9. */
  readonly labels: Uint8Array
  /** One per hidden layer, count × units: what its outputs are multiplied by (0 or 1/(1 − rate)). Empty without dropout. */
  readonly masks: readonly Float32Array[]
}

/** What does not change during a run. */
export interface Plan {
  readonly layers: readonly Layer[]
  readonly optimizer: Optimizer
  readonly learningRate: number
  readonly momentum: number
  readonly weightDecay: number
}

/** Where a session starts. An optimizer's tensor that is missing starts at zero. */
export interface Start {
  readonly weights: Tensors
  readonly optimizer: Tensors
}

/** One network under training on one engine. Holds memory until `close`, which may be called twice. */
export interface Session {
  /** One step of the optimizer on the mean loss of the batch. @param time number of this step since the run began, from 1 */
  step(batch: Batch, time: number): Promise<void>
  /** Gradients of the mean loss (weight decay included) by the names of the weights; changes nothing. */
  gradients(batch: Batch): Promise<Tensors>
  /** Logits without dropout, count × 10. @param images count × 784, 0 … 1 */
  logits(images: Float32Array, count: number): Promise<Float32Array | Float64Array>
  /** Copies of the weights and of what the optimizer remembers. */
  read(): Promise<Start>
  close(): void
}

/**
 * Several networks of one plan under training as one computation, told apart by their order. None disturbs another,
 * whatever its numbers are. Holds memory until `close`, which may be called twice.
 */
export interface Ensemble {
  /** One step of each on a batch of its own; all batches are of one size. */
  step(batches: readonly Batch[], time: number): Promise<void>
  gradients(batches: readonly Batch[]): Promise<readonly Tensors[]>
  /** What each makes of the same images. */
  logits(images: Float32Array, count: number): Promise<readonly Float32Array[]>
  /** Of one of them. @param place among those that are left, from 0 */
  read(place: number): Promise<Start>
  /** Lets go of all but these. @param places among those that are left, from 0, ascending */
  keep(places: readonly number[]): Promise<void>
  close(): void
}

export interface Engine {
  readonly name: EngineName
  /** All that may change a bit of a result: library versions, build, adapter. */
  readonly versions: Readonly<Record<string, string>>
  /** How many threads share its work; they change no bit of it. */
  readonly threads?: number
  /** Resolves with the reason when the device under it is gone or at fault; calls made then may never answer. */
  readonly lost?: Promise<string>
  open(plan: Plan, start: Start): Promise<Session>
  /** Only where one computation of several networks may be faster than one after another. */
  openEnsemble?(plan: Plan, starts: readonly Start[]): Promise<Ensemble>
  /** Live tensors and their bytes over all sessions. */
  memory(): { tensors: number; bytes: number }
}
