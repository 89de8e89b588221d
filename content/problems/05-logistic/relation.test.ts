import { expect, test } from 'vitest'
import { activationNames } from '../../../src/math/activations.ts'
import { facts } from './facts.ts'
import { graphs, inputsOf, twin } from './relation.ts'

test('SiLU gives −0.2 at −0.544880 and at −2.396139, with slopes 0.240464 and −0.0998388', () => {
  expect(twin('silu', -0.54488)).toBeCloseTo(-2.396139, 4)
  expect(twin('silu', -2.396139)).toBeCloseTo(-0.54488, 6)
  expect(graphs.silu.f(-0.54488)).toBeCloseTo(-0.2, 6)
  expect(graphs.silu.slope(-0.54488)).toBeCloseTo(0.240464, 6)
  expect(graphs.silu.slope(-2.396139)).toBeCloseTo(-0.0998388, 6)
})

test('an output below the turn belongs to no input, and the chapter quotes those of −0.2', () => {
  expect(inputsOf('silu', -0.3)).toEqual({})
  expect(facts).toMatchObject({ rising: '−0.54488', falling: '−2.396139', risingSlope: '0.240464', fallingSlope: '−0.0998388' })
})

test('the twin of a twin is the input again, and has the same output with a slope of the other sign', () => {
  for (const fn of ['gelu', 'silu'] as const) {
    const { f, slope } = graphs[fn]
    for (let x = -8.03; x < -0.01; x += 0.07) {
      const other = twin(fn, x)
      if (other === undefined) continue
      expect(f(other)).toBeCloseTo(f(x), 12)
      expect(Math.sign(slope(other)) * Math.sign(slope(x))).toBeLessThanOrEqual(0)
      expect(twin(fn, other)! - x).toBeCloseTo(0, 4)
    }
  }
})

test('far out on the left the twin is as small as the output: about twice it, since both rise by a half at 0', () => {
  for (const fn of ['gelu', 'silu'] as const) for (const x of [-9, -20, -30]) expect(twin(fn, x)! / (2 * graphs[fn].f(x))).toBeCloseTo(1, 2)
})

test('where the output fixes the input there is no twin', () => {
  for (const fn of activationNames) for (const x of [0, 0.4, 3]) expect(twin(fn, x)).toBeUndefined()
  expect(twin('logistic', -2)).toBeUndefined()
})
