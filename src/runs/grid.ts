import { defaultSpec, type Spec } from './spec.ts'

/** The runs that an experiment stands on, in the order in which they are made: earlier groups are worth more. */
export interface Grid {
  readonly groups: readonly { readonly says: string; readonly specs: readonly Spec[] }[]
}

/** Every change with every seed: seed by seed, so that an early stop leaves matched runs. Unchanged fields have their defaults. */
export function over(seeds: readonly number[], changes: readonly Partial<Spec>[]): readonly Spec[] {
  return seeds.flatMap((seed) => changes.map((change) => ({ ...defaultSpec, ...change, seed })))
}

/** from, from + 1, …, to */
export const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
