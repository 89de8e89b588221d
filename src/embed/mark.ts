import type { Fields, State } from '../fields/field.ts'
import { readAnswers } from '../solution/answers.ts'
import { check } from '../solution/check.ts'
import type { Problem } from '../solution/problem.ts'
import { score, type Score } from '../solution/score.ts'

/** Marks the lines that a host sends. A widget that is no problem has no steps: each line is unreadable. */
export function mark(problem: Problem | undefined): (state: State<Fields>, answers: object) => Score {
  if (problem) return (state, answers) => score(check(problem, state, readAnswers(answers, problem.steps(state))))
  return (_, answers) => {
    const steps = readAnswers(answers, []).map(({ of }) => ({ of, kind: 'unreadable' as const, truth: Number.NaN, slips: [], notes: [] }))
    return { correct: 0, carried: 0, total: steps.length, first: steps[0]?.of ?? null, steps }
  }
}
