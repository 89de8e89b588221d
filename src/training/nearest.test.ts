import { expect, test } from 'vitest'
import { nearestTraining } from './nearest.ts'
import { synthetic } from './testing/synthetic.ts'

test('the nearest training image is that which a plain search over all pairs of one label finds', () => {
  const data = synthetic(200, 30, 10)
  const { of, image, distance } = nearestTraining(data)
  expect(of).toEqual([...data.splits.validation, ...data.splits.test])
  const picture = (i: number) => [...data.images.slice(i * 784, (i + 1) * 784)]
  const far = (a: number, b: number) => Math.hypot(...picture(a).map((x, p) => (x - picture(b)[p]!) / 255)) / 28
  for (const [k, asked] of of.entries()) {
    const all = [...data.splits.train].filter((t) => data.labels[t] === data.labels[asked]).map((t) => far(asked, t))
    expect(distance[k]).toBeCloseTo(Math.min(...all), 5)
    expect(far(asked, image[k]!)).toBeCloseTo(distance[k]!, 5)
  }
})
