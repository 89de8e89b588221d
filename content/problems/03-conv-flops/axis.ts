/** One direction of a layer: what a row of windows does along it. */
export interface Span {
  readonly size: number
  readonly kernel: number
  readonly stride: number
  readonly padding: number
  readonly dilation: number
}

export interface Axis extends Span {
  /** How many windows are placed; 0 where not even one fits. */
  readonly out: number
  /** Cells from the first one that a window reads to the last. */
  readonly reach: number
  /** The size with padding at both ends. */
  readonly padded: number
  /** Cells at the far end that no window comes to, because the last step would not fit. */
  readonly left: number
}

/** Places windows along one direction. The floor: a window that does not fit is not placed. */
export function axis(span: Span): Axis {
  const { size, kernel, stride, padding, dilation } = span
  const reach = dilation * (kernel - 1) + 1
  const padded = size + 2 * padding
  const room = padded - reach
  const out = room < 0 ? 0 : Math.floor(room / stride) + 1
  return { ...span, out, reach, padded, left: out > 0 ? room - (out - 1) * stride : 0 }
}

/** How many of a window's cells hold a number of the input, not padding. */
export function reads({ size, kernel, stride, padding, dilation }: Span, window: number): number {
  const start = window * stride - padding
  const first = Math.max(0, Math.ceil(-start / dilation))
  const last = Math.min(kernel - 1, Math.floor((size - 1 - start) / dilation))
  return Math.max(0, last - first + 1)
}

/** Over the first `windows` windows: cells read that are not padding, and windows that read at least one. */
export function readsOf(span: Span, windows: number): { total: number; live: number } {
  let total = 0
  let live = 0
  for (let window = 0; window < windows; window++) {
    const some = reads(span, window)
    total += some
    if (some > 0) live += 1
  }
  return { total, live }
}

/** For each cell of the padded direction: whether any window reads it. Of a direction small enough to be drawn. */
export function readCells({ padded, out, kernel, stride, dilation }: Axis): boolean[] {
  const cells = Array.from({ length: padded }, () => false)
  for (let window = 0; window < out; window++) for (let k = 0; k < kernel; k++) cells[window * stride + k * dilation] = true
  return cells
}
