/** Rows and columns of weights, or of what is remembered of them, as they lie in memory. */
export interface Panels {
  /** In numbers, from the start of the memory. */
  readonly at: number
  readonly rows: number
  readonly columns: number
  /** Rows with those that fill up, which stay 0. */
  readonly height: number
}

/** Fills panels from a tensor that lies row by row. @param width columns of a panel */
export function pack(memory: Float32Array, { at, rows, columns, height }: Panels, width: number, from: Float32Array | Float64Array): void {
  for (let first = 0; first < columns; first += width) {
    const some = Math.min(width, columns - first)
    for (let row = 0; row < rows; row++) {
      const to = at + first * height + row * width
      for (let c = 0; c < some; c++) memory[to + c] = from[row * columns + first + c]!
    }
  }
}

/** The tensor in panels, row by row. */
export function unpack(memory: Float32Array, { at, rows, columns, height }: Panels, width: number): Float32Array {
  const out = new Float32Array(rows * columns)
  for (let first = 0; first < columns; first += width) {
    const some = Math.min(width, columns - first)
    for (let row = 0; row < rows; row++) {
      const from = at + first * height + row * width
      for (let c = 0; c < some; c++) out[row * columns + first + c] = memory[from + c]!
    }
  }
  return out
}
