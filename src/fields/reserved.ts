import { type Fault, type Notice, quote } from './field.ts'

/** What an address asks of the frame rather than of the widget in it. */
export interface Wishes {
  readonly theme: 'light' | 'dark' | 'auto'
  readonly transparent: boolean
  /** False: the picture alone. */
  readonly controls: boolean
  /** Names of fields that the reader sees and cannot change. */
  readonly lock: readonly string[]
}

/** What a frame is when nobody asks for anything. */
export const plainly: Wishes = { theme: 'auto', transparent: false, controls: true, lock: [] }

interface Key {
  /** What may follow the equals sign, for the guide. */
  readonly takes: string
  readonly says: string
  /** Absent for a key that is kept free for later and gives a notice now. */
  read?(text: string, names: readonly string[]): Partial<Wishes> | (Fault & { readonly wishes?: Partial<Wishes> })
}

function switched(text: string, key: string, wishes: (on: boolean) => Partial<Wishes>): Partial<Wishes> | Fault {
  if (text === 'on' || text === 'off') return wishes(text === 'on')
  return { fault: `${key}: ${quote(text)} is not on or off.` }
}

/** Keys that mean the same for every widget. No field has one of these names; later ones start with `_`. */
export const reserved: Readonly<Record<string, Key>> = {
  theme: {
    takes: 'light, dark or auto',
    says: 'the colors; auto follows the reader’s system',
    read: (text) =>
      text === 'light' || text === 'dark' || text === 'auto' ? { theme: text } : { fault: `theme: ${quote(text)} is not light, dark or auto.` },
  },
  transparent: {
    takes: 'on',
    says: 'lets the background of the page around it through',
    read: (text) => switched(text, 'transparent', (transparent) => ({ transparent })),
  },
  controls: {
    takes: 'off',
    says: 'the picture alone, without buttons and forms',
    read: (text) => switched(text, 'controls', (controls) => ({ controls })),
  },
  lock: {
    takes: 'names of fields, with commas between them',
    says: 'shown, not editable by the reader; the page around it may still set them',
    read(text, names) {
      const asked = text.split(',').map((name) => name.trim()).filter((name) => name !== '')
      const lock = asked.filter((name) => names.includes(name))
      const unknown = asked.filter((name) => !names.includes(name))
      if (unknown.length === 0) return { lock }
      return { wishes: { lock }, fault: `lock: ${unknown.map(quote).join(', ')} ${unknown.length > 1 ? 'are no fields' : 'is no field'} of this widget.` }
    },
  },
  lang: { takes: 'a language', says: 'kept free for the language of the words' },
  hide: { takes: 'names of fields or steps', says: 'kept free for fields and steps not shown' },
  ask: { takes: 'names of steps', says: 'kept free for steps shown as blanks to fill' },
  answers: { takes: 'hidden', says: 'kept free for exercises that keep the answers of asked steps' },
}

/** Takes the reserved keys out of the pairs. Never throws; the last of two equal keys counts. */
export function readWishes(pairs: Iterable<readonly [string, string]>, names: readonly string[], from: Wishes = plainly) {
  let wishes = from
  const rest: (readonly [string, string])[] = []
  const asked = new Map<string, string>()
  for (const [key, text] of pairs) {
    if (Object.hasOwn(reserved, key)) asked.set(key, text)
    else rest.push([key, text])
  }
  const notices: Notice[] = []
  for (const [key, text] of asked) {
    const { read } = reserved[key]!
    const found = read ? read(text, names) : { fault: `${key}: not built yet, so it changes nothing.` }
    if ('fault' in found) notices.push({ key, says: found.fault })
    wishes = { ...wishes, ...('fault' in found ? ('wishes' in found ? found.wishes : {}) : found) }
  }
  return { wishes, rest, notices }
}
