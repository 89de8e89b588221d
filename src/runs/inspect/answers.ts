/** An answer where a network gave none: its outputs are no numbers. */
export const none = 255

/** The class that each row of logits answers: the first of the largest, as with argmax everywhere. @param logits count × classes */
export function answers(logits: ArrayLike<number>, classes = 10): Uint8Array {
  return Uint8Array.from({ length: logits.length / classes }, (_, n) => {
    let best = none
    for (let c = 0; c < classes; c++) {
      const value = logits[n * classes + c]!
      if (Number.isNaN(value)) return none
      if (best === none || value > logits[n * classes + best]!) best = c
    }
    return best
  })
}

/** Probabilities of one row of logits; stable at ±1000. */
export function softmax(row: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(row)
  const top = Math.max(...values)
  const powers = values.map((x) => Math.exp(x - top))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((p) => p / sum)
}
