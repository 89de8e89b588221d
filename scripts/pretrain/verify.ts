import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { deviation } from '../../src/math/stats/mean.ts'
import { apartFromSeed } from '../../src/runs/bands.ts'
import { errorOf } from '../../src/runs/compare.ts'
import type { Run, Stretch } from '../../src/runs/run.ts'
import type { Spec } from '../../src/runs/spec.ts'
import { type Data, type SplitName, splitNames } from '../../src/training/data.ts'
import type { Engine } from '../../src/training/engines/engine.ts'
import { type Made, mustAgree, sameNumbers } from './compare.ts'
import { runIn } from './file.ts'
import { nameOf, type Task } from './tasks.ts'
import { make } from './work.ts'

export interface Verdict {
  /** `close`: not the same, which it need not be, and within tolerance. */
  readonly verdict: 'identical' | 'close' | 'different'
  readonly says: string
}

/**
 * How far apart two runs of one spec may lie that differ in nothing but rounding. Rounding grows with the steps. In the
 * first epoch it moved the training loss by at most 0.14 % between the builds of our engine and TensorFlow.js, measured on
 * the book's configurations, while seeds scatter by 2 to 6 %; above a rate of 0.003 it grew to the scatter of seeds within
 * that epoch. After the last epoch such runs are at most as strange to each other as two seeds.
 */
export const tolerance = {
  /** Of the training loss after the first epoch, relative; held where it is calm. */
  firstLoss: 0.005,
  isCalm: ({ optimizer, learningRate }: Spec) => optimizer === 'adam' && learningRate <= 0.003,
  /**
   * Of each error after the last epoch, in deviations: that of the committed seeds, or, where it is larger, that of counting
   * errors on so many images.
   */
  lastError: 4,
} as const

/** What is known of a configuration beside the run that is repeated. */
export interface Known {
  /** All its committed runs. */
  readonly seeds: readonly Run[]
  /** Images of each split. */
  readonly images: Readonly<Record<SplitName, number>>
}

/** Whether a run was repeated. */
export function judge(committed: Made, again: Made, known: Known): Verdict {
  const by = `${committed.made[0]!.by}${again.made[0]!.by === committed.made[0]!.by ? '' : ` by ${again.made[0]!.by}`}`
  const says = (more: string) => `${nameOf(committed.spec)} (${by}): ${more}`
  if (sameNumbers(committed, again)) return { verdict: 'identical', says: says('every score to the last bit') }
  if (mustAgree(committed, again)) return { verdict: 'different', says: says(`must be identical, and ${firstDifference(committed, again)}`) }
  const faults = [...ends(committed, again), ...losses(committed, again), ...errors(committed, again, known)]
  return faults.length > 0 ? { verdict: 'different', says: says(faults.join('; ')) } : { verdict: 'close', says: says(closeness(committed, again)) }
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`

function firstDifference(a: Run, b: Run): string {
  if (a.epochs.length !== b.epochs.length) return `has ${b.epochs.length} epochs, not ${a.epochs.length}`
  for (const [i, { epoch, ...record }] of a.epochs.entries())
    for (const split of splitNames)
      for (const measure of ['error', 'loss'] as const)
        if (!Object.is(record[split][measure], b.epochs[i]![split][measure])) return `after epoch ${epoch} the ${split} ${measure} is ${b.epochs[i]![split][measure]}, not ${record[split][measure]}`
  return 'it ended otherwise'
}

function ends(a: Run, b: Run): string[] {
  const how = ({ end, epochs }: Run) => (typeof end === 'object' ? 'diverged' : `ended after epoch ${epochs.length}`)
  // Early stopping waits for a minimum, which rounding may move.
  const same = typeof a.end === typeof b.end && (a.spec.patience > 0 || a.epochs.length === b.epochs.length)
  return same ? [] : [`it ${how(b)}; the committed one ${how(a)}`]
}

function losses(a: Run, b: Run): string[] {
  if (!tolerance.isCalm(a.spec)) return []
  const [one, other] = [a.epochs[0]!.train.loss, b.epochs[0]!.train.loss]
  return Math.abs(other / one - 1) <= tolerance.firstLoss ? [] : [`after the first epoch the training loss is ${other.toPrecision(6)}, more than ${percent(tolerance.firstLoss)} from ${one.toPrecision(6)}`]
}

function errors(a: Run, b: Run, { seeds, images }: Known): string[] {
  if (typeof a.end === 'object') return []
  return splitNames.flatMap((split) => {
    const [one, other] = [errorOf(a, split), errorOf(b, split)]
    const scatter = seeds.length > 1 ? deviation(seeds.map((run) => errorOf(run, split))) : 0
    // Laplace's rule: no error in so many images does not mean that there never is one.
    const share = (one * images[split] + 1) / (images[split] + 2)
    const allowed = tolerance.lastError * Math.max(scatter, Math.sqrt((share * (1 - share)) / images[split]))
    return Math.abs(other - one) <= allowed ? [] : [`the last ${split} error is ${percent(other)}, more than ${percent(allowed)} from ${percent(one)}`]
  })
}

function closeness(a: Run, b: Run): string {
  const loss = `training loss after the first epoch ${(b.epochs[0]!.train.loss / a.epochs[0]!.train.loss - 1).toExponential(0)} of itself apart`
  return `${loss}, last validation error ${percent(errorOf(b, 'validation'))} (committed ${percent(errorOf(a, 'validation'))})`
}

/**
 * Repeats one committed run of every configuration and compares. Of its seeds the first is taken that must come out
 * identical here, else the first.
 * @param engineOf an engine like the one that made a stretch
 */
export async function* verify(tasks: readonly Task[], dataOf: (name: string) => Promise<Data>, engineOf: (stretch: Stretch) => Promise<Engine>): AsyncGenerator<Verdict> {
  const there = tasks.filter(({ file }) => existsSync(file))
  for (const group of Map.groupBy(there, ({ spec }) => apartFromSeed(spec)).values()) {
    const seeds = await Promise.all(group.map(({ file }) => runIn(file)))
    let chosen = seeds[0]!
    for (const run of seeds.toReversed()) if (mustAgree(run, here(run, await engineOf(run.made[0]!)))) chosen = run
    const data = await dataOf(chosen.spec.data)
    const engine = await engineOf(chosen.made[0]!)
    const again = here(await make(chosen, data, engine, () => undefined), engine)
    const { train, validation, test } = data.splits
    yield judge(chosen, again, { seeds, images: { train: Math.min(train.length, chosen.spec.trainingImages), validation: validation.length, test: test.length } })
  }
}

/** A run as if it had been made by this engine, on this machine. */
const here = (run: Run, { name, versions }: Engine): Made => ({ ...run, made: [{ ...run.made[0]!, by: name, versions }], provenance: { processor: cpus()[0]?.model ?? 'unknown' } })
