import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draw } from '../random.ts'
import { quantile } from './normal.ts'
import { aboveStudent, quantileStudent } from './student.ts'
import { unpaired } from './unpaired.ts'

describe('Student’s t distribution', () => {
  test('its tail is that of another library, from half a degree of freedom to a hundred thousand', () => {
    // scipy 1.17.1: stats.t.sf(x, freedom)
    for (const [x, freedom, p] of [
      [0.5, 1, 0.35241638234956674],
      [1, 2, 0.2113248654051871],
      [2, 4.3, 0.05559386948431469],
      [2.262157, 9, 0.025000006652215814],
      [0.1, 17.6, 0.46073730241623134],
      [12, 5, 3.544746258580761e-5],
      [3, 250.5, 0.0014860518092529762],
      [0.001, 7, 0.4996150086224994],
      [1.2, 0.5, 0.27962896306568225],
      [4, 1e5, 3.1693998778597706e-5],
    ] as const)
      expect(aboveStudent(x, freedom) / p).toBeCloseTo(1, 10)
  })
  test('its quantiles are, too, and of many degrees of freedom they are those of the normal distribution', () => {
    // scipy 1.17.1: stats.t.ppf(p, freedom)
    for (const [p, freedom, t] of [[0.975, 1, 12.706204736174694], [0.975, 9, 2.262157162798205], [0.975, 17.37, 2.1063973018286766], [0.995, 5.5, 3.8499114660010356], [0.9, 0.7, 5.009947959646406], [0.975, 1e4, 1.960201239890626]] as const)
      expect(quantileStudent(p, freedom) / t).toBeCloseTo(1, 10)
    expect(quantileStudent(0.975, 1e5)).toBeCloseTo(quantile(0.975), 4)
  })
  test('the two tails are everything, and tails fall', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), fc.double({ min: 0.5, max: 500, noNaN: true }), (x, freedom) => {
        expect(aboveStudent(x, freedom) + aboveStudent(-x, freedom)).toBeCloseTo(1, 12)
        expect(aboveStudent(x + 0.1, freedom)).toBeLessThan(aboveStudent(x, freedom))
      }),
      { seed: 7 },
    )
  })
})

describe('the difference of two independent means', () => {
  const a = [0.0774, 0.0811, 0.0752, 0.0796, 0.0785, 0.0763, 0.0807, 0.077, 0.0781, 0.0799]
  const b = [0.079, 0.0765, 0.0782, 0.0801, 0.0779, 0.0768, 0.0794, 0.0788, 0.0773, 0.0785]
  const few = [3.1, 4.7, 9.2]
  const other = [1, 1.1, 0.9, 1.05, 0.97, 1.2, 0.88]

  test('it has the interval that another library computes, for like and unlike samples', () => {
    // scipy 1.17.1: stats.ttest_ind(a, b, equal_var=False).confidence_interval(level)
    for (const [one, two, level, low, high] of [
      [a, b, 0.95, -0.0013947939452839723, 0.001654793945283927],
      [a, b, 0.99, -0.0019811679478543166, 0.0022411679478542713],
      [few, other, 0.95, -3.1984025814820747, 12.50316448624398],
      [other, few, 0.99, -22.747332724110585, 13.442570819348681],
    ] as const) {
      const found = unpaired(one, two, level)
      expect(found.low / low).toBeCloseTo(1, 9)
      expect(found.high / high).toBeCloseTo(1, 9)
      expect(found.mean).toBeCloseTo((found.low + found.high) / 2, 12)
    }
    expect(unpaired(a, b).mean).toBeCloseTo(0.00013, 12)
    expect(unpaired(a, b)).toEqual(unpaired(a, b, 0.95))
  })
  test('95 % of such intervals hold the true difference, though the samples scatter unlike', () => {
    let held = 0
    const times = 1000
    for (let i = 0; i < times; i++) {
      const random = draw('welch', i)
      const normal = () => quantile(0.5 + 0.999999 * (random() - 0.5))
      const { low, high } = unpaired(Array.from({ length: 5 }, () => 3 + normal()), Array.from({ length: 12 }, () => 5 * normal()))
      if (low <= 3 && 3 <= high) held++
    }
    // Three standard errors of a share of 95 % in 1,000 are 2 points.
    expect(held / times).toBeGreaterThan(0.93)
    expect(held / times).toBeLessThan(0.97)
  })
  test('one value has no interval, and values that do not scatter have nothing but their difference', () => {
    expect(unpaired([0.1], [0.2, 0.3])).toEqual({ mean: expect.closeTo(-0.15, 12), low: Number.NaN, high: Number.NaN })
    expect(unpaired([2, 2], [1, 1, 1])).toEqual({ mean: 1, low: 1, high: 1 })
  })
})
