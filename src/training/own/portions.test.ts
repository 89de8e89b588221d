import { expect, test } from 'vitest'
import { fewest, portionsOf } from './portions.ts'

test.each([
  [18_724, 15_000, 2_724, 1_000],
  [70_000, 15_000, 54_000, 1_000],
  [18_000, 15_000, 2_000, 1_000],
  [90, 75, 10, 5],
  [19, 15, 3, 1],
])('%i images are %i for training, %i for validation, %i for the test', (count, train, validation, test) => {
  expect(portionsOf(count)).toEqual({ train, validation, test })
})

test('from the fewest images on no split is empty, and every image is in one', () => {
  for (let count = fewest; count < 30_000; count++) {
    const { train, validation, test } = portionsOf(count)
    expect(train + validation + test).toBe(count)
    if (Math.min(train, validation, test) < 1) expect.fail(`${count}`)
  }
})
