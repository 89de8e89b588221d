import { apartFromSeed } from './bands.ts'
import { type Across, across, type Difference, fewest, matchedRuns, pairedTogether } from './compare.ts'
import type { Run } from './run.ts'
import { defaultSpec, type Spec } from './spec.ts'

/** One setting of a sweep: validation errors of its runs over the seeds that all settings have, and training errors of the same runs. */
export interface Setting extends Across {
  readonly spec: Spec
  readonly train: Across
}

/**
 * A sweep over settings of the default experiment, in the order in which they are given, over matched seeds. Only runs of
 * exactly these specs count, whatever else an experiment has.
 * @param epoch whose errors are read: the last one unless said
 * @returns undefined as long as fewer seeds are matched than an interval needs
 */
export function seriesOf(runs: readonly Run[], changes: readonly Partial<Spec>[], epoch?: number): Setting[] | undefined {
  const finished = Map.groupBy(runs.filter(({ end }) => end === 'finished'), ({ spec }) => apartFromSeed(spec))
  const specs = changes.map((change): Spec => ({ ...defaultSpec, ...change }))
  const groups = matchedRuns(specs.map((spec) => finished.get(apartFromSeed(spec)) ?? []))
  if ((groups[0]?.length ?? 0) < fewest) return undefined
  return groups.map((all, i) => ({ spec: specs[i]!, ...across(all, 'validation', epoch), train: across(all, 'train', epoch) }))
}

/** From a setting to the next: error after minus error before, judged together. */
export interface SettingStep<S extends Across> {
  readonly from: S
  readonly to: S
  readonly difference: Difference
}

/** All steps of a sweep from neighbor to neighbor, their intervals widened by Holm's rule. */
export function stepsBetween<S extends Across>(settings: readonly S[]): SettingStep<S>[] {
  const differences = pairedTogether(settings.slice(1).map((to, i) => [to, settings[i]!]))
  return differences.map((difference, i) => ({ from: settings[i]!, to: settings[i + 1]!, difference }))
}
