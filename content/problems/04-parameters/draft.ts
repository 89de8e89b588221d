import type { Random } from '../../../src/math/random.ts'
import type { Level } from '../../../src/solution/problem.ts'
import { type Conv, type Stack, stackText } from './stack.ts'

const between = (low: number, high: number, random: Random) => low + Math.floor(random() * (high - low + 1))

function conv(size: number, filters: number, pad: number): Conv {
  return { kind: 'conv', size: [size, size], filters, stride: 1, pad, groups: 1, dilation: 1, bias: true }
}
const halving = { kind: 'pool', size: [2, 2], stride: 2, pad: 0, dilation: 1 } as const

/** A whole number from low to high that none of the others is. */
function other(low: number, high: number, random: Random, ...not: readonly number[]): number {
  for (;;) {
    const drawn = between(low, high, random)
    if (!not.includes(drawn)) return drawn
  }
}

/**
 * A network built like LeNet-5, with other numbers: convolution with padding, pooling, convolution, pooling, two dense
 * layers. The padding is always 2, so that forgetting it costs one row of the last map. The numbers of a layer differ,
 * so that it can be told which of them is left out.
 */
export function draftLayers(level: Level, random: Random): string {
  const many = level === 'first' ? 1 : 2
  const size = (...not: readonly number[]) => (level === 'first' ? 7 : 3 + 2 * other(0, 2, random, ...not.map((side) => (side - 3) / 2)))
  // Even, and large enough that a map at least 2 wide is left after both poolings without the padding.
  const side = () => 2 * between(13, level === 'first' ? 16 : 24, random)
  const height = side()
  const input = { height, width: level === 'transfer' ? side() : height, channels: level === 'first' ? 3 : between(2, 4, random) }
  // A 5 × 5 filter would keep the size of the map: input and output positions could not be told apart.
  const k = size(input.channels, 5)
  const maps = other(5, 12 * many, random, k, input.channels)
  const l = size(maps)
  const more = other(10, 24 * many, random, l, maps)
  const units = other(20, 120 * many, random, more)
  const stack: Stack = {
    input,
    items: [
      conv(k, maps, 2),
      halving,
      conv(l, more, 0),
      halving,
      { kind: 'dense', units, bias: true },
      { kind: 'dense', units: other(5, 19, random, units), bias: true },
    ],
  }
  return stackText(stack)
}
