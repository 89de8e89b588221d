import { isGroup, type Item, itemText, type Stack, stackText } from './stack.ts'

/** Where an item stands: its index, and above it the index of the group and of the list in it. */
function steps(path: string): number[] {
  return path.split('.').map(Number)
}

type Change = (items: readonly Item[], at: number) => readonly Item[]

/** The list with a change made in the list that holds the item; a group that is left without items goes too. */
function within(items: readonly Item[], [at = 0, list, ...rest]: readonly number[], change: Change): readonly Item[] {
  if (list === undefined) return change(items, at)
  const group = items[at]
  if (!group || !isGroup(group)) return items
  if (group.kind === 'residual' && list === 1) return items.with(at, { ...group, shortcut: within(group.shortcut, rest, change) })
  const inner = within(group.items, rest, change)
  return inner.length === 0 ? items.toSpliced(at, 1) : items.with(at, { ...group, items: inner })
}

function changed(stack: Stack, path: string, change: Change): string {
  return stackText({ ...stack, items: within(stack.items, steps(path), change) })
}

/** The layer text with one item replaced. */
export function replaced(stack: Stack, path: string, item: Item): string {
  return changed(stack, path, (items, at) => items.with(at, item))
}

/** The layer text without one item; undefined where it is the only one. */
export function removed(stack: Stack, path: string): string | undefined {
  const items = within(stack.items, steps(path), (list, at) => list.toSpliced(at, 1))
  return items.length === 0 ? undefined : stackText({ ...stack, items })
}

/** The layer text with an item put after another. */
export function added(stack: Stack, path: string, item: Item): string {
  return changed(stack, path, (items, at) => items.toSpliced(at + 1, 0, item))
}

/** The path next to this one in its list, `by` places on; it may lie outside of the list. */
export function beside(path: string, by: number): string {
  const at = steps(path)
  return [...at.slice(0, -1), at.at(-1)! + by].join('.')
}

/** The layer text with an item moved one place up (−1) or down (1) in its list; undefined at the end of it. */
export function moved(stack: Stack, path: string, by: -1 | 1): string | undefined {
  let could = false
  const text = changed(stack, path, (items, at) => {
    const [item, other] = [items[at], items[at + by]]
    if (!item || !other) return items
    could = true
    return items.with(at, other).with(at + by, item)
  })
  return could ? text : undefined
}

/** What a row shows of an item: of a group its head alone. */
export function headText(item: Item): string {
  return isGroup(item) ? (item.kind === 'repeat' ? `repeat ${item.times}` : 'residual') : itemText(item)
}
