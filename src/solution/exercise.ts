import type { Fields, State } from '../fields/field.ts'
import { evaluate, numbers } from '../math/algebra.ts'
import { draw, type Random } from '../math/random.ts'
import { type Level, levels, type Problem } from './problem.ts'
import { slipsOf } from './slips.ts'
import { given, solve } from './solve.ts'

/** The value that one slip in one step would give. */
export interface Change {
  readonly step: string
  readonly slip: string
  /** Which mutant of the step it is. */
  readonly mutant: number
  readonly truth: number
  readonly value: number
  /** For a step that is a count. */
  readonly whole: boolean
}

/** Every slip in every step, with the value that it gives where all else is right. */
export function changes<F extends Fields>(problem: Problem<F>, state: State<F>): Change[] {
  const { steps, values } = solve(problem, state)
  const all: Record<string, number> = { ...given(problem, state), ...values }
  return steps.flatMap((step) =>
    slipsOf(problem, step).map(({ slip, expr }, mutant) => ({
      step: step.id,
      slip: slip.id,
      mutant,
      truth: values[step.id] ?? NaN,
      value: evaluate(expr, numbers, (id) => (Object.hasOwn(all, id) ? all[id] : undefined)),
      whole: step.whole === true,
    })),
  )
}

/** True where two numbers, written to so many significant digits, cannot be taken for each other. */
export function differ(a: number, b: number, digits: number): boolean {
  const unit = 10 ** (1 - digits)
  return Math.abs(a - b) > 2 * unit * Math.max(Math.abs(a), Math.abs(b))
}

/** Two values of one step that are to be told apart: the truth and a slip's, or two slips'. */
interface Pair {
  readonly name: string
  isApart(digits: number): boolean
}

function pairs(list: readonly Change[]): Pair[] {
  const named = ({ step, slip, mutant }: Change) => `${step} ${slip} ${mutant}`
  const pair = (name: string, a: number, b: number, whole: boolean): Pair => ({ name, isApart: (digits) => (whole ? a !== b : differ(a, b, digits)) })
  return [...Map.groupBy(list, ({ step }) => step).values()].flatMap((changes) =>
    changes.flatMap((change, i) => [
      pair(named(change), change.truth, change.value, change.whole),
      ...changes
        .slice(i + 1)
        .filter(({ slip }) => slip !== change.slip)
        .map((other) => pair(`${named(change)} ${named(other)}`, change.value, other.value, change.whole)),
    ]),
  )
}

/** Pairs that no instance tells apart: a slip that changes nothing, two slips that are one. Found on a few instances. */
const blind = new WeakMap<object, Set<string>>()

function blindPairs<F extends Fields>(problem: Problem<F>): Set<string> {
  let names = blind.get(problem)
  if (!names) {
    const told = new Set<string>()
    names = new Set()
    // Shapes differ between drafts: a pair counts as blind where it occurs and no instance that has it tells.
    for (let i = 0; i < 12; i++) {
      for (const pair of pairs(changes(problem, problem.draft(levels[i % 3] ?? 'transfer', draw(problem.id, 'blind', i))))) (pair.isApart(9) ? told : names).add(pair.name)
    }
    for (const name of told) names.delete(name)
    blind.set(problem, names)
  }
  return names
}

/** True where every slip changes its line beyond the digits asked, and no two slips agree: each can be named. */
export function isTelling<F extends Fields>(problem: Problem<F>, state: State<F>, digits = 4): boolean {
  const ignored = blindPairs(problem)
  return pairs(changes(problem, state)).every((pair) => ignored.has(pair.name) || pair.isApart(digits))
}

/**
 * A fresh instance on which every slip can be told from the truth and from the others.
 * @param digits the significant digits that answers are asked to
 * @param attempts instances to try; where none is telling the last one is given
 */
export function exercise<F extends Fields>(problem: Problem<F>, level: Level, random: Random, digits = 4, attempts = 400): State<F> {
  let state = problem.draft(level, random)
  for (let i = 1; i < attempts && !isTelling(problem, state, digits); i++) state = problem.draft(level, random)
  return state
}
