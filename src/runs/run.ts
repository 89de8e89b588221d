import { writeState } from '../fields/state.ts'
import { hash } from '../math/random.ts'
import { type Spec, specFields } from './spec.ts'

/** `error`: share of images whose largest output is not their label (0 … 1). `loss`: mean cross-entropy in nats. */
export interface Score {
  readonly error: number
  readonly loss: number
}

/** After an epoch (counted from 1): the scores of the three splits without dropout, and the seconds that it took. */
export interface Epoch {
  readonly epoch: number
  readonly train: Score
  readonly validation: Score
  readonly test: Score
  readonly seconds: number
}

/** How a run ended. `diverged` is the epoch in which a number stopped being finite; `likely` says why, in a sentence. */
export type End = 'finished' | 'stopped' | { readonly diverged: number; readonly likely: string }

/** Epochs `from` … `to` were made by one engine: its name, and the versions of all that may change a bit. */
export interface Stretch {
  readonly by: string
  readonly from: number
  readonly to: number
  readonly versions: Readonly<Record<string, string>>
}

export interface Run {
  readonly id: string
  readonly spec: Spec
  /** The hash of the data set, split included. */
  readonly data: string
  readonly epochs: readonly Epoch[]
  readonly made: readonly Stretch[]
  readonly end: End
  /** Classes (0 … 9) that no validation image is given after the last epoch; absent where nobody looked. */
  readonly silent?: readonly number[]
}

/** The engines that made a run, each once, in their order: `assembly`, or `webgpu + wasm`. */
export const enginesOf = ({ made }: Pick<Run, 'made'>): string => [...new Set(made.map(({ by }) => by))].join(' + ')

/**
 * The name of a run by its content: 16 hexadecimal digits from the spec, the hash of its data and the version of
 * the training code. Fields at their default do not enter, so a later field changes no older name.
 */
export function runId(spec: Spec, data: string, trainingVersion: number): string {
  const key = `${writeState(specFields, spec).toString()}|${data}|${trainingVersion}`
  return [hash('left', key), hash('right', key)].map((half) => half.toString(16).padStart(8, '0')).join('')
}
