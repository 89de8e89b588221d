import type { Group } from '../../../src/charts/comparison.ts'
import { type Across, across, type Difference, matchedRuns, pairedTogether } from '../../../src/runs/compare.ts'
import type { Run } from '../../../src/runs/run.ts'
import { seriesOf } from '../../../src/runs/series.ts'
import { budgets, shares } from './grid.ts'

export interface ShareAt extends Group {
  at: string
  part: string
  share: number
  epochs: number
  train: Across
}

/** One share after one length of training, against none after the same. */
export interface Against {
  readonly share: number
  readonly difference: Difference
}

/**
 * All three shares after the short and after the long training: the same long runs, read twice, since a run begins as the
 * shorter one of its seed. Undefined as long as too few seeds of them are matched.
 */
export function sweepOf(runs: readonly Run[]) {
  const [short, long] = budgets
  if (!seriesOf(runs, shares.map((dropout) => ({ dropout, epochs: long })))) return undefined
  const groups = matchedRuns(shares.map((share) => runs.filter(({ spec, end }) => end === 'finished' && spec.dropout === share && spec.epochs === long)))
  const at = (epochs: number) =>
    groups.map((group, i): ShareAt => {
      const share = shares[i]!
      return { at: `${share}, ${epochs}`, part: `${epochs} epochs`, says: share === 0 ? 'none' : String(share), share, epochs, ...across(group, 'validation', epochs), train: across(group, 'train', epochs) }
    })
  const lengths = [short, long].map((epochs) => ({ epochs, groups: at(epochs) }))
  const judged = pairedTogether(lengths.flatMap(({ groups: [none, ...rest] }) => rest.map((one) => [one, none!] as const)))
  const rest = shares.length - 1
  return {
    lengths: lengths.map(({ epochs, groups: some }, i) => ({
      epochs,
      groups: some,
      least: some.toSorted((a, b) => a.mean - b.mean)[0]!,
      against: some.slice(1).map(({ share }, j): Against => ({ share, difference: judged[i * rest + j]! })),
    })),
    groups: lengths.flatMap(({ groups: some }) => some),
    seeds: groups[0]!.length,
    comparisons: judged.length,
  }
}

export type Sweep = NonNullable<ReturnType<typeof sweepOf>>
