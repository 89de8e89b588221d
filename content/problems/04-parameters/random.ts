import type { Random } from '../../../src/math/random.ts'
import { places } from './layers.ts'
import type { Conv, Item, Stack } from './stack.ts'

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T
const between = (low: number, high: number, random: Random) => low + Math.floor(random() * (high - low + 1))

/** A stack of every kind of layer that can be counted: small maps, one to eight items. Deterministic in `random`. */
export function randomStack(random: Random): Stack {
  const input = { height: between(4, 40, random), width: between(4, 40, random), channels: between(1, 6, random) }
  let { height, width, channels } = input
  const items: Item[] = []
  const conv = (filters: number, keep: boolean): Conv => {
    const side = pick([1, 3, 5], random)
    const size: [number, number] = keep ? [side, side] : [side, pick([1, 2, 3, 5], random)]
    const groups = pick([1, 1, channels], random)
    return { kind: 'conv', size, filters: filters * groups, stride: keep ? 1 : pick([1, 1, 2, 3], random), pad: keep ? (side - 1) / 2 : between(0, 2, random), dilation: keep ? 1 : pick([1, 1, 2], random), groups, bias: random() < 0.7 }
  }
  for (let left = between(1, 8, random); left > 0; left--) {
    const kind = pick(['conv', 'conv', 'pool', 'bn', 'residual', 'repeat'], random)
    if (kind === 'bn') items.push({ kind: 'bn' })
    else if (kind === 'pool') {
      const size = between(1, 3, random)
      const pool = { kind: 'pool', size: [size, size], stride: between(1, 3, random), pad: 0, dilation: 1 } as const
      const [h, w] = [height, width].map((side) => places(side, size, pool.stride, 0, 1)) as [number, number]
      if (h * w === 0) continue
      ;[height, width] = [h, w]
      items.push(pool)
    } else if (kind === 'repeat') {
      const same = { ...conv(channels, true), filters: channels, groups: 1 }
      items.push({ kind: 'repeat', times: between(1, 3, random), items: [same, { kind: 'bn' }] })
    } else {
      const made = conv(between(1, 8, random), kind === 'residual')
      const { size, stride, pad, dilation } = made
      const [h, w] = [places(height, size[0], stride, pad, dilation), places(width, size[1], stride, pad, dilation)]
      if (h * w === 0) continue
      ;[height, width, channels] = [h, w, made.filters]
      const shortcut: Conv = { kind: 'conv', size: [1, 1], filters: channels, stride: 1, pad: 0, dilation: 1, groups: 1, bias: false }
      items.push(kind === 'conv' ? made : { kind: 'residual', items: [made], shortcut: [shortcut] })
    }
  }
  if (random() < 0.3) items.push({ kind: 'global' })
  for (let left = between(items.length === 0 ? 1 : 0, 2, random); left > 0; left--) items.push({ kind: 'dense', units: between(1, 200, random), bias: random() < 0.8 })
  return { input, items }
}
