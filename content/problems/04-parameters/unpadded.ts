import { isGroup, type Item, type Stack } from './stack.ts'

function bare(item: Item): Item {
  if (isGroup(item)) return item.kind === 'repeat' ? { ...item, items: item.items.map(bare) } : { ...item, items: item.items.map(bare), shortcut: item.shortcut.map(bare) }
  return item.kind === 'conv' || item.kind === 'pool' ? { ...item, pad: 0 } : item
}

/** The stack as someone reads it who overlooks every padding. */
export function withoutPadding({ input, items }: Stack): Stack {
  return { input, items: items.map(bare) }
}
