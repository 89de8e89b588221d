/** Images and labels, ready to train on. */
export interface Data {
  readonly name: string
  /** SHA-256 of the unpacked bytes, images then labels, as 64 hexadecimal digits. */
  readonly hash: string
  /** count × 784, row by row, 0 (paper) to 255 (ink). */
  readonly images: Uint8Array
  /** count, 0 (A) to 9 (J). */
  readonly labels: Uint8Array
  /** Indices into images; no index stands in two of the three. */
  readonly splits: { readonly train: Uint32Array; readonly validation: Uint32Array; readonly test: Uint32Array }
}
