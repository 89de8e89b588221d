import { defaults } from '../../../src/fields/state.ts'
import type { Random } from '../../../src/math/random.ts'
import type { Level } from '../../../src/solution/problem.ts'
import { inputs, type Layer } from './layer.ts'
import { sizeText } from './size.ts'

/** How the levels differ: the largest side of a kernel, and which shapes need not be square. */
const reach: Readonly<Record<Level, { kernels: readonly number[]; input: boolean; kernel: boolean }>> = {
  first: { kernels: [3], input: false, kernel: false },
  practice: { kernels: [3, 5], input: true, kernel: false },
  transfer: { kernels: [3, 5], input: true, kernel: true },
}

/**
 * A fresh layer on which every slip changes its line. So that rounding shows, no side divides by its stride; so that
 * half a padding shows, padding and stride are 2; few terms are added, so that one addition more or less is seen in the
 * first digits. A bias is always there, and the exercises ask for the additions and the bias each by itself: in a
 * total alone, a −1 forgotten without bias is the right answer with it.
 */
export function draft(level: Level, random: Random): Layer {
  const { kernels, input, kernel } = reach[level]
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const high = pick(kernels)
  const wide = kernel ? pick([3, 5, 7].filter((k) => k !== high)) : high
  // An odd kernel on an even side: with a padding of 2 the stride of 2 does not divide.
  const side = (k: number) => 2 * between(Math.ceil((k + 8) / 2), level === 'first' ? 8 : 10)
  const height = side(high)
  const width = input ? side(wide) : height
  // Two groups now and then: each filter sees half of the channels.
  const groups = level === 'transfer' && random() < 0.5 ? 2 : 1
  const channels = groups * between(2, Math.floor(200 / (high * wide)))
  let filters = groups * between(4, 12)
  while (filters === channels) filters = groups * between(4, 12)
  return {
    ...defaults(inputs),
    width,
    height,
    channels,
    filters,
    groups,
    kernel: sizeText({ height: high, width: wide }),
    stride: '2',
    padding: '2',
    pool: level === 'first' ? '2' : '3',
    poolStride: '1',
  }
}
