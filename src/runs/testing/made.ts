import type { Run } from '../run.ts'
import { defaultSpec, type Spec } from '../spec.ts'

/** Made-up runs of one spec. Errors are fractions. */
export interface Shape {
  readonly spec: Partial<Spec>
  /** Mean validation error over the seeds, and how far the outermost seeds lie from it. */
  readonly mean: number
  readonly spread?: number
  readonly train?: number
  /** Other errors up to an epoch, itself included. */
  readonly early?: { readonly until: number; readonly mean: number; readonly train: number }
  readonly silent?: (seed: number) => number[]
  readonly seeds?: number
}

/** Runs whose numbers are known, for tests of what is said of them: seeds from 1, errors evenly spaced, rising with the seed. */
export function made(...shapes: readonly Shape[]): Run[] {
  return shapes.flatMap(({ spec, mean, spread = 0, train = mean / 2, early, silent, seeds = 6 }) =>
    Array.from({ length: seeds }, (_, i): Run => {
      const full = { ...defaultSpec, ...spec, seed: i + 1 }
      const score = (error: number) => ({ error, loss: error })
      const off = spread * ((2 * i) / (seeds - 1) - 1)
      const epochs = Array.from({ length: full.epochs }, (_, e) => {
        const now = early && e < early.until ? early : { mean, train }
        return { epoch: e + 1, train: score(now.train), validation: score(now.mean + off), test: score(now.mean + off), seconds: 1 }
      })
      return { id: `${i}`, spec: full, data: '', epochs, made: [], end: 'finished', ...(silent && { silent: silent(i + 1) }) }
    }),
  )
}
