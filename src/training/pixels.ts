const side = 28
/** Pixels of one image. */
export const pixels = side * side
/** Bytes of one packed image: pixels of 4 bits, down the columns, the upper of two in the high half (3 % shorter than along the rows). */
export const packedPixels = pixels / 2

/** Spreads packed images into bytes 0, 17, …, 255, row by row, from `at` on. `into` has room for two bytes per packed byte. */
export function unpackPixels(packed: Uint8Array, into: Uint8Array, at = 0): void {
  for (let i = 0; i < packed.length; i++) {
    const pixel = at + upper(i)
    into[pixel] = (packed[i]! >> 4) * 17
    into[pixel + side] = (packed[i]! & 15) * 17
  }
}

/** Packs whole images of bytes 0 … 255, rounded to 16 levels. */
export function packPixels(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: bytes.length / 2 }, (_, i) => (level(bytes[upper(i)]!) << 4) | level(bytes[upper(i) + side]!))
}

/** Where, row by row, the upper pixel of a packed byte lies. */
function upper(byte: number): number {
  const image = Math.floor(byte / packedPixels)
  const inImage = 2 * (byte % packedPixels)
  return image * pixels + (inImage % side) * side + Math.floor(inImage / side)
}

const level = (byte: number) => Math.floor((byte + 8) / 17)
