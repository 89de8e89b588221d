import { draw } from '../../math/random.ts'
import type { Data } from '../data.ts'
import { classes } from '../network.ts'
import { pixels } from '../pixels.ts'

/** Ten faint patterns under much noise, in 16 levels: learnable, not at once. For tests. */
export function synthetic(train = 1000, validation = 300, test = 200, seed = 1): Data {
  const count = train + validation + test
  const random = draw(seed, 'synthetic')
  const patterns = Array.from({ length: classes }, () => Array.from({ length: pixels }, () => random() < 0.3))
  const images = new Uint8Array(count * pixels)
  const labels = Uint8Array.from({ length: count }, (_, i) => i % classes)
  for (let i = 0; i < count; i++)
    for (let p = 0; p < pixels; p++) {
      const ink = random() < (patterns[labels[i]!]![p] ? 0.42 : 0.3)
      images[i * pixels + p] = ink ? 17 * Math.ceil(15 * random()) : 0
    }
  const from = (start: number, length: number) => Uint32Array.from({ length }, (_, i) => start + i)
  return {
    name: 'synthetic',
    hash: `synthetic-${seed}-${train}-${validation}-${test}`,
    images,
    labels,
    splits: { train: from(0, train), validation: from(train, validation), test: from(train + validation, test) },
  }
}
