import { expect, test } from 'vitest'
import { defaultSpec } from '../../runs/spec.ts'
import { sweepSays } from './experimentSays.ts'
import { planOf } from './sweeps.ts'

test('what a sweep varies is not among what its runs share', () => {
  const long = { ...defaultSpec, dropout: 0.5, epochs: 16, seed: 3 }
  expect(sweepSays(planOf(long, 'dropout', 3))).toBe('epochs 16')
  expect(sweepSays(planOf(long, 'epochs=8|16', 3))).toBe('dropout 0.5')
  expect(sweepSays(planOf(long, 'epochs=8|16;dropout=0|0.5', 3))).toBe('the default experiment')
  expect(sweepSays(planOf({ ...defaultSpec, layers: '100' }, 'widths', 3))).toBe('the default experiment')
})
