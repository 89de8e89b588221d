import { describe, expect, test } from 'vitest'
import { names, num } from '../../src/math/expr.ts'
import { draw } from '../../src/math/random.ts'
import { check } from '../../src/solution/check.ts'
import { levels, shown, type Step } from '../../src/solution/problem.ts'
import { solve } from '../../src/solution/solve.ts'
import { type Rounding, writeSheet } from '../../src/solution/testing/writer.ts'
import type { Verdict } from '../../src/solution/verdict.ts'
import { problems } from './all.ts'

const way: Rounding = { digits: 5, by: 'significant', ties: 'up' }
const counts = ({ kind }: Verdict) => ['right', 'rounded', 'carried'].includes(kind)

/** Values beyond the range that a step always has. */
function beyond({ guard, whole }: Step): number[] {
  const { min, max, open } = guard ?? (whole ? { min: 0 } : {})
  return [...(min === undefined ? [] : [min - 1, ...(open ? [min] : [])]), ...(max === undefined ? [] : [max + 1, ...(open ? [max] : [])]), ...(whole ? [2.5] : [])]
}

describe.each(problems)('$folder', ({ problem }) => {
  const states = Array.from({ length: 12 }, (_, i) => problem.draft(levels[i % 3]!, draw(problem.id, 'carried', i)))
  const sheets = states.flatMap((state) => {
    const { steps, values } = solve(problem, state)
    return steps.filter(({ id }) => values[id] !== 0).map((step) => ({ state, step, steps, values }))
  })

  test('a step carried as 0 leaves nothing to earn in lines that are 0 by it', () => {
    let zeros = 0
    for (const { state, step, values } of sheets) {
      const sheet = writeSheet(problem, state, way, { own: true, slip: { step: step.id, expr: num(0) } })
      for (const verdict of check(problem, state, sheet).slice(1)) {
        if (Number(verdict.text) !== 0 || values[verdict.of] === 0) continue
        zeros += 1
        expect(counts(verdict), `${step.id} = 0, then ${verdict.of} = 0 is ${verdict.kind} (${JSON.stringify(state)})`).toBe(false)
      }
    }
    expect(zeros).toBeGreaterThan(0)
  })

  test('a step carried from beyond its range is carried into no line that reads it', () => {
    for (const { state, step, steps } of sheets) {
      for (const value of beyond(step)) {
        const sheet = writeSheet(problem, state, way, { own: true, slip: { step: step.id, expr: num(value) } })
        const readers = new Set(steps.filter((other) => names(shown(other)).has(step.id)).map(({ id }) => id))
        // As the value itself: a rounded 0.0000 may stand for something that is in the range.
        const exact = sheet.map((line) => (line.of === step.id ? { of: line.of, text: String(value) } : line))
        const carried = check(problem, state, exact).filter(({ of, kind }) => kind === 'carried' && readers.has(of))
        expect(carried.map(({ of, text }) => `${step.id} = ${value}, then ${of} = ${text} (${JSON.stringify(state)})`)).toEqual([])
      }
    }
  })
})
