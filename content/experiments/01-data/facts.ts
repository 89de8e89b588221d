import { deviation } from '../../../src/math/stats/mean.ts'
import { standardError } from '../../../src/math/stats/proportions.ts'
import { type Across, across, matchedRuns, paired, winsOf } from '../../../src/runs/compare.ts'
import type { Run } from '../../../src/runs/run.ts'
import { defaultSpec } from '../../../src/runs/spec.ts'
import type { Data } from '../../../src/training/data.ts'
import type { Nearest } from '../../../src/training/nearest.ts'
import { pixels } from '../../../src/training/pixels.ts'
import { leastWrong, printed, sizes } from './printed.ts'
import { sweepOf } from './sweep.ts'

/** What is known of notMNIST, in whose place Letters stand; sources are given in the chapter. */
export const notMnist = {
  files: 18_726,
  images: 18_724,
  redundant: 492,
  blank: 254,
  ofI: 1872,
  /** Of 2,726 validation images drawn at random, those that stand in the training set pixel for pixel: mean and deviation over 200 splits. */
  twins: { mean: 94, deviation: 9 },
  /** Labels of the two groups of equal images that are labeled differently. */
  contradictions: [['B', 'C', 'G', 'H', 'I', 'J'], ['I', 'J']],
  labelErrors: 0.005,
  validation: 2726,
  test: 1000,
} as const

/** Images that are equal to the last pixel, as groups of two and more. */
export function equals({ images, labels }: Pick<Data, 'images' | 'labels'>): number[][] {
  const decoder = new TextDecoder('latin1')
  const groups = Map.groupBy(labels.keys(), (i) => decoder.decode(images.subarray(i * pixels, (i + 1) * pixels)))
  return [...groups.values()].filter((group) => group.length > 1)
}

const median = (sorted: readonly number[]) => (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2

/** How near the validation letters stand to training. @param group which family an image's font belongs to */
export function nearness(data: Data, nearest: Nearest, group: (image: number) => number) {
  const known = new Set([...data.splits.train].map(group))
  const asked = new Map(nearest.of.map((image, k) => [image, k]))
  const validation = [...data.splits.validation]
  const place = (image: number) => asked.get(image)!
  const siblings = validation.filter((image) => group(image) === group(nearest.image[place(image)]!)).length
  const distances = validation.map((image) => nearest.distance[place(image)]!).toSorted((a, b) => a - b)
  return { of: validation.length, siblings, share: siblings / validation.length, met: validation.filter((image) => known.has(group(image))).length / validation.length, median: median(distances) }
}

/** The error of a network that always gives the letter that is most frequent in training, on validation. */
export function constantError({ labels, splits }: Pick<Data, 'labels' | 'splits'>) {
  const counts = (of: Uint32Array) => Array.from({ length: 10 }, (_, label) => of.filter((i) => labels[i] === label).length)
  const train = counts(splits.train)
  const label = train.indexOf(Math.max(...train))
  return { letter: 'ABCDEFGHIJ'[label]!, train, least: Math.min(...train), most: train[label]!, error: 1 - counts(splits.validation)[label]! / splits.validation.length }
}

/** What one run of each split could show: how far two such runs come apart by their seeds and by the letters that judge them. */
function oneRun(byFamily: Across, atRandom: Across, { family, random, group }: Omit<Given, 'runs'>) {
  const counted = ({ mean }: Across, { splits: { validation } }: Data) => standardError(mean * validation.length, validation.length)
  return {
    /** Of all pairs of one run of each split, matched or not, the share in which the random one has the lower error. */
    wins: winsOf(atRandom, byFamily),
    /** Standard deviation of the difference of two such runs, by their seeds. */
    scatter: Math.hypot(...[byFamily, atRandom].map(({ seeds }) => deviation(seeds.map(({ error }) => error)))),
    /** Standard error of that difference by counting images: the two sets hold different ones, so that nothing cancels. */
    counting: Math.hypot(counted(byFamily, family.data), counted(atRandom, random.data)),
    /** Families that the validation letters of the split by family are of. */
    families: new Set([...family.data.splits.validation].map(group)).size,
  }
}

interface Given {
  runs: readonly Run[]
  family: { data: Data; nearest: Nearest }
  random: { data: Data; nearest: Nearest }
  group: (image: number) => number
}

/** All that the chapter says in numbers. Of the runs there may be none yet. */
export function factsOf({ runs, family, random, group }: Given) {
  const ended = runs.filter((run) => run.end === 'finished' && run.spec.trainingImages === defaultSpec.trainingImages)
  const of = (data: string) => ended.filter((run) => run.spec.data === data)
  const [byFamily, atRandom] = matchedRuns([of('letters'), of('letters-random')]).map((some) => across(some)) as [Across, Across]
  const same = equals(family.data)
  const labeled = same.map((group) => group.map((i) => String(family.data.labels[i])))
  const counted = (error: number) => printed.map((_, i) => sizes(printed.slice(0, i + 1), 1000, 4000).length)[error]!
  return {
    groups: [
      { at: 'letters', says: 'by family', ...byFamily },
      { at: 'letters-random', says: 'at random', ...atRandom },
    ],
    seeds: byFamily.seeds.length,
    sweep: sweepOf(runs),
    /** Families that the first so many training letters are of. */
    families: (letters: number) => new Set([...family.data.splits.train.subarray(0, letters)].map(group)).size,
    difference: paired(byFamily, atRandom),
    oneRun: oneRun(byFamily, atRandom, { family, random, group }),
    epochs: ended[0]?.epochs.length ?? 0,
    family: nearness(family.data, family.nearest, group),
    random: nearness(random.data, random.nearest, group),
    constant: constantError(family.data),
    equal: { groups: same.length, wrong: leastWrong(labeled) },
    floor: leastWrong(notMnist.contradictions),
    /** Ten classes: the most frequent has at least a tenth, rounded up. */
    constantThere: 1 - Math.ceil(notMnist.images / 10) / notMnist.images,
    sizes: sizes(printed, 1000, 4000),
    after: [counted(0), counted(2), counted(5), counted(8)] as const,
    standard: { validation: standardError(0.08 * notMnist.validation, notMnist.validation), test: standardError(0.08 * notMnist.test, notMnist.test) },
    mislabeled: notMnist.labelErrors * notMnist.validation,
    /** Of 10,000 test images, 330 have twins in training; an error of 5 % on all, none of it on twins. */
    cifar: { wrong: 500, fresh: 10_000 - 330, error: 500 / (10_000 - 330) },
  }
}

export type Facts = ReturnType<typeof factsOf>
