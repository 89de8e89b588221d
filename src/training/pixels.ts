/** Pixels of one image, 28 × 28. */
export const pixels = 784
/** Bytes of one packed image: two pixels of 4 bits in each, the left one high. */
export const packedPixels = pixels / 2

/** Spreads packed images into bytes 0, 17, …, 255, from `at` on. `into` has room for two bytes per packed byte. */
export function unpackPixels(packed: Uint8Array, into: Uint8Array, at = 0): void {
  for (let i = 0; i < packed.length; i++) {
    const pair = packed[i]!
    into[at + 2 * i] = (pair >> 4) * 17
    into[at + 2 * i + 1] = (pair & 15) * 17
  }
}

/** Rounds bytes 0 … 255 to 16 levels and packs two in a byte. */
export function packPixels(bytes: Uint8Array): Uint8Array {
  const packed = new Uint8Array(bytes.length / 2)
  for (let i = 0; i < packed.length; i++) packed[i] = (level(bytes[2 * i]!) << 4) | level(bytes[2 * i + 1]!)
  return packed
}

const level = (byte: number) => Math.floor((byte + 8) / 17)
