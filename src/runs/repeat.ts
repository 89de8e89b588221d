import { deviation } from '../math/stats/mean.ts'
import { errorOf } from './compare.ts'
import type { Run, Stretch } from './run.ts'

const splits = ['train', 'validation', 'test'] as const
type Split = (typeof splits)[number]

/** A run, and what kind of processor made it. */
export type Made = Run & { readonly provenance: { readonly processor: string } }

const stretchOf = ({ made }: Pick<Run, 'made'>): Stretch => made[0]!
const numbersOf = ({ epochs, end, silent }: Run, looked: boolean) => JSON.stringify([epochs.map(({ seconds: _, ...record }) => record), end, looked && silent])

/** The builds of our own engine that use no instruction whose rounding is the processor's choice: the same bits everywhere. */
const isFixed = ({ by, versions }: Stretch) => by === 'assembly' && versions['build'] !== 'relaxed'

/**
 * Whether two runs of one spec must be the same to the last bit: same engine, same build, same kind of processor. Never on a
 * graphics processor: tfjs adds up long sums there in whatever order its threads arrive.
 */
export function mustAgree(a: Made, b: Made): boolean {
  const [one, other] = [stretchOf(a), stretchOf(b)]
  const same = one.by === other.by && JSON.stringify(Object.entries(one.versions).toSorted()) === JSON.stringify(Object.entries(other.versions).toSorted())
  return same && one.by !== 'webgpu' && (isFixed(one) || a.provenance.processor === b.provenance.processor)
}

/** Whether all scores, the end and, where somebody looked, the silent classes are the same to the last bit; how long it took may differ. */
export function sameNumbers(a: Run, b: Run): boolean {
  const looked = a.silent !== undefined && b.silent !== undefined
  return numbersOf(a, looked) === numbersOf(b, looked)
}

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
  /** Adam's highest rate at which it is. */
  calmest: 0.003,
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
  readonly images: Readonly<Record<Split, number>>
}

/** Whether a run was repeated. */
export function judge(committed: Made, again: Made, known: Known): Verdict {
  if (sameNumbers(committed, again)) return { verdict: 'identical', says: 'every score to the last bit' }
  if (mustAgree(committed, again)) return { verdict: 'different', says: `must be identical, and ${firstDifference(committed, again)}` }
  const faults = [...ends(committed, again), ...losses(committed, again), ...errors(committed, again, known)]
  return faults.length > 0 ? { verdict: 'different', says: faults.join('; ') } : { verdict: 'close', says: closeness(committed, again) }
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`

function firstDifference(a: Run, b: Run): string {
  if (a.epochs.length !== b.epochs.length) return `has ${b.epochs.length} epochs, not ${a.epochs.length}`
  for (const [i, { epoch, ...record }] of a.epochs.entries())
    for (const split of splits)
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
  if (!(a.spec.optimizer === 'adam' && a.spec.learningRate <= tolerance.calmest)) return []
  const [one, other] = [a.epochs[0]!.train.loss, b.epochs[0]!.train.loss]
  return Math.abs(other / one - 1) <= tolerance.firstLoss ? [] : [`after the first epoch the training loss is ${other.toPrecision(6)}, more than ${percent(tolerance.firstLoss)} from ${one.toPrecision(6)}`]
}

function errors(a: Run, b: Run, { seeds, images }: Known): string[] {
  if (typeof a.end === 'object') return []
  return splits.flatMap((split) => {
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
