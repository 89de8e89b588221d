/** The problem’s own wiring as it is drawn: who is joined to whom, and where it stands on a 600 × 340 field. */
export interface Node {
  id: string
  x: number
  y: number
  shape: 'input' | 'unit' | 'loss'
  /** The step inside the unit, written beside it. */
  sum?: string
}

export interface Edge {
  weight: string
  from: string
  to: string
}

export const nodes: readonly Node[] = [
  { id: 'x1', x: 108, y: 46, shape: 'input' },
  { id: 'x2', x: 108, y: 116, shape: 'input' },
  { id: 'x3', x: 108, y: 216, shape: 'input' },
  { id: 'x4', x: 108, y: 316, shape: 'input' },
  { id: 'h1', x: 290, y: 81, shape: 'unit', sum: 's1' },
  { id: 'h2', x: 290, y: 266, shape: 'unit', sum: 's2' },
  { id: 'yhat', x: 446, y: 174, shape: 'unit', sum: 's3' },
  { id: 'L', x: 562, y: 174, shape: 'loss' },
  { id: 'y', x: 562, y: 288, shape: 'input' },
]

export const edges: readonly Edge[] = [
  { weight: 'w1', from: 'x1', to: 'h1' },
  { weight: 'w2', from: 'x2', to: 'h1' },
  { weight: 'w3', from: 'x3', to: 'h2' },
  { weight: 'w4', from: 'x4', to: 'h2' },
  { weight: 'w5', from: 'h1', to: 'yhat' },
  { weight: 'w6', from: 'h2', to: 'yhat' },
]

export function node(id: string): Node {
  const found = nodes.find((n) => n.id === id)
  if (!found) throw new RangeError(`no node ${id}`)
  return found
}

/** The edges from a weight's own to the output, in the direction of the signal. */
export function road(weight: string): readonly Edge[] {
  const first = edges.find((edge) => edge.weight === weight)
  if (!first) throw new RangeError(`no weight ${weight}`)
  const next = edges.find((edge) => edge.from === first.to)
  return next ? [first, ...road(next.weight)] : [first]
}

/** One stretch of the way back from the loss: which slopes it multiplies by, and between which nodes it is drawn. */
export interface Stretch {
  from: string
  to: string
  factors: readonly string[]
}

/** The local slopes from the loss back to a weight, in the order in which the chain rule meets them. */
export function wayBack(weight: string): readonly Stretch[] {
  const back = [...road(weight)].reverse()
  const stretches: Stretch[] = [{ from: 'L', to: 'yhat', factors: ['dL_dyhat'] }]
  for (const { weight: name, from, to } of back) {
    const sum = node(to).sum
    const end = name === weight ? name : from
    stretches.push({ from: to, to: from, factors: [`d${to}_d${sum}`, `d${sum}_d${end}`] })
  }
  return stretches
}

/** How thick a weight's line is drawn: grows with its size, and is capped so that a large one stays a line. */
export function thickness(w: number): string {
  return Math.min(6, 1.1 + 1.5 * Math.abs(w)).toFixed(2)
}
