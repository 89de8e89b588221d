const side = 28
const block = 4
const blocks = (side / block) ** 2

/** Sums of each 4 × 4 block of an image: cheap lower bounds for the distances below. */
export function blockSums(image: Uint8Array): Int32Array {
  const sums = new Int32Array(blocks)
  for (let i = 0; i < image.length; i++) sums[Math.floor(i / side / block) * (side / block) + Math.floor((i % side) / block)]! += image[i]!
  return sums
}

/** An image with its block sums. */
export interface Seen {
  readonly image: Uint8Array
  readonly sums: Int32Array
}

/** Root mean square difference below 0.05 of full ink, in whole numbers: Σ Δ² < (0.05 · 15)² · 784. */
const twinLimit = 441

/** Whether two images of levels 0 … 15 differ so little that one may not stand beside the other in the data set. */
export function isTwin(a: Seen, b: Seen): boolean {
  let sum = 0
  for (let i = 0; i < blocks && sum < twinLimit * block * block; i++) sum += (a.sums[i]! - b.sums[i]!) ** 2
  if (sum >= twinLimit * block * block) return false
  return squares(a.image, b.image, twinLimit) < twinLimit
}

/** Σ Δ², or any sum of its terms that reaches `enough`. */
export function squares(a: Uint8Array, b: Uint8Array, enough = Infinity): number {
  let sum = 0
  for (let i = 0; i < a.length && sum < enough; i++) sum += (a[i]! - b[i]!) ** 2
  return sum
}

/** Mean difference below 0.012 of full ink: Σ |Δ| < 0.012 · 15 · 784. */
const kinLimit = 141

/** Whether two images look like drawings of one design. */
export function isKin(a: Seen, b: Seen): boolean {
  let sum = 0
  for (let i = 0; i < blocks && sum <= kinLimit; i++) sum += Math.abs(a.sums[i]! - b.sums[i]!)
  if (sum > kinLimit) return false
  sum = 0
  for (let i = 0; i < a.image.length && sum <= kinLimit; i++) sum += Math.abs(a.image[i]! - b.image[i]!)
  return sum <= kinLimit
}
