import { check } from '../check.ts'
import type { Problem } from '../problem.ts'
import type { Fields, State } from '../../fields/field.ts'
import { type Rounding, writeSheet } from './writer.ts'

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T

/** What marking makes of honest sheets: how many lines, how many too coarse to judge, and every line that it holds against the writer. */
export interface Honest {
  lines: number
  coarse: number
  held: string[]
}

/**
 * Marks sheets whose writer made no mistake but rounded: to 3–6 digits, significant or decimal, half up or half even,
 * from the truth or from the writer's own rounded lines, in turn.
 * @param sample the instance of sheet number i
 */
export function markHonest<F extends Fields>(problem: Problem<F>, count: number, sample: (i: number) => State<F>): Honest {
  const found: Honest = { lines: 0, coarse: 0, held: [] }
  for (let i = 0; i < count; i++) {
    const state = sample(i)
    const way: Rounding = { digits: 3 + (i % 4), by: pick(['significant', 'decimal'], i >> 2), ties: pick(['up', 'even'], i >> 3) }
    const sheet = writeSheet(problem, state, way, { own: (i >> 4) % 2 === 0 })
    for (const { of, text, kind } of check(problem, state, sheet)) {
      found.lines += 1
      if (kind === 'coarse') found.coarse += 1
      else if (kind !== 'right' && kind !== 'rounded') found.held.push(`sheet ${i}: ${of} = ${text} is ${kind} (${JSON.stringify({ way, state })})`)
    }
  }
  return found
}
