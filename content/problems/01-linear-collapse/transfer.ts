/** A low-rank change beside a square matrix: what is trained, and what the whole matrix would be. */
const side = 4096
const rank = 8
export const lora = { side, rank, trained: 2 * side * rank, whole: side * side } as const

/** A layer w x + b with a batch normalization behind it: scale·(y − mean)/√(variance + epsilon) + shift. */
interface Normalized {
  readonly w: number
  readonly b: number
  readonly mean: number
  readonly variance: number
  readonly scale: number
  readonly shift: number
  readonly epsilon?: number
}

/** The one layer that both come to. */
export function fold({ w, b, mean, variance, scale, shift, epsilon = 0 }: Normalized): { w: number; b: number } {
  const slope = scale / Math.sqrt(variance + epsilon)
  return { w: slope * w, b: slope * (b - mean) + shift }
}

export const folded = fold({ w: 2, b: 1, mean: 3, variance: 4, scale: 1.5, shift: 0.5 })
