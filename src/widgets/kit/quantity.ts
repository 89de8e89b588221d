/** The kinds of quantity that have a color, in formula, drawing, table and chart alike. */
export type Quantity = 'data' | 'wpos' | 'wneg' | 'act' | 'loss' | 'grad'

/**
 * What kind of quantity a name stands for, by the book's letters: x and y are data (y an activation where it is no
 * input), w and b weights (colored by sign; entries of W and b too), h, a and ŷ activations, L the loss, ∂L/∂w a gradient. Sums and local slopes stay ink.
 */
export function quantity(id: string, values: Readonly<Record<string, unknown>>): Quantity | undefined {
  if (id === 'y' && !Object.hasOwn(values, 'y')) return 'act'
  if (/^([xy]\d*|x_\d+)$/.test(id)) return 'data'
  if (/^([wb]\d+|[Wb]\d*(_\d+)+)$/.test(id)) return Number(values[id]) < 0 ? 'wneg' : 'wpos'
  if (/^([ha]\d+|h\d+_\d+|y_\d+|yhat\d*)$/.test(id)) return 'act'
  if (id === 'L') return 'loss'
  return /^dL_d[wb]\d+$/.test(id) ? 'grad' : undefined
}
