import { describe, expect, test } from 'vitest'
import { draw } from '../../../src/math/random.ts'
import { check } from '../../../src/solution/check.ts'
import { changes, differ } from '../../../src/solution/exercise.ts'
import { levels } from '../../../src/solution/problem.ts'
import { score } from '../../../src/solution/score.ts'
import { slipsOf } from '../../../src/solution/slips.ts'
import { solve } from '../../../src/solution/solve.ts'
import { markHonest } from '../../../src/solution/testing/honest.ts'
import { rounded, type Rounding, writeSheet } from '../../../src/solution/testing/writer.ts'
import { blamed } from '../../../src/solution/verdict.ts'
import backprop from './problem.ts'

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T
const sample = (key: string, i: number) => backprop.draft(pick(levels, i), draw(key, i))
const steps = backprop.steps(sample('shape', 0))

test('2,000 honestly rounded sheets blame nobody', () => {
  const { lines, coarse, held } = markHonest(backprop, 2000, (i) => sample('honest', i))
  expect(held).toEqual([])
  expect(lines).toBe(2000 * 25)
  expect(coarse / lines).toBeLessThan(0.03)
}, 240_000)

describe('2,000 sheets with one slip', () => {
  const mutants = steps.flatMap((step) => slipsOf(backprop, step).map((mutant, index) => ({ step: step.id, slip: mutant.slip.id, expr: mutant.expr, index })))
  /** The first instance from i on where the slip changes its line. */
  const telling = ({ step, index }: (typeof mutants)[number], i: number) => {
    for (let attempt = 0; attempt < 60; attempt++) {
      const state = backprop.draft(pick(levels, i + attempt), draw('slip', i, attempt))
      const change = changes(backprop, state).find((c) => c.step === step && c.mutant === index)
      if (change && differ(change.truth, change.value, 3)) return state
    }
    return undefined
  }
  // σ′ is even, so the sign of its exponent cannot show in e^−s/(1 + e^−s)².
  const visible = mutants.filter((mutant) => telling(mutant, 0))

  test('the only slip that never shows is the exponent in the slope of σ', () => {
    const hidden = mutants.filter((mutant) => !visible.includes(mutant))
    expect(hidden.map(({ step, slip }) => `${step} ${slip}`)).toEqual(['dyhat_ds3 exponent-sign', 'dh1_ds1 exponent-sign', 'dh2_ds2 exponent-sign'])
  })

  test('every slip and every step is dealt', () => {
    expect(new Set(visible.map(({ step }) => step)).size).toBe(25)
    expect(2000 / visible.length).toBeGreaterThan(10)
  })

  test('the first wrong line and its slip are named, and nothing that follows from it is blamed', () => {
    let named = 0
    for (let i = 0; i < 2000; i++) {
      const mutant = pick(visible, i)
      const state = telling(mutant, i)
      if (!state) expect.fail(`no instance shows ${mutant.slip} at ${mutant.step}`)
      const way: Rounding = { digits: 4 + (i % 3), by: 'significant', ties: pick(['up', 'even'], i) }
      const sheet = writeSheet(backprop, state, (x) => rounded(x, way), { own: true, slip: mutant })
      const verdicts = check(backprop, state, sheet)
      const [first, ...more] = verdicts.filter(({ kind }) => blamed.has(kind))
      const story = `sheet ${i}: ${mutant.slip} at ${mutant.step}, first blamed ${first?.of} ${first?.kind} ${first?.slips}, then ${more.map(({ of, kind }) => `${of} ${kind}`)} (${JSON.stringify(state)})`
      if (first?.of !== mutant.step || first.kind !== 'slip' || !first.slips.includes(mutant.slip) || more.length > 0) expect.fail(story)
      named += 1
    }
    expect(named).toBe(2000)
  }, 240_000)
})

test.each(['0', '-0', '0.0', '0.000', '0e0', '.0', '0*1', '1 - 1'])('a sheet that says %j everywhere scores nothing', (text) => {
  let marked = 0
  for (let i = 0; i < 60; i++) {
    const state = sample('zeros', i)
    // Where a step is 0, such as a sum that cancels, 0 is right.
    if (Object.values(solve(backprop, state).values).some((value) => Math.abs(value) < 1e-12)) continue
    marked += 1
    const { correct, carried } = score(check(backprop, state, steps.map(({ id }) => ({ of: id, text }))))
    expect([correct, carried]).toEqual([0, 0])
  }
  expect(marked).toBeGreaterThan(40)
})

test.each(['1', '0', '7', '-3'])('a unit carried as %s leaves nothing to earn in the lines that read it', (h) => {
  for (let i = 0; i < 40; i++) {
    const state = sample('degenerate', i)
    const writes = (x: number) => rounded(x, { digits: 5, by: 'significant', ties: 'up' })
    const slipped = writeSheet(backprop, state, writes, { own: true, slip: { step: 'h2', expr: { op: 'num', value: Number(h) } } })
    const verdicts = check(backprop, state, slipped.map((line) => (line.of === 'h2' ? { of: 'h2', text: h } : line)))
    const kinds = Object.fromEntries(verdicts.map(({ of, kind }) => [of, kind]))
    expect(['slip', 'wrong']).toContain(kinds['h2'])
    expect([kinds['s3'], kinds['dh2_ds2'], kinds['ds3_dw6'], kinds['dL_dw3'], kinds['dL_dw6']]).not.toContain('carried')
  }
})

test('a unit that saturates by a wrong sum is not carried either', () => {
  const state = sample('saturated', 1)
  const sheet = [['s2', '1000'], ['h2', '1'], ['dh2_ds2', '0'], ['dL_dw3', '0']].map(([of = '', text = '']) => ({ of, text }))
  expect(check(backprop, state, sheet).map(({ kind }) => kind)).toEqual(['wrong', 'empty', 'empty', 'empty'])
})
