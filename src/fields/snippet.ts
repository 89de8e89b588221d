import type { Fields, State } from './field.ts'
import type { Shape } from './shape.ts'
import { writeState } from './state.ts'

/** `poolStride` → `pool-stride`: HTML keeps no capitals in the names of attributes. */
export function toAttribute(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** `pool-stride` → `poolStride`. */
export function toField(attribute: string): string {
  return attribute.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function attribute(name: string, value: string): string {
  return `${name}="${value.replace(/[&<>"]/g, (c) => escapes[c]!)}"`
}

export interface Snippet {
  /** A script and one element, which keeps the height right and passes messages on. */
  readonly element: string
  /** An iframe alone, for course systems that allow no scripts. */
  readonly frame: string
  /** The address of the widget in this state. */
  readonly address: string
}

/**
 * What to paste into another page to show this widget in this state.
 * @param base absolute address of the site, with a slash at its end
 * @param options.height of the bare iframe, CSS pixels
 */
export function snippet<F extends Fields>(
  base: string,
  widget: string,
  title: string,
  fields: F,
  state: State<F>,
  { height = 600, shape = {} }: { height?: number; shape?: Shape<F> } = {},
): Snippet {
  const pairs = [...writeState(fields, state, shape)]
  const query = new URLSearchParams(pairs).toString()
  const address = `${base}embed/${widget}/${query === '' ? '' : `?${query}`}`
  const attributes = [['widget', widget], ...pairs].map(([key, text]) => attribute(toAttribute(key!), text!))
  return {
    address,
    element: `<script async ${attribute('src', `${base}embed.js`)}></script>\n<chain-rule ${attributes.join(' ')}></chain-rule>`,
    frame: `<iframe ${attribute('src', address)} ${attribute('title', title)} width="100%" height="${height}" style="border: 0"></iframe>`,
  }
}
