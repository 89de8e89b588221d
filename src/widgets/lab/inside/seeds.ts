/** How one seed ended: the classes that it never answers, and its error. */
export interface Seed {
  readonly seed: number
  readonly never: readonly number[]
  /** A fraction. */
  readonly error: number
}

/** Seeds by how many classes they never answer, fewest first, with their share of all and their mean error. */
export function byLost(seeds: readonly Seed[]): { lost: number; seeds: Seed[]; share: number; error: number }[] {
  return [...Map.groupBy(seeds, ({ never }) => never.length)]
    .toSorted(([a], [b]) => a - b)
    .map(([lost, all]) => ({ lost, seeds: all.toSorted((a, b) => a.seed - b.seed), share: all.length / seeds.length, error: all.reduce((sum, s) => sum + s.error, 0) / all.length }))
}
