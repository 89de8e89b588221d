import type { Group } from '../../../src/charts/comparison.ts'
import { type Across, type Difference, pairedTogether } from '../../../src/runs/compare.ts'
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
  const long = shares.map((dropout) => ({ dropout, epochs: Math.max(...budgets) }))
  const lengths = budgets.flatMap((epochs) => {
    const settings = seriesOf(runs, long, epochs)
    if (!settings) return []
    return [{ epochs, groups: settings.map(({ spec: { dropout }, ...setting }): ShareAt => ({ at: `${dropout}, ${epochs}`, part: `${epochs} epochs`, says: dropout === 0 ? 'none' : String(dropout), share: dropout, epochs, ...setting })) }]
  })
  if (lengths.length === 0) return undefined
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
    seeds: lengths[0]!.groups[0]!.seeds.length,
    comparisons: judged.length,
  }
}

export type Sweep = NonNullable<ReturnType<typeof sweepOf>>
