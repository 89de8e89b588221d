/** A map or vector: height x width x channels. A vector of n numbers is 1 x 1 x n. */
export interface Shape {
  readonly height: number
  readonly width: number
  readonly channels: number
}

/** How a window moves over a map. */
export interface Window {
  readonly size: readonly [height: number, width: number]
  readonly stride: number
  readonly pad: number
  readonly dilation: number
}

export interface Conv extends Window {
  readonly kind: 'conv'
  readonly filters: number
  readonly groups: number
  readonly bias: boolean
}
export interface Pool extends Window {
  readonly kind: 'pool'
}
export interface Dense {
  readonly kind: 'dense'
  readonly units: number
  readonly bias: boolean
}

/** One layer as written. */
export type Leaf = Conv | Pool | Dense | { readonly kind: 'bn' } | { readonly kind: 'global' }

/** `repeat n ( … )` or `residual ( … ) shortcut ( … )`: layers that stand for several, or for two ways side by side. */
export type Group =
  | { readonly kind: 'repeat'; readonly times: number; readonly items: readonly Item[] }
  | { readonly kind: 'residual'; readonly items: readonly Item[]; readonly shortcut: readonly Item[] }

export type Item = Leaf | Group

/** A network as its layer text says it: what comes in, then the layers in order. */
export interface Stack {
  readonly input: Shape
  readonly items: readonly Item[]
}

/** Inclusive limits of the numbers in a layer text; with them a count can be told to be safe before it is made. */
export const limits = { side: 16_384, channels: 65_536, size: 1_024, step: 1_024, repeats: 400, layers: 400, text: 6_000, depth: 8 } as const

export function isGroup(item: Item): item is Group {
  return item.kind === 'repeat' || item.kind === 'residual'
}

/** The lists of items inside a group: the branch, and the shortcut of a residual. */
export function listsOf(group: Group): readonly (readonly Item[])[] {
  return group.kind === 'repeat' ? [group.items] : [group.items, group.shortcut]
}

export function shapeText({ height, width, channels }: Shape): string {
  return `${height}x${width}x${channels}`
}

function sizeText([height, width]: readonly [number, number]): string {
  return height === width ? `${height}` : `${height}x${width}`
}

function more(words: readonly (readonly [word: string, value: number, usual: number])[]): string {
  return words.map(([word, value, usual]) => (value === usual ? '' : ` ${word} ${value}`)).join('')
}

/** The shortest text of an item that is read back as the same. */
export function itemText(item: Item): string {
  switch (item.kind) {
    case 'conv': {
      const { size, filters, stride, pad, groups, dilation, bias } = item
      return `conv ${size[0]}x${size[1]}x${filters}${more([['stride', stride, 1], ['pad', pad, 0], ['groups', groups, 1], ['dilation', dilation, 1]])}${bias ? '' : ' nobias'}`
    }
    case 'pool': {
      const { size, stride, pad, dilation } = item
      const usual = size[0] === size[1] ? size[0] : 0
      return `pool ${sizeText(size)}${more([['stride', stride, usual], ['pad', pad, 0], ['dilation', dilation, 1]])}`
    }
    case 'dense':
      return `dense ${item.units}${item.bias ? '' : ' nobias'}`
    case 'bn':
      return 'bn'
    case 'global':
      return 'global pool'
    case 'repeat':
      return `repeat ${item.times} (${listText(item.items)})`
    case 'residual':
      return `residual (${listText(item.items)})${item.shortcut.length > 0 ? ` shortcut (${listText(item.shortcut)})` : ''}`
  }
}

function listText(items: readonly Item[]): string {
  return items.map(itemText).join(',')
}

/** The layer text of a stack, as it stands in an address. */
export function stackText({ input, items }: Stack): string {
  return [shapeText(input), ...items.map(itemText)].join(',')
}
