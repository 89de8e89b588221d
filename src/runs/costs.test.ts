import { expect, test } from 'vitest'
import { costsOf, workOf } from './costs.ts'
import { unitsOf } from './layers.ts'
import { defaultSpec, type Spec, specFields } from './spec.ts'
import { draw } from '../math/random.ts'

const of = (change: Partial<Spec>) => costsOf({ ...defaultSpec, ...change })

test('the networks of the experiments have the parameters that are printed for them', () => {
  // 795h + 10 for one hidden layer of h units; two equal ones take h² more.
  expect(['100', '500', '1000', '2000', '500,500', '1000,1000', 'none'].map((layers) => of({ layers }).parameters)).toEqual([79_510, 397_510, 795_010, 1_590_010, 648_010, 1_796_010, 7850])
})

test('a forward pass counts what a loop over every weight counts', () => {
  const random = draw('costs')
  for (let i = 0; i < 20; i++) {
    const layers = specFields.layers.sample(random)
    const widths = [784, ...unitsOf(layers), 10]
    let operations = 0
    // n products, n − 1 additions and the bias, for every output
    for (let l = 1; l < widths.length; l++) for (let unit = 0; unit < widths[l]!; unit++) operations += widths[l - 1]! + (widths[l - 1]! - 1) + 1
    expect(of({ layers }).forward).toBe(operations)
  }
})

test('the way back is twice the way forward, less what no pixel needs; a larger batch costs in proportion', () => {
  const { forward } = of({ layers: '300,40' })
  const [one, two, three] = [1, 2, 3].map((batch) => of({ layers: '300,40', batch }).step)
  expect(two! - one!).toBe(three! - two!)
  expect(two! - one!).toBe(3 * forward - 2 * 784 * 300)
})

test('Adam keeps two more numbers a parameter than plain descent', () => {
  expect(of({ optimizer: 'adam' }).memory - of({ optimizer: 'sgd' }).memory).toBe(8 * 795_010)
  expect(of({ optimizer: 'momentum' }).memory - of({ optimizer: 'sgd' }).memory).toBe(4 * 795_010)
})

test('a run of no more images than its batch does one step an epoch', () => {
  const spec = { ...defaultSpec, trainingImages: 40, batch: 100, epochs: 3 }
  const { step, forward } = costsOf(spec)
  expect(workOf(spec, 60)).toBe(3 * (step + 100 * forward))
})
