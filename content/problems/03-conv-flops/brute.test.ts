import { expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { draw, type Random } from '../../../src/math/random.ts'
import { solve } from '../../../src/solution/solve.ts'
import type { Layer } from './layer.ts'
import problem from './problem.ts'
import { sizeText } from './size.ts'

interface Counted {
  outputs: [number, number]
  pooled: [number, number]
  multiplications: number
  additions: number
  biases: number
  comparisons: number
  weights: number
}

interface Plain {
  input: [number, number]
  channels: number
  filters: number
  kernel: [number, number]
  stride: [number, number]
  padding: [number, number]
  dilation: [number, number]
  groups: number
  bias: boolean
  pool: [number, number]
  hop: [number, number]
  skips: boolean
}

/** Lays the input into a board of padding, puts windows on it until one sticks out, and counts what is done, one by one. */
function run(l: Plain): Counted {
  const board = Array.from({ length: l.input[0] + 2 * l.padding[0] }, (_, y) =>
    Array.from({ length: l.input[1] + 2 * l.padding[1] }, (_, x) => y >= l.padding[0] && x >= l.padding[1] && y < l.padding[0] + l.input[0] && x < l.padding[1] + l.input[1]),
  )
  const isThere = (y: number, x: number) => board[y]?.[x] !== undefined
  const counted: Counted = { outputs: [0, 0], pooled: [0, 0], multiplications: 0, additions: 0, biases: 0, comparisons: 0, weights: 0 }
  const map: number[][] = []
  for (let top = 0; isThere(top + l.dilation[0] * (l.kernel[0] - 1), 0); top += l.stride[0]) {
    const line: number[] = []
    for (let left = 0; isThere(top, left + l.dilation[1] * (l.kernel[1] - 1)); left += l.stride[1]) {
      for (let filter = 0; filter < l.filters; filter++) {
        const group = Math.floor(filter / (l.filters / l.groups))
        let sum: number | undefined
        for (let channel = group * (l.channels / l.groups); channel < (group + 1) * (l.channels / l.groups); channel++)
          for (let i = 0; i < l.kernel[0]; i++)
            for (let j = 0; j < l.kernel[1]; j++) {
              const real = board[top + i * l.dilation[0]]?.[left + j * l.dilation[1]]
              if (real === undefined) throw new Error('read outside the board')
              if (!real && l.skips) continue
              counted.multiplications += 1
              if (sum !== undefined) counted.additions += 1
              sum = (sum ?? 0) + 1
            }
        if (l.bias) counted.biases += 1
      }
      line.push(0)
    }
    map.push(line)
  }
  const width = map[0]?.length ?? 0
  counted.outputs = width === 0 ? [0, 0] : [map.length, width]
  let rows = 0
  for (let top = 0; width > 0 && top + l.pool[0] <= map.length; top += l.hop[0]) {
    let columns = 0
    for (let left = 0; left + l.pool[1] <= width; left += l.hop[1]) {
      for (let filter = 0; filter < l.filters; filter++) {
        let seen = 0
        for (let i = 0; i < l.pool[0]; i++) for (let j = 0; j < l.pool[1]; j++) if (seen++ > 0) counted.comparisons += 1
      }
      columns += 1
    }
    rows += 1
    counted.pooled = [rows, columns]
  }
  if (counted.pooled[1] === 0) counted.pooled = [0, 0]
  for (let filter = 0; filter < l.filters; filter++) {
    for (let channel = 0; channel < l.channels / l.groups; channel++) for (let i = 0; i < l.kernel[0]; i++) for (let j = 0; j < l.kernel[1]; j++) counted.weights += 1
    if (l.bias) counted.weights += 1
  }
  return counted
}

function sample(random: Random): Plain {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const pair = (low: number, high: number): [number, number] => {
    const first = between(low, high)
    return [first, random() < 0.5 ? first : between(low, high)]
  }
  const groups = random() < 0.6 ? 1 : between(2, 3)
  return {
    input: [between(1, 12), between(1, 12)],
    channels: groups * between(1, 2),
    filters: groups * between(1, 2),
    kernel: pair(1, 4),
    stride: pair(1, 3),
    padding: pair(0, 3),
    dilation: random() < 0.6 ? [1, 1] : pair(1, 3),
    groups,
    bias: random() < 0.5,
    pool: pair(1, 3),
    hop: pair(1, 3),
    skips: random() < 0.5,
  }
}

function stateOf(l: Plain): Layer {
  const text = ([height, width]: [number, number]) => sizeText({ height, width })
  return {
    ...defaults(problem.inputs),
    height: l.input[0],
    width: l.input[1],
    channels: l.channels,
    filters: l.filters,
    kernel: text(l.kernel),
    stride: text(l.stride),
    padding: text(l.padding),
    dilation: text(l.dilation),
    groups: l.groups,
    bias: l.bias,
    pool: text(l.pool),
    poolStride: text(l.hop),
    zeros: l.skips ? 'skipped' : 'counted',
  }
}

test('10,000 random layers give what loops count that place every window on a padded board', () => {
  const seen = { floor: 0, dilated: 0, grouped: 0, rectangular: 0, misfit: 0, allPadding: 0 }
  for (let i = 0; i < 10_000; i++) {
    const plain = sample(draw('layers', i))
    const truth = run(plain)
    const { values } = solve(problem, stateOf(plain))
    const { multiplications, additions, biases, comparisons, weights } = truth
    expect(values, `layer ${i}: ${JSON.stringify(plain)}`).toEqual({
      out_height: truth.outputs[0],
      out_width: truth.outputs[1],
      conv_products: multiplications,
      conv_additions: additions,
      conv_bias: biases,
      conv_total: multiplications + additions + biases,
      pool_height: truth.pooled[0],
      pool_width: truth.pooled[1],
      pool_comparisons: comparisons,
      total: multiplications + additions + biases + comparisons,
      macs: multiplications,
      params: weights,
    })
    const room = [0, 1].map((side) => (plain.input[side] ?? 0) + 2 * (plain.padding[side] ?? 0) - (plain.dilation[side] ?? 0) * ((plain.kernel[side] ?? 0) - 1) - 1)
    if (truth.outputs[0] > 0 && room.some((r, side) => r % (plain.stride[side] ?? 1) !== 0)) seen.floor += 1
    if (plain.dilation.some((d) => d > 1)) seen.dilated += 1
    if (plain.groups > 1) seen.grouped += 1
    if (plain.kernel[0] !== plain.kernel[1]) seen.rectangular += 1
    if (truth.outputs[0] === 0) seen.misfit += 1
    if (plain.skips && truth.outputs[0] > 0 && multiplications < truth.outputs[0] * truth.outputs[1] * plain.filters) seen.allPadding += 1
  }
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(100)
}, 60_000)
