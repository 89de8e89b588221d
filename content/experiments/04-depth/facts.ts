import type { Group } from '../../../src/charts/comparison.ts'
import { count } from '../../../src/charts/numbers.ts'
import { mean } from '../../../src/math/stats/mean.ts'
import { twoProportions } from '../../../src/math/stats/proportions.ts'
import { type Claims, printed } from '../../../src/runs/claims.ts'
import { across, type Difference, errorOf, matchedRuns, paired, pairedTogether, winsOf } from '../../../src/runs/compare.ts'
import { costsOf } from '../../../src/runs/costs.ts'
import { findingOf } from '../../../src/runs/finding.ts'
import { verdictFalls } from '../../../src/runs/judge.ts'
import { unitsOf } from '../../../src/runs/layers.ts'
import type { Run } from '../../../src/runs/run.ts'
import { defaultSpec } from '../../../src/runs/spec.ts'
import { depths } from './grid.ts'
import { sweepOf } from './sweep.ts'

export const parametersOf = (layers: string): number => costsOf({ ...defaultSpec, layers }).parameters

/** Units of each of two equal hidden layers that have so many parameters: h² + 796h + 10 = parameters. */
export const twiceOf = (parameters: number): number => -398 + Math.sqrt(398 ** 2 + parameters - 10)

/** Hidden layers in words: `none`, `1 × 1,000`, `2 × 500`. */
export function shape(layers: string): string {
  const units = unitsOf(layers)
  return units.length === 0 ? 'none' : `${units.length} × ${count(units[0]!)}`
}

/** Share of right answers, of all and with one class of ten never named: what those that are named would come to. */
export const alive = (right: number): number => right / 0.9

export interface Depth extends Group {
  at: string
  layers: number
  parameters: number
  train: number
}

function depthsOf(runs: readonly Run[]): Depth[] {
  const groups = depths.map((layers) => runs.filter(({ spec }) => spec.bug === 'none' && spec.layers === layers))
  return matchedRuns(groups).map((all, i) => {
    const at = depths[i]!
    if (all.length < 2) throw new RangeError(`There are not two matched reference runs of the hidden layers ${at}: npm run pretrain makes them.`)
    return { at, says: shape(at), layers: unitsOf(at).length, parameters: parametersOf(at), ...across(all), train: mean(all.map((run) => errorOf(run, 'train'))) }
  })
}

/** Runs with a ReLU on the logits, by how many classes they never name. */
function bugOf(runs: readonly Run[]) {
  const told = runs.filter(({ spec, silent }) => spec.bug === 'relu-logits' && silent !== undefined)
  const groups = [...Map.groupBy(told, ({ silent }) => silent!.length)].toSorted(([a], [b]) => a - b)
  return {
    runs: told.length,
    groups: groups.map(([silent, all]) => ({ at: String(silent), says: silent === 0 ? 'none' : String(silent), silent, share: all.length / told.length, ...across(all) })),
  }
}

/** All that the chapter says in numbers. @throws RangeError where a depth has no two matched runs */
export function factsOf(runs: readonly Run[], claims: Claims) {
  const finished = runs.filter(({ end }) => end === 'finished')
  const verdict = verdictFalls(claims)
  const all = depthsOf(finished)
  const at = (layers: string) => all.find((depth) => depth.at === layers)!
  const [none, one, half, full] = depths.map(at) as [Depth, Depth, Depth, Depth]
  const theirs = (layers: string, learningRate = defaultSpec.learningRate) => claims.runs.find(({ spec }) => spec.layers === layers && spec.learningRate === learningRate)!
  const right = (run: (typeof claims.runs)[number], split: 'training' | 'validation' | 'test' = 'validation') => 1 - printed(run, split) / 100
  const strange = theirs('500,500')
  const jump = theirs('1000', 0.002)
  const beside = theirs('1000', 0.0025)
  const baseline = theirs('1000')
  const [training, validation, test] = (['training', 'validation', 'test'] as const).map((split) => claims.images[split]) as [number, number, number]
  const images = training + validation + test
  const [difference, same] = pairedTogether([[one, half], [one, full]]) as [Difference, Difference]
  return {
    spec: defaultSpec,
    verdict,
    depths: all,
    sweep: sweepOf(runs),
    none,
    one,
    half,
    full,
    seeds: one.seeds.length,
    epochs: Math.max(...finished.map((run) => run.epochs.length)),
    /** One layer minus two of half the units; minus two of the same. Negative: one layer is better, as claimed. */
    difference,
    same,
    finding: findingOf(difference),
    /** Of unmatched pairs of one run each, the share in which two layers of half the units beat one. */
    wins: winsOf(half, one),
    /** The original's jump, in standard errors of counting images. */
    jump: verdict.steps.map(({ wrong: { from, to, of } }) => ({ from, to, of, z: twoProportions(from, of, to, of).z }))[0]!,
    /** No hidden layer minus one. */
    bent: paired(none, one),
    claimed: [baseline, strange].map((run) => ({ at: run.spec.layers, error: printed(run, 'validation') / 100 })),
    small: { parameters: parametersOf(theirs('100').spec.layers) },
    table: { one: baseline, two: strange, small: theirs('100') },
    /** The original's odd runs: right answers over those of a neighbor of our choice, and what the error would be without a dead class. */
    odd: [
      { run: strange, other: baseline, split: 'validation' },
      { run: jump, other: beside, split: 'validation' },
      { run: jump, other: beside, split: 'test' },
      { run: jump, other: beside, split: 'training' },
    ].map(({ run, other, split }) => {
      const which = split as 'training' | 'validation' | 'test'
      return { run, other, split: which, right: right(run, which), of: right(other, which), ratio: right(run, which) / right(other, which), without: 1 - alive(right(run, which)) }
    }),
    /** The same jump against the neighbor on its other side. */
    otherwise: right(jump) / right(baseline),
    /** Share of one class among the validation images, dealt at random from all: its standard deviation. */
    share: Math.sqrt(((0.1 * 0.9) / validation) * ((images - validation) / (images - 1))),
    bug: bugOf(finished),
  }
}

export type Facts = ReturnType<typeof factsOf>
