/** How one seed ended: the classes that it never answers, and its error. */
export interface Seed {
  readonly seed: number
  readonly never: readonly number[]
  /** A fraction. */
  readonly error: number
}

const listed = (never: readonly number[], names: ArrayLike<string>) => never.map((c) => names[c]).join(', ')

/** Classes that a network never answers, as a sentence. @param names of the classes, by label */
export function neverSays(never: readonly number[], names: ArrayLike<string>): string {
  return never.length === 0 ? 'Every letter is answered.' : `Never answered: ${listed(never, names)}.`
}

/** Seeds in a row, each with the letters that it lost: `1 (C), 4 (E, H)`. @param names of the classes, by label */
export function seedsWritten(seeds: readonly Seed[], names: ArrayLike<string>): string {
  return seeds.map(({ seed, never }) => (never.length > 0 ? `${seed}\u00a0(${listed(never, names)})` : String(seed))).join(', ')
}

/** What came of several seeds, as a sentence; empty where there is none. */
export function seedsSay(seeds: readonly Seed[]): string {
  if (seeds.length === 0) return ''
  const groups = byLost(seeds).filter(({ lost }) => lost > 0)
  const [least, most] = [groups[0]?.lost, groups.at(-1)?.lost]
  const losing = groups.reduce((sum, group) => sum + group.seeds.length, 0)
  const also = losing === 0 ? '' : `; ${losing} never answered ${least === most ? least : `${least} to ${most}`} of the ten`
  return `Of ${seeds.length} ${seeds.length === 1 ? 'seed' : 'seeds'} with the bug, ${seeds.length - losing} answered every letter${also}.`
}

/** Seeds by how many classes they never answer, fewest first, with their share of all and their mean error. */
export function byLost(seeds: readonly Seed[]): { lost: number; seeds: Seed[]; share: number; error: number }[] {
  return [...Map.groupBy(seeds, ({ never }) => never.length)]
    .toSorted(([a], [b]) => a - b)
    .map(([lost, all]) => ({ lost, seeds: all.toSorted((a, b) => a.seed - b.seed), share: all.length / seeds.length, error: all.reduce((sum, s) => sum + s.error, 0) / all.length }))
}
