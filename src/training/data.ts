/** Images and labels, ready to train on. */
export interface Data {
  readonly name: string
  /** SHA-256 over the hashes of the unpacked files and the name of the split, as 64 hexadecimal digits. */
  readonly hash: string
  /** count × 784, row by row, 0 (paper) to 255 (ink), in 16 levels. */
  readonly images: Uint8Array
  /** count, 0 (A) to 9 (J). */
  readonly labels: Uint8Array
  /** What the labels are called, where they are not the letters A to J. */
  readonly classes?: readonly string[]
  /** Ascending indices into images; no index stands in two of the three. The letters of each take turns: A, B, …, J, A, … */
  readonly splits: { readonly train: Uint32Array; readonly validation: Uint32Array; readonly test: Uint32Array }
}

export const splitNames = ['train', 'validation', 'test'] as const
export type SplitName = (typeof splitNames)[number]
