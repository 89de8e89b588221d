import { expect, test } from 'vitest'
import { courseSays, intervalSays } from './differences.ts'

test('a fall, a rise and neither are told apart by the interval, and a fall is told without a minus', () => {
  expect(courseSays({ mean: -0.0045, low: -0.0057, high: -0.0032 })).toBe('falls by 0.45 points (0.32 to 0.57)')
  expect(courseSays({ mean: 0.002, low: 0.0007, high: 0.0033 })).toBe('rises by 0.20 points (0.07 to 0.33)')
  expect(courseSays({ mean: -0.001, low: -0.003, high: 0.001 })).toBe('changes by \u22120.10 points, and the interval, \u22120.30 to 0.10, holds 0')
})

test('a few seeds have a mean and no interval', () => {
  expect(courseSays({ mean: 0.001, low: Number.NaN, high: Number.NaN })).toBe('changes by 0.10 points in the mean, of too few seeds for an interval')
  expect(intervalSays(3, 2)).toBe('Over 3 matched seeds.')
})

test('an interval that was widened says so', () => {
  expect(intervalSays(10, 1)).toBe('In brackets 95\u00a0% intervals over 10 matched seeds.')
  expect(intervalSays(10, 2)).toContain('widened by Holm’s rule so that both can be read together')
  expect(intervalSays(10, 4)).toContain('widened by Holm’s rule so that all 4 can be read together')
})
