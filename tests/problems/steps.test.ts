import { describe, expect, test } from 'vitest'
import type { Value } from '../../src/fields/field.ts'
import { evaluate, numbers } from '../../src/math/algebra.ts'
import { draw } from '../../src/math/random.ts'
import { used } from '../../src/fields/shape.ts'
import { levels } from '../../src/solution/problem.ts'
import { given, solve } from '../../src/solution/solve.ts'
import { problems } from './all.ts'

describe.each(problems)('$folder', ({ folder, problem }) => {
  const drafts = Array.from({ length: 60 }, (_, i) => ({ level: levels[i % 3]!, state: problem.draft(levels[i % 3]!, draw(problem.id, 'steps', i)) }))

  test('is named by its folder', () => {
    expect(folder.replace(/^\d+-/, '')).toBe(problem.id)
  })

  test('drafts what its fields can hold, and draws the same again', () => {
    drafts.forEach(({ level, state }, i) => {
      expect(Object.keys(state).sort()).toEqual(Object.keys(problem.inputs).sort())
      for (const [key, field] of Object.entries(problem.inputs)) expect(field.read(field.write(state[key]))).toEqual(state[key])
      for (const key of used(problem.inputs, state, problem)) expect(problem.inputs).toHaveProperty(key)
      expect(problem.draft(level, draw(problem.id, 'steps', i))).toEqual(state)
      expect(problem.notices?.(state) ?? []).toEqual([])
    })
  })

  test('asks, at every level, for steps that its drafts have', () => {
    for (const { level, state } of drafts) {
      const ids = problem.steps(state).map(({ id }) => id)
      expect(problem.asks[level].length).toBeGreaterThan(0)
      expect(problem.asks[level].filter((id) => ids.includes(id)).length).toBeGreaterThan(0)
    }
  })

  test('has forms of a step that agree, and finite values within their range', () => {
    for (const { state } of drafts) {
      const { steps, values } = solve(problem, state)
      const all: Readonly<Record<string, number>> = { ...given(problem, state), ...values }
      for (const { id, forms, guard } of steps) {
        const value = values[id]!
        expect(Number.isFinite(value), `${id} (${JSON.stringify(state)})`).toBe(true)
        expect(value).toBeGreaterThanOrEqual(guard?.min ?? -Infinity)
        expect(value).toBeLessThanOrEqual(guard?.max ?? Infinity)
        for (const form of forms) expect(Math.abs(evaluate(form, numbers, (name) => all[name]) - value)).toBeLessThanOrEqual(1e-9 * Math.abs(value) + 1e-13)
      }
    }
  })

  test('counts in safe whole numbers over the whole range of its fields', () => {
    const random = draw(problem.id, 'range')
    for (let i = 0; i < 1000; i++) {
      const state = Object.fromEntries(
        Object.entries(problem.inputs).map(([key, field]): [string, Value] => {
          const { control } = field
          const ends = control.kind === 'number' ? [control.min, control.max].filter((end) => end !== undefined) : []
          const at = Math.floor(random() * 4)
          return [key, (ends[at] ?? (at === 2 ? field.fallback : field.sample(random))) as Value]
        }),
      )
      const { steps, values } = solve(problem, state)
      for (const { id, whole } of steps) if (whole) expect(Number.isSafeInteger(values[id]), `${id} = ${values[id]} (${JSON.stringify(state)})`).toBe(true)
    }
  })
})
