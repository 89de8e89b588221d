import recorded from '../../content/guides/pretraining.json'
import type { Host, Told } from './graphics.ts'

/** What `npm run bench:pretraining -- --write` measured last: whole runs of our own engine beside PyTorch's of the same spec. */
export interface Pretraining {
  /** `load`: of the machine, over the last minute; 1 is the measurement alone. */
  readonly about: { readonly date: string; readonly processor: string; readonly node: string; readonly build: string; readonly python?: { readonly torch?: string; readonly numpy?: string }; readonly rounds: number; readonly load: number }
  readonly layers: string
  readonly epochs: number
  /** Training images a second of one thread's processor time. No `pytorch` where it was not installed. */
  readonly rates: { readonly ours: number; readonly pytorch?: number }
  /** What a graphics processor would be told in every run that a grid asks for, and what telling it takes this processor. */
  readonly told: readonly Told[]
  readonly host: Host
  /** Seeds on a graphics processor, as one computation and one after another: images a second by the clock. */
  readonly webgpu?: { readonly adapter: string; readonly seeds: number; readonly together: number; readonly inTurn: number }
}

export const pretraining: Pretraining = recorded

/** How many times PyTorch's training images a second our own engine takes in whole runs, or undefined where PyTorch was not installed. */
export const besidePyTorch = pretraining.rates.pytorch && pretraining.rates.ours / pretraining.rates.pytorch
