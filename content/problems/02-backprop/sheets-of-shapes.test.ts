import { describe, expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { draw } from '../../../src/math/random.ts'
import { check } from '../../../src/solution/check.ts'
import { changes, differ } from '../../../src/solution/exercise.ts'
import { slipsOf } from '../../../src/solution/slips.ts'
import { markHonest } from '../../../src/solution/testing/honest.ts'
import { writeSheet } from '../../../src/solution/testing/writer.ts'
import { blamed } from '../../../src/solution/verdict.ts'
import { fields, type Inputs } from './fields.ts'
import { presets } from './presets.ts'
import backprop from './problem.ts'
import { anyNetwork } from './testing/networks.ts'

const preset = (id: string): Inputs => ({ ...defaults(fields), ...presets[id]!.state })

test('60 honestly rounded sheets of networks of any shape blame nobody', () => {
  const { held, lines } = markHonest(backprop, 60, (i) => anyNetwork(draw('honest shapes', i)))
  expect(held).toEqual([])
  expect(lines).toBeGreaterThan(2000)
})

test('every slip of 60 networks is a number that differs from the truth somewhere', () => {
  const told = new Set<string>()
  const dealt = new Set<string>()
  for (let i = 0; i < 60; i++) {
    for (const { slip, truth, value } of changes(backprop, anyNetwork(draw('slips of shapes', i)))) {
      dealt.add(slip)
      expect(Number.isNaN(value)).toBe(false)
      if (differ(truth, value, 4)) told.add(slip)
    }
  }
  expect([...dealt].filter((slip) => !told.has(slip))).toEqual([])
  for (const slip of ['transposed', 'bias-forgotten', 'activation-forgotten', 'slope-of-sigma', 'sigma-for-softmax', 'share-of-nothing', 'square-for-cross', 'slope-kept', 'half-forgotten', 'output-forgotten', 'road-forgotten', 'extra-path'])
    expect(told).toContain(slip)
})

test('on Mazur’s network the first wrong line and its slip are named, whichever it is', () => {
  const state = preset('mazur')
  const steps = backprop.steps(state)
  let named = 0
  for (const step of steps) {
    for (const { slip, expr } of slipsOf(backprop, step)) {
      const change = changes(backprop, state).filter((one) => one.step === step.id && one.slip === slip.id)
      if (!change.every(({ truth, value }) => differ(truth, value, 4))) continue
      const sheet = writeSheet(backprop, state, { digits: 6, by: 'significant', ties: 'even' }, { own: true, slip: { step: step.id, expr } })
      const [first, ...more] = check(backprop, state, sheet).filter(({ kind }) => blamed.has(kind))
      expect([first?.of, first?.kind, first?.slips.includes(slip.id), more.length], `${slip.id} at ${step.id}`).toEqual([step.id, 'slip', true, 0])
      named += 1
    }
  }
  expect(named).toBeGreaterThan(80)
})

describe('one line alone', () => {
  const mark = (state: Inputs, of: string, text: string) => check(backprop, state, [{ of, text }])[0]!
  test('forgetting the second road gives 0.000668396, and is named', () => {
    expect(mark(preset('mazur'), 'dL_dw1', '0.000668396')).toMatchObject({ kind: 'slip', slips: ['road-forgotten'] })
  })
  test('a matrix read by columns is named', () => expect(mark(preset('mazur'), 's1', '0.3825')).toMatchObject({ kind: 'slip', slips: ['transposed'] }))
  test('a wrong loss of two outputs is judged, though the other convention knows only one', () => {
    expect(mark(preset('mazur'), 'L', '0.9').kind).toBe('wrong')
    expect(mark(preset('mazur'), 'L', '0.596742').slips).toEqual(['half-forgotten'])
  })
  test('a formula is tried on networks of the same shape', () => {
    const [verdict] = check(backprop, preset('mazur'), [{ of: 'dL_dw1', text: '0.000438568', formula: 'dL_dh1*h1*(1 - h1)*x1' }])
    expect(verdict).toMatchObject({ kind: 'right', notes: [] })
  })
})
