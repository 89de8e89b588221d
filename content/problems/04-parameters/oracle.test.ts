import { expect, test } from 'vitest'
import { draw } from '../../../src/math/random.ts'
import { solve } from '../../../src/solution/solve.ts'
import problem from './problem.ts'
import { layersField } from './field.ts'
import { randomStack } from './random.ts'
import { isGroup, type Item, type Leaf, limits, type Stack, stackText } from './stack.ts'

interface Counted {
  parameters: number
  multiplyAdds: number
  out: [height: number, width: number, channels: number]
}

/** How many places a window has along one side, by putting it there until it would stick out. */
function stops(side: number, size: number, stride: number, pad: number, dilation: number): number {
  let count = 0
  for (let at = -pad; at + dilation * (size - 1) <= side - 1 + pad; at += stride) count += 1
  return count
}

/** The numbers of a tensor, one by one. */
function numbersIn([first, ...rest]: readonly number[]): number {
  if (first === undefined) return 1
  let count = 0
  for (let i = 0; i < first; i++) count += numbersIn(rest)
  return count
}

function leaf(item: Leaf, [height, width, channels]: Counted['out']): Counted {
  if (item.kind === 'bn') return { parameters: numbersIn([channels]) + numbersIn([channels]), multiplyAdds: 0, out: [height, width, channels] }
  if (item.kind === 'global') return { parameters: 0, multiplyAdds: 0, out: [1, 1, channels] }
  if (item.kind === 'dense') {
    const matrix = numbersIn([item.units, height * width * channels])
    return { parameters: matrix + (item.bias ? numbersIn([item.units]) : 0), multiplyAdds: matrix, out: [1, 1, item.units] }
  }
  const [h, w] = [stops(height, item.size[0], item.stride, item.pad, item.dilation), stops(width, item.size[1], item.stride, item.pad, item.dilation)]
  if (item.kind === 'pool') return { parameters: 0, multiplyAdds: 0, out: [h, w, channels] }
  let [parameters, multiplyAdds] = [0, 0]
  // Each filter by itself, with the maps of its own group.
  const perGroup = item.filters / item.groups
  for (let filter = 0; filter < item.filters; filter++) {
    const group = Math.floor(filter / perGroup)
    let seen = 0
    for (let map = 0; map < channels; map++) if (Math.floor(map / (channels / item.groups)) === group) seen += 1
    const kernel = numbersIn([seen, ...item.size])
    parameters += kernel + (item.bias ? 1 : 0)
    for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) multiplyAdds += kernel
  }
  return { parameters, multiplyAdds, out: [h, w, item.filters] }
}

function walk(items: readonly Item[], start: Counted['out'], into: Counted[]): Counted['out'] {
  let out = start
  for (const item of items) {
    if (!isGroup(item)) {
      const counted = leaf(item, out)
      into.push(counted)
      out = counted.out
    } else if (item.kind === 'repeat') for (let i = 0; i < item.times; i++) out = walk(item.items, out, into)
    else {
      const before = out
      out = walk(item.items, before, into)
      walk(item.shortcut, before, into)
    }
  }
  return out
}

function counted({ input, items }: Stack): Counted[] {
  const into: Counted[] = []
  walk(items, [input.height, input.width, input.channels], into)
  return into
}

test('every count of 1,500 random stacks is what tensors counted number by number give', () => {
  let layers = 0
  for (let i = 0; i < 1500; i++) {
    const stack = randomStack(draw('stacks', i))
    const text = stackText(stack)
    expect(layersField.read(text)).toBe(text)
    const { values } = solve(problem, { layers: text, variant: 'modern' })
    const all = counted(stack)
    layers += all.length
    for (const [at, { parameters, multiplyAdds, out }] of all.entries()) {
      const k = at + 1
      const says = `stack ${i}, layer ${k}: ${text}`
      expect([values[`layer_${k}`], values[`macs_${k}`] ?? 0, values[`bytes_${k}`]], says).toEqual([parameters, multiplyAdds, 4 * out[0] * out[1] * out[2]])
      if (values[`height_${k}`] !== undefined) expect([values[`height_${k}`], values[`width_${k}`]], says).toEqual(out.slice(0, 2))
    }
    const over = (of: (c: Counted) => number) => all.reduce((sum, c) => sum + of(c), 0)
    expect([values.total, values.macs, values.bytes]).toEqual([over((c) => c.parameters), over((c) => c.multiplyAdds), over(({ out }) => 4 * out[0] * out[1] * out[2])])
    expect(values[`layer_${all.length + 1}`]).toBeUndefined()
  }
  expect(layers).toBeGreaterThan(7000)
})

test('the largest numbers that a layer text may hold give safe integers or a message, never a rounded count', () => {
  const { side, channels, size, step } = limits
  let counted = 0
  for (const maps of [1, 3, 64, channels]) {
    for (const edge of [1, 7, 224, side]) {
      for (const layer of [`conv ${size}x${size}x${channels} pad ${step}`, `conv 1x1x${channels}`, `dense ${channels}`, `repeat 20 (conv 3x3x${maps} pad 1)`, `pool ${size} stride 1 pad ${step}`, 'bn']) {
        const read = layersField.read(`${edge}x${edge}x${maps},${layer},bn`)
        if (typeof read !== 'string') {
          expect(read.fault).toContain('2⁵³')
          continue
        }
        counted += 1
        for (const value of Object.values(solve(problem, { layers: read, variant: 'modern' }).values)) expect(Number.isSafeInteger(value), read).toBe(true)
      }
    }
  }
  expect(counted).toBeGreaterThan(40)
})
