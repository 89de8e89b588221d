import type { Result } from '../../../src/fields/store.ts'
import { plannedOf } from './field.ts'
import { type Layer, nameOf, type Row } from './layers.ts'
import { oldLayers } from './lenet1998.ts'
import type { Inputs } from './problem.ts'
import { isGroup, itemText, type Shape } from './stack.ts'

/** A layer, or a group of them, as the drawing and the list show it. */
export interface Entry {
  readonly key: string
  /** The name of the layer; of a group the numbers of its first and last. */
  readonly name: string
  readonly says: string
  /** The first of its layers: what points at this entry names it. */
  readonly first: number
  readonly layers: number
  readonly out: Shape
  readonly parameters: number
  readonly macs: number
  readonly bytes: number
}

function over(result: Result, count: string, layers: readonly Layer[]): number {
  let all = 0
  for (const { k } of layers) all += result[`${count}_${k}`] ?? 0
  return all
}

/** What a row of the stack comes to, all its layers together. */
export function entryOf(row: Row, result: Result): Entry {
  const { item, path, layers } = row
  const [first, last] = [layers[0]!, layers.at(-1)!]
  const name = isGroup(item) ? (first === last ? nameOf(first) : `${first.k}–${last.k}`) : layers.length > 1 ? `${nameOf(first)} …` : nameOf(first)
  return {
    key: path,
    name,
    says: itemText(item),
    first: first.k,
    layers: layers.length,
    out: last.out,
    parameters: over(result, 'layer', layers),
    macs: over(result, 'macs', layers),
    bytes: over(result, 'bytes', layers),
  }
}

/** The most entries that a drawing holds; what comes after them is one entry. */
const most = 30

function together(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length <= most) return entries
  const rest = entries.slice(most - 1)
  const [first, last] = [rest[0]!, rest.at(-1)!]
  const sum = (of: (entry: Entry) => number) => rest.reduce((all, entry) => all + of(entry), 0)
  const one: Entry = { ...last, key: 'rest', name: `${first.first}–${last.first + last.layers - 1}`, first: first.first, layers: sum((e) => e.layers), parameters: sum((e) => e.parameters), macs: sum((e) => e.macs), bytes: sum((e) => e.bytes) }
  return [...entries.slice(0, most - 1), one]
}

/** What the drawing shows: the layers as written, groups folded; and the map that comes in. */
export function drawn(state: Inputs, result: Result): { input: Shape; entries: readonly Entry[] } {
  if (state.variant === 'lenet-1998') {
    const entries = oldLayers.map(({ k, name, what, maps }) => ({
      key: `${k}`, name, says: what, first: k, layers: 1,
      out: { height: result[`height_${k}`] ?? 1, width: result[`width_${k}`] ?? 1, channels: maps },
      parameters: result[`layer_${k}`] ?? 0, macs: result[`macs_${k}`] ?? 0, bytes: result[`bytes_${k}`] ?? 0,
    }))
    return { input: { height: 32, width: 32, channels: 1 }, entries }
  }
  const { plan } = plannedOf(state.layers)
  return { input: plan.input, entries: together(plan.rows.map((row) => entryOf(row, result))) }
}

/** A size as readers see it. */
export function sizeText({ height, width, channels }: Shape): string {
  return height === 1 && width === 1 ? channels.toLocaleString('en') : `${height} × ${width} × ${channels.toLocaleString('en')}`
}

/** An amount of memory: `40 B`, `18.8 kB`, `60.3 MB`; a kB is 1,000 bytes. */
export function memoryText(bytes: number): string {
  for (const [unit, size] of [['GB', 1e9], ['MB', 1e6], ['kB', 1e3]] as const) {
    if (bytes >= size) return `${Number((bytes / size).toPrecision(3)).toLocaleString('en')} ${unit}`
  }
  return `${bytes} B`
}

/** A share as a percentage: `78 %`, `0.3 %`. */
export function shareText(part: number, all: number): string {
  const percent = all === 0 ? 0 : (100 * part) / all
  return `${percent >= 10 ? Math.round(percent) : Number(percent.toPrecision(1))}\u00a0%`
}
