import { expect, test } from 'vitest'
import { defaultSpec } from '../runs/spec.ts'
import { allSpecs } from './experiment.ts'
import { shapeOf } from './graphics.ts'
import { machines, moneyOf, outlayOfCores, outlayOn, spanOf } from './outlay.ts'
import { pretraining } from './pretraining.ts'

test('every spec that a grid asks for has its commands counted', () => {
  const counted = new Set(pretraining.told.map(({ shape }) => shape))
  expect(allSpecs().filter((spec) => !counted.has(shapeOf(spec)))).toEqual([])
})

test('money is time at a price', () => {
  for (const machine of machines) {
    const { hours, dollars, host } = outlayOn(machine, [defaultSpec], pretraining.told, pretraining.host, [2726, 1000], 1)
    expect(hours[0]).toBeGreaterThanOrEqual(host)
    expect(hours[1]).toBeGreaterThan(hours[0])
    expect(dollars).toEqual([hours[0] * machine.price.least, hours[1] * machine.price.most])
  }
  expect(outlayOfCores(8, 4)).toEqual({ hours: [2, 2], dollars: [0.68, 0.68], host: 2 })
})

test('a faster machine is never slower, and none is faster than the processor that tells it', () => {
  const specs = allSpecs()
  const [laptop, center] = machines.map((machine) => outlayOn(machine, specs, pretraining.told, pretraining.host, [2726, 1000], 0.7))
  for (const end of [0, 1] as const) expect(center!.hours[end]).toBeLessThanOrEqual(laptop!.hours[end])
  expect(center!.hours[0]).toBeGreaterThanOrEqual(center!.host)
})

test('spans are told in minutes up to two hours, to two digits; one number where both ends are equal', () => {
  expect(spanOf([0.618, 1.694])).toBe('37 to 100 minutes')
  expect(spanOf([0.5, 0.5])).toBe('30 minutes')
  expect(spanOf([1.23, 4.27])).toBe('1.2 to 4.3 hours')
})

test('money is told in cents', () => {
  expect(moneyOf([0.0001, 0.004])).toBe('less than a cent')
  expect(moneyOf([0.0135, 0.037])).toBe('$0.01 to $0.04')
  expect(moneyOf([0.36, 0.36])).toBe('$0.36')
})
