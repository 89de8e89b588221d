import type { Group } from '../../../src/charts/comparison.ts'
import { count, rate } from '../../../src/charts/numbers.ts'
import { expectedBest } from '../../../src/math/stats/best.ts'
import { bootstrapMean } from '../../../src/math/stats/bootstrap.ts'
import { deviation, mean } from '../../../src/math/stats/mean.ts'
import { pairsFor } from '../../../src/math/stats/power.ts'
import { standardError, twoProportions } from '../../../src/math/stats/proportions.ts'
import { type Claim, type ClaimedRun, type Claims, printed, wrongOf } from '../../../src/runs/claims.ts'
import { type Across, type Difference, differences, fewest, matchedRuns, pairedTogether } from '../../../src/runs/compare.ts'
import { bestEpoch } from '../../../src/runs/early.ts'
import { type Finding, findingOf, together } from '../../../src/runs/finding.ts'
import { unitsOf } from '../../../src/runs/layers.ts'
import type { Run } from '../../../src/runs/run.ts'
import { defaultSpec, type Spec } from '../../../src/runs/spec.ts'
import { type Chosen, type Lower, type Network, shareOf } from './draws.ts'
import { nine, stopped } from './grid.ts'

const specs = nine.map((change): Spec => ({ ...defaultSpec, ...change }))
const like = (a: Spec, b: Spec) => a.layers === b.layers && a.learningRate === b.learningRate && a.dropout === b.dropout
/** Place of a network among the nine; −1 where it is none of them. */
const placeOf = (spec: Spec) => specs.findIndex((one) => like(one, spec))

/** By what a network differs from the usual one. */
function nameOf({ layers, learningRate, dropout }: Spec): string {
  const units = unitsOf(layers)
  if (dropout !== defaultSpec.dropout) return `dropout ${dropout}`
  if (learningRate !== defaultSpec.learningRate) return `rate ${rate(learningRate)}`
  if (layers === defaultSpec.layers) return 'usual'
  return units.length > 1 ? `${units.length} × ${count(units[0]!)}` : `${count(units[0]!)} units`
}

/** A run as early stopping leaves it: validation error chooses the epoch, all errors are those of that epoch. */
function chosen({ spec, epochs }: Run): Chosen {
  const best = bestEpoch(epochs)!
  return { seed: spec.seed, epoch: best.epoch, training: best.train.error, validation: best.validation.error, test: best.test.error }
}

/** The comparisons that make up a claim. */
function partsOf(claims: Claims, claim: Claim): Lower[] {
  if (claim.kind === 'least') return claims.runs.filter((run) => run !== claim.named).map((run) => ({ lower: placeOf(claim.named.spec), higher: placeOf(run.spec), split: claim.split }))
  return claim.splits.flatMap((split) => claim.along.slice(1).map((run, i) => ({ lower: placeOf(run.spec), higher: placeOf(claim.along[i]!.spec), split })))
}

/** The fewest wrong images by which a second run must differ from one with so many to be told apart at 5 %, counting images only. */
export function apartFor(wrong: number, of: number): number {
  let more = 1
  while (twoProportions(wrong + more, of, wrong, of).p >= 0.05) more++
  return more
}

/** Runs of each of the nine, over the seeds that all nine have. */
function matchedNetworks(runs: readonly Run[]) {
  const finished = runs.filter(({ end, epochs }) => end === 'finished' && epochs.length > 0)
  return matchedRuns(specs.map((spec) => finished.filter((run) => like(run.spec, spec))))
}

/** How many seeds all nine networks have. */
export const matchedSeeds = (runs: readonly Run[]): number => matchedNetworks(runs)[0]!.length

/** Whether the interval leaves 0 out and Wilcoxon's test, by Holm's rule, does not: the two disagree. */
const byLittle = (difference: Difference): boolean => (difference.low > 0 || difference.high < 0) && difference.adjusted >= 0.05

/**
 * All that the chapter says in numbers. @param all the claims of the four experiments, in the order of the book
 * @throws RangeError where not two seeds are matched over the nine networks
 */
export function factsOf(runs: readonly Run[], all: readonly Claims[]) {
  const groups = matchedNetworks(runs)
  const networks = groups.map((group, i): Network => ({ says: nameOf(specs[i]!), runs: group.map(chosen).toSorted((a, b) => a.seed - b.seed) }))
  const seeds = networks[0]!.runs.length
  if (seeds < 2) throw new RangeError('There are not two matched seeds of the nine networks: npm run pretrain makes them.')
  const errors = ({ runs }: Network, split: Lower['split']): Pick<Across, 'seeds'> => ({ seeds: runs.map((run) => ({ seed: run.seed, error: run[split] })) })

  const told = all.flatMap((claims) => claims.claims.map((claim) => ({ claims, claim, parts: partsOf(claims, claim) })))
  const parts = told.flatMap(({ claims, parts }) => parts.map((part) => ({ ...part, claims })))
  const pair = ({ lower, higher, split }: Lower) => [errors(networks[lower]!, split), errors(networks[higher]!, split)] as const
  const judged = pairedTogether(parts.map(pair))
  const compared = parts.map((part, i) => {
    const difference = judged[i]!
    const [a, b] = pair(part)
    const scatter = deviation(differences(a, b))
    const alone = Math.hypot(...[a, b].map(({ seeds }) => deviation(seeds.map(({ error }) => error))))
    return { ...part, names: [networks[part.lower]!.says, networks[part.higher]!.says] as const, difference, finding: findingOf(difference), byLittle: byLittle(difference), scatter, alone, needed: pairsFor(0.005, scatter) }
  })

  const theirs = all.flatMap((claims) => claims.runs.map((run) => ({ run, claims, place: placeOf(run.spec) })))
  const of = (place: number) => theirs.find((one) => one.place === place && one.run.validation !== undefined)!
  const wrong = (run: ClaimedRun, images: number) => wrongOf(printed(run, 'validation'), images)
  const usual = placeOf(defaultSpec)
  /** An odd run of the original beside its neighbor: wrong images, how many standard errors apart, and the worst that ours came to. */
  const odd = (change: Partial<Spec>, beside: Partial<Spec>) => {
    const [here, there] = [change, beside].map((c) => placeOf({ ...defaultSpec, ...c })) as [number, number]
    const images = of(here).claims.images.validation
    const [from, to] = [here, there].map((place) => wrong(of(place).run, images)) as [number, number]
    const ours = networks[here]!.runs.map(({ validation }) => validation)
    return { says: networks[here]!.says, beside: networks[there]!.says, wrong: from, other: to, of: images, error: printed(of(here).run, 'validation') / 100, z: twoProportions(from, images, to, images).z, worst: Math.max(...ours), scatter: deviation(ours) }
  }
  const images = of(usual).claims.images
  const atUsual = wrong(of(usual).run, images.validation)
  const epochs = networks.flatMap(({ runs }) => runs.map(({ epoch }) => epoch))
  return {
    networks,
    seeds,
    enough: seeds >= fewest,
    fewest,
    budget: { epochs: stopped.epochs!, patience: stopped.patience! },
    epochs: { least: Math.min(...epochs), most: Math.max(...epochs), middle: epochs.toSorted((a, b) => a - b)[Math.floor(epochs.length / 2)]! },
    groups: networks.map(({ says, runs }): Group => ({ at: says, says: says.replace('rate ', ''), seeds: runs.map(({ seed, validation }) => ({ seed, error: validation })), ...bootstrapMean(runs.map(({ validation }) => validation)), ...(seeds < fewest && { low: Number.NaN, high: Number.NaN }) })),
    claimed: networks.map(({ says }, place) => ({ at: says, error: printed(of(place).run, 'validation') / 100 })),
    compared,
    claims: told.map(({ claim, claims, parts }, i) => {
      const start = told.slice(0, i).reduce((sum, { parts }) => sum + parts.length, 0)
      const own = compared.slice(start, start + parts.length)
      const sentence = { says: claim.says, parts }
      const findings: readonly Finding[] = own.map(({ finding }) => finding)
      const finding = together(findings)
      const deciding = own.filter((one) => one.finding === finding)
      const little = finding === 'supported' ? deciding.some((one) => one.byLittle) : deciding.every((one) => one.byLittle)
      return { experiment: claims.experiment, ...sentence, compared: own, findings, finding, byLittle: little, share: shareOf(sentence, networks) }
    }),
    usual: { place: usual, wrong: atUsual, of: images.validation, noise: standardError(atUsual, images.validation), testNoise: standardError(wrongOf(printed(of(usual).run, 'test'), images.test), images.test), scatter: deviation(networks[usual]!.runs.map(({ validation }) => validation)), validation: mean(networks[usual]!.runs.map(({ validation }) => validation)), test: mean(networks[usual]!.runs.map(({ test }) => test)) },
    odd: [odd({ learningRate: 0.002 }, { learningRate: 0.0025 }), odd({ layers: '500,500' }, {})],
    flattery: (settings: number) => expectedBest(settings) * standardError(atUsual, images.validation),
  }
}

export type Facts = ReturnType<typeof factsOf>
export type ClaimFacts = Facts['claims'][number]
