import { type Fault } from '../../../src/math/fault.ts'
import { isGroup, type Item, itemText, type Leaf, limits, listsOf, type Shape, type Stack } from './stack.ts'

/** A map on its way through the network, and the layer that last gave it its height and width: 0 is the input. */
export interface Flow extends Shape {
  readonly from: number
}

/** One layer in place, groups written out. */
export interface Layer {
  /** Its position, from 1. */
  readonly k: number
  readonly item: Leaf
  readonly in: Flow
  readonly out: Flow
}

/** A row of the stack as written, with the layers that it stands for. */
export interface Row {
  readonly item: Item
  /** Where it stands: indices of item, list in its group, item, … joined with dots. */
  readonly path: string
  readonly layers: readonly Layer[]
  /** Rows inside a group, list by list. */
  readonly inside: readonly (readonly Row[])[]
}

export interface Plan {
  readonly input: Shape
  readonly rows: readonly Row[]
  readonly layers: readonly Layer[]
  /** What does not fit: sentences that name the layer. Counting goes on. */
  readonly says: readonly string[]
}

/** LeCun's letters, one more for what is newer: C3 is a convolution and the third layer. */
const letters = { conv: 'C', pool: 'S', dense: 'F', bn: 'B', global: 'G' } as const

export function nameOf({ item, k }: Layer): string {
  return `${letters[item.kind]}${k}`
}

/** How many windows fit along one side; 0 where none does. Dumoulin, Visin, “A guide to convolution arithmetic”, 2016, relation 15. */
export function places(side: number, size: number, stride: number, pad: number, dilation: number): number {
  const room = side + 2 * pad - dilation * (size - 1) - 1
  return room < 0 ? 0 : Math.floor(room / stride) + 1
}

class Impossible extends Error {}

/**
 * Puts every layer of a stack in its place.
 * @returns a fault where something cannot be counted at all: too many layers, groups that do not divide, a count over 2⁵³
 */
export function plan(stack: Stack): Plan | Fault {
  try {
    return new Planner(stack).plan()
  } catch (error) {
    if (error instanceof Impossible) return { fault: error.message }
    throw error
  }
}

class Planner {
  private readonly layers: Layer[] = []
  private readonly says = new Set<string>()
  private readonly stack: Stack
  private most = 0
  constructor(stack: Stack) {
    this.stack = stack
  }

  plan(): Plan {
    const rows = new Map<string, { item: Item; layers: Layer[] }>()
    this.list(this.stack.items, '', { ...this.stack.input, from: 0 }, rows)
    const row = (item: Item, path: string): Row => ({
      item,
      path,
      layers: rows.get(path)?.layers ?? [],
      inside: isGroup(item) ? listsOf(item).map((list, l) => list.map((one, i) => row(one, `${path}.${l}.${i}`))) : [],
    })
    return { input: this.stack.input, rows: this.stack.items.map((item, i) => row(item, `${i}`)), layers: this.layers, says: [...this.says] }
  }

  private list(items: readonly Item[], under: string, start: Flow, rows: Map<string, { item: Item; layers: Layer[] }>): Flow {
    let flow = start
    for (const [i, item] of items.entries()) {
      const path = `${under}${i}`
      const first = this.layers.length
      flow = isGroup(item) ? this.group(item, path, flow, rows) : this.leaf(item, flow)
      const entry = rows.get(path) ?? { item, layers: [] }
      entry.layers.push(...this.layers.slice(first))
      rows.set(path, entry)
    }
    return flow
  }

  private group(group: Item, path: string, start: Flow, rows: Map<string, { item: Item; layers: Layer[] }>): Flow {
    if (group.kind === 'repeat') {
      let flow = start
      for (let i = 0; i < group.times; i++) flow = this.list(group.items, `${path}.0.`, flow, rows)
      return flow
    }
    if (group.kind !== 'residual') return start
    const out = this.list(group.items, `${path}.0.`, start, rows)
    const other = this.list(group.shortcut, `${path}.1.`, start, rows)
    if (out.height !== other.height || out.width !== other.width || out.channels !== other.channels)
      this.says.add(`The residual that ends at layer ${this.layers.length}: its two ways come to ${sizeText(out)} and ${sizeText(other)}, which cannot be added. ${group.shortcut.length > 0 ? 'Make them alike.' : 'Give it a shortcut (…) that changes the shape too.'}`)
    return out
  }

  private leaf(item: Leaf, flow: Flow): Flow {
    const k = this.layers.length + 1
    if (k > limits.layers) throw new Impossible(`Written out, this has more than ${limits.layers} layers.`)
    const out = this.through(item, flow, k)
    this.safe({ k, item, in: flow, out })
    this.layers.push({ k, item, in: flow, out })
    return out
  }

  private through(item: Leaf, flow: Flow, k: number): Flow {
    if (item.kind === 'bn') return flow
    if (item.kind === 'global') return { height: 1, width: 1, channels: flow.channels, from: k }
    if (item.kind === 'dense') return { height: 1, width: 1, channels: item.units, from: k }
    const { size, stride, pad, dilation } = item
    const height = places(flow.height, size[0], stride, pad, dilation)
    const width = places(flow.width, size[1], stride, pad, dilation)
    if (height * width === 0 && flow.height * flow.width > 0)
      this.says.add(`Layer ${k}, ${itemText(item)}: its window does not fit into ${flow.height} × ${flow.width}${pad > 0 ? ' with its padding' : ''}, so nothing comes out of it.`)
    if (item.kind === 'pool') return { height, width, channels: flow.channels, from: k }
    const undivided = flow.channels % item.groups !== 0 ? `the ${flow.channels} channels that come in` : item.filters % item.groups !== 0 ? `its ${item.filters} filters` : ''
    if (undivided !== '') throw new Impossible(`Layer ${k}, ${itemText(item)}: ${item.groups} groups do not divide ${undivided}.`)
    return { height, width, channels: item.filters, from: k }
  }

  /** Every count so far, added up, stays a safe integer. */
  private safe(layer: Layer): void {
    const { item, in: from, out } = layer
    const inputs = item.kind === 'conv' ? item.size[0] * item.size[1] * from.channels : item.kind === 'dense' ? from.height * from.width * from.channels : 0
    this.most += Math.max((inputs + 4) * out.channels * Math.max(1, out.height * out.width), 4 * out.channels)
    if (this.most > Number.MAX_SAFE_INTEGER) throw new Impossible(`Layer ${layer.k}, ${itemText(item)}: the counts pass 2⁵³, beyond which whole numbers are no longer exact.`)
  }
}

function sizeText({ height, width, channels }: Shape): string {
  return `${height} × ${width} × ${channels}`
}
