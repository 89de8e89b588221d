/** How an identifier is drawn: a letter or word, an index, a hat, a prime, the layer that it belongs to. */
export interface Letter {
  readonly base: string
  readonly index?: string
  readonly hat?: boolean
  readonly prime?: boolean
  /** Raised in brackets, so that it is no power. */
  readonly layer?: string
}
/** A letter, or a derivative of one by another. */
export type Symbol = Letter | { readonly of: Letter; readonly by: Letter }

const greek: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', eta: 'η', lambda: 'λ', sigma: 'σ', epsilon: 'ε' }

function letter(id: string): Letter {
  const [, slope] = /^d([a-z])$/.exec(id) ?? []
  if (slope) return { base: slope, prime: true }
  const [, matrix, layer, entry] = /^([A-Za-z])(\d+)_(\d+(?:_\d+)*)?$/.exec(id) ?? []
  if (matrix && layer) return { base: matrix, layer, ...(entry && { index: entry.replaceAll('_', ',') }) }
  const [, base = id, hat, index] = /^(.+?)(hat)?_?(\d+(?:_\d+)*)?$/.exec(id) ?? []
  return {
    base: greek[base] ?? base.replaceAll('_', ' '),
    ...(index && { index: index.replaceAll('_', ',') }),
    ...(hat && { hat: true }),
  }
}

/**
 * Reads an id: `w3` is w with index 3, `yhat` is y with a hat, `dy` is y′, `dL_dw3` is ∂L/∂w with index 3, `W_1_2` an entry;
 * `W3_1_2` is that of layer 3, `W3_` the whole matrix.
 */
export function symbol(id: string): Symbol {
  const [, of, by] = /^d([A-Za-z]\w*?)_d([A-Za-z]\w*)$/.exec(id) ?? []
  return of && by ? { of: letter(of), by: letter(by) } : letter(id)
}

/** True for more than one letter: such names are set upright. */
export function isWord({ base }: Letter): boolean {
  return [...base].length > 1
}

const lower = (digits: string) => digits.replace(/\d/g, (d) => '₀₁₂₃₄₅₆₇₈₉'[Number(d)] ?? '')

function plain({ base, index = '', hat, prime, layer }: Letter): string {
  if (layer) return `${base}${lower(layer)}${index && `[${index}]`}`
  return `${base}${hat ? '\u0302' : ''}${prime ? '′' : ''}${lower(index)}`.normalize('NFC')
}

/** An id inside a sentence, without markup: `w₃`, `ŷ`, `∂L/∂w₃`. */
export function inline(id: string): string {
  const s = symbol(id)
  return 'of' in s ? `∂${plain(s.of)}/∂${plain(s.by)}` : plain(s)
}
