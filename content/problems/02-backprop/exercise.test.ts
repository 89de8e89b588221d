import { describe, expect, test } from 'vitest'
import backprop from './problem.ts'
import { draw } from '../../../src/math/random.ts'
import { changes, differ, exercise, isTelling } from '../../../src/solution/exercise.ts'
import { levels } from '../../../src/solution/problem.ts'

describe.each(levels)('an exercise of level %s', (level) => {
  const states = Array.from({ length: 20 }, (_, i) => exercise(backprop, level, draw('exercise', level, i)))

  test('is one on which every slip shows, and no two slips in a step agree', () => {
    for (const state of states) expect(isTelling(backprop, state)).toBe(true)
  })
  test('is the same for the same seed, and another for another', () => {
    expect(exercise(backprop, level, draw('exercise', level, 3))).toEqual(states[3])
    expect(states[3]).not.toEqual(states[4])
  })
  test('asks for steps that the problem has', () => {
    const ids = backprop.steps(states[0]!).map(({ id }) => id)
    expect(backprop.asks[level].length).toBeGreaterThan(2)
    for (const id of backprop.asks[level]) expect(ids).toContain(id)
  })
})

test('an instance with a factor that is 1 tells nothing about dropping it', () => {
  const state = exercise(backprop, 'practice', draw('plain'))
  expect(isTelling(backprop, { ...state, x3: 1 })).toBe(false)
  expect(isTelling(backprop, { ...state, w5: state.w6 })).toBe(false)
})

test('every slip is listed with the number that it gives', () => {
  const state = exercise(backprop, 'first', draw('list'))
  const crossed = changes(backprop, state).filter(({ slip }) => slip === 'crossed')
  expect(crossed.map(({ step }) => step)).toEqual(['s1', 's2', 's3'])
  expect(crossed[0]?.value).toBe(state.w1 * state.x2 + state.w2 * state.x1)
})

test('numbers differ where their written digits cannot be the same', () => {
  expect(differ(0.12345, 0.12355, 3)).toBe(false)
  expect(differ(0.123, 0.133, 3)).toBe(true)
  expect(differ(0, 1e-9, 3)).toBe(true)
})
