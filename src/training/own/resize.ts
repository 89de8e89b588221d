/** Pixels along a side of what the network reads. */
export const side = 28

/** For each of `to` cells along a line of `from` pixels, the pixels that it covers and by how much. */
function covers(from: number, to: number): readonly (readonly { at: number; share: number }[])[] {
  return Array.from({ length: to }, (_, cell) => {
    const [low, high] = [(cell * from) / to, ((cell + 1) * from) / to]
    const found = []
    for (let at = Math.floor(low); at < high && at < from; at++) {
      const share = Math.min(high, at + 1) - Math.max(low, at)
      if (share > 1e-9) found.push({ at, share: share / (high - low) })
    }
    return found
  })
}

/**
 * Images of any size as images of 28 × 28, the whole of each stretched to the square; a pixel is the mean of what it covers.
 * @param gray count × rows × columns bytes
 */
export function resize(gray: Uint8Array, count: number, rows: number, columns: number): Uint8Array {
  if (rows === side && columns === side) return gray
  const [down, across] = [covers(rows, side), covers(columns, side)]
  const out = new Uint8Array(count * side * side)
  for (let image = 0; image < count; image++) {
    const from = image * rows * columns
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        let sum = 0
        for (const row of down[y]!) for (const column of across[x]!) sum += row.share * column.share * gray[from + row.at * columns + column.at]!
        out[image * side * side + y * side + x] = Math.round(sum)
      }
  }
  return out
}
