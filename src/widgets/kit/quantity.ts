/** The kinds of quantity that have a color, in formula, drawing, table and chart alike. */
export type Quantity = 'data' | 'wpos' | 'wneg' | 'act' | 'loss' | 'grad'

/**
 * What kind of quantity a name stands for, by the book's letters: x and y are data, w and b weights (colored by
 * sign), h, a and ŷ activations, L the loss, ∂L/∂w a gradient. Sums and local slopes stay ink.
 */
export function quantity(id: string, values: Readonly<Record<string, unknown>>): Quantity | undefined {
  if (/^[xy]\d*$/.test(id)) return 'data'
  if (/^[wb]\d+$/.test(id)) return Number(values[id]) < 0 ? 'wneg' : 'wpos'
  if (/^([ha]\d+|yhat\d*)$/.test(id)) return 'act'
  if (id === 'L') return 'loss'
  return /^dL_d[wb]\d+$/.test(id) ? 'grad' : undefined
}
