import type { Fields, State } from '../fields/field.ts'
import { evaluate, numbers } from '../math/algebra.ts'
import { draw, type Random } from '../math/random.ts'
import type { Level, Problem } from './problem.ts'
import { slipsOf } from './slips.ts'
import { inputs, solve } from './solve.ts'

/** The value that one slip in one step would give. */
export interface Change {
  readonly step: string
  readonly slip: string
  /** Which mutant of the step it is. */
  readonly mutant: number
  readonly truth: number
  readonly value: number
}

/** Every slip in every step, with the value that it gives where all else is right. */
export function changes<F extends Fields>(problem: Problem<F>, state: State<F>): Change[] {
  const { steps, values } = solve(problem, state)
  const all: Record<string, number> = { ...inputs(state), ...values }
  return steps.flatMap((step) =>
    slipsOf(problem, step).map(({ slip, expr }, mutant) => ({
      step: step.id,
      slip: slip.id,
      mutant,
      truth: values[step.id] ?? NaN,
      value: evaluate(expr, numbers, (id) => (Object.hasOwn(all, id) ? all[id] : undefined)),
    })),
  )
}

/** True where two numbers, written to so many significant digits, cannot be taken for each other. */
export function differ(a: number, b: number, digits: number): boolean {
  const unit = 10 ** (1 - digits)
  return Math.abs(a - b) > 2 * unit * Math.max(Math.abs(a), Math.abs(b))
}

/** Pairs that no instance tells apart: a slip that changes nothing, two slips that are one. Found on a few instances. */
const blind = new WeakMap<object, Set<string>>()

function pairs(list: readonly Change[]): [string, number, number][] {
  return list.flatMap((change, i) => [
    [`${i}`, change.truth, change.value] as [string, number, number],
    ...list.slice(i + 1).flatMap((other, j): [string, number, number][] =>
      other.step === change.step && other.slip !== change.slip ? [[`${i} ${i + 1 + j}`, change.value, other.value]] : [],
    ),
  ])
}

function blindPairs<F extends Fields>(problem: Problem<F>): Set<string> {
  let names = blind.get(problem)
  if (!names) {
    let found: Set<string> | undefined
    for (let i = 0; i < 8; i++) {
      const here = pairs(changes(problem, problem.draft('transfer', draw(problem.id, 'blind', i)))).filter(([, a, b]) => !differ(a, b, 9))
      const same = new Set(here.map(([name]) => name))
      found = found ? new Set([...found].filter((name) => same.has(name))) : same
    }
    blind.set(problem, (names = found ?? new Set()))
  }
  return names
}

/** True where every slip changes its line beyond the digits asked, and no two slips agree: each can be named. */
export function isTelling<F extends Fields>(problem: Problem<F>, state: State<F>, digits = 4): boolean {
  const ignored = blindPairs(problem)
  return pairs(changes(problem, state)).every(([name, a, b]) => ignored.has(name) || differ(a, b, digits))
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
