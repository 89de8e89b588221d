import { existsSync, readdirSync } from 'node:fs'
import { defaults } from '../../src/fields/state.ts'
import { check } from '../../src/solution/check.ts'
import type { Problem } from '../../src/solution/problem.ts'
import { solve } from '../../src/solution/solve.ts'
import { writeSheet } from '../../src/solution/testing/writer.ts'
import { middle } from './middle.ts'

/** Folders of all problems, in the order of the book. */
export const folders = readdirSync('content/problems').filter((folder) => existsSync(`content/problems/${folder}/problem.ts`))

/** Milliseconds that one call takes: the median of many batches, each long enough for the clock. */
function cost(work: () => unknown): number {
  const batch = (calls: number) => {
    const began = performance.now()
    for (let i = 0; i < calls; i++) work()
    return performance.now() - began
  }
  batch(50)
  const calls = Math.max(1, Math.ceil((2 * 20) / Math.max(batch(20), 0.01)))
  return middle(Array.from({ length: 41 }, () => batch(calls) / calls))
}

export interface Cost {
  readonly id: string
  readonly steps: number
  /** Milliseconds of one solve, and of one check of a sheet that gives every step. */
  readonly solve: number
  readonly check: number
}

/** What solving and marking cost, on each problem's own numbers. */
export async function costs(): Promise<Cost[]> {
  const found: Cost[] = []
  for (const folder of folders) {
    const { default: problem } = (await import(`../../content/problems/${folder}/problem.ts`)) as { default: Problem }
    const state = defaults(problem.inputs)
    const sheet = writeSheet(problem, state, { digits: 5, by: 'significant', ties: 'up' })
    found.push({ id: problem.id, steps: sheet.length, solve: cost(() => solve(problem, state)), check: cost(() => check(problem, state, sheet)) })
  }
  return found
}
