import type { Group } from '../../../src/charts/comparison.ts'
import { count } from '../../../src/charts/numbers.ts'
import { deviation, mean } from '../../../src/math/stats/mean.ts'
import { wilson } from '../../../src/math/stats/proportions.ts'
import { type Claims, printed } from '../../../src/runs/claims.ts'
import { across, apart, differences, errorOf, matchedRuns, paired, pairedTogether, winsOf } from '../../../src/runs/compare.ts'
import { costsOf } from '../../../src/runs/costs.ts'
import { findingOf, together } from '../../../src/runs/finding.ts'
import { fall, verdictFalls } from '../../../src/runs/judge.ts'
import type { Run } from '../../../src/runs/run.ts'
import { defaultSpec, type Spec } from '../../../src/runs/spec.ts'
import { sweepOf } from './sweep.ts'

/** Parameters of a network of these hidden layers. */
export const parametersOf = (layers: string): number => costsOf({ ...defaultSpec, layers }).parameters

/** One hidden layer with as many parameters as that many: h from 795h + 10. */
export const widthOf = (parameters: number): number => (parameters - 10) / 795

/** Parameters of a dense stack, biases included. */
export function stack(...widths: readonly number[]): number {
  return widths.slice(1).reduce((sum, outputs, i) => sum + (widths[i]! + 1) * outputs, 0)
}

export interface Width extends Group {
  at: string
  units: number
  parameters: number
  /** Mean training and test error. */
  train: number
  test: number
}

function widthsOf(runs: readonly Run[], widths: readonly string[]): Width[] {
  const groups = widths.map((layers) => runs.filter(({ spec, end }) => spec.layers === layers && end === 'finished'))
  return matchedRuns(groups).map((all, i) => {
    const at = widths[i]!
    if (all.length < 2) throw new RangeError(`There are not two matched reference runs of ${at} units: npm run pretrain makes them.`)
    return { at, says: count(Number(at)), units: Number(at), parameters: parametersOf(at), ...across(all), train: mean(all.map((run) => errorOf(run, 'train'))), test: mean(all.map((run) => errorOf(run, 'test'))) }
  })
}

/** All that the chapter says in numbers. @throws RangeError where a width of the claim has no two matched runs */
export function factsOf(runs: readonly Run[], claims: Claims) {
  const verdict = verdictFalls(claims)
  const widths = widthsOf(runs, verdict.claim.along.map(({ spec }) => spec.layers))
  const stepwise = pairedTogether(widths.slice(1).map((to, i) => [to, widths[i]!]))
  const steps = widths.slice(1).map((to, i) => ({ from: widths[i]!, to, difference: stepwise[i]!, theirs: verdict.steps[i]! }))
  const [first, last] = [widths[0]!, widths.at(-1)!]
  const [before, close] = [widths.at(-2)!, steps.at(-1)!.theirs]
  const images = claims.images
  const distance = apart(last)
  const spec: Spec = defaultSpec
  return {
    spec,
    verdict,
    widths,
    sweep: sweepOf(runs),
    steps,
    whole: { from: first, to: last, difference: paired(last, first), theirs: fall(claims, 'validation', verdict.claim.along[0]!, verdict.claim.along.at(-1)!) },
    /** Findings of the steps, and of the claim as a whole. */
    findings: steps.map(({ difference }) => findingOf(difference)),
    finding: together(steps.map(({ difference }) => findingOf(difference))),
    seeds: last.seeds.length,
    epochs: Math.max(...runs.map((run) => run.epochs.length)),
    claimed: claims.runs.map((run) => ({ at: run.spec.layers, error: printed(run, 'validation') / 100 })),
    /** The original's last step: 500 to 1,000 units. */
    close: { ...close, interval: wilson(close.wrong.to, close.wrong.of), images: close.wrong.from - close.wrong.to },
    /** Two runs of the widest network that differ in their seed alone, in images. */
    apart: { mean: distance.mean * images.validation, greatest: distance.greatest * images.validation },
    /** Of unmatched pairs of one run each, the share in which the widest beats its neighbor. */
    wins: winsOf(last, before),
    scatter: { paired: deviation(differences(last, before)), alone: Math.hypot(...[last, before].map(({ seeds }) => deviation(seeds.map((s) => s.error)))) },
    tests: claims.runs.map((run) => Math.round((printed(run, 'test') * images.test) / 100)),
    perImage: (parameters: number) => parameters / images.training,
    /** Forward operations of one image, widest over narrowest. */
    work: costsOf({ ...spec, layers: last.at }).forward / costsOf({ ...spec, layers: first.at }).forward,
  }
}

export type Facts = ReturnType<typeof factsOf>
