import { expect, test } from 'vitest'
import { packedPixels, packPixels, pixels, unpackPixels } from './pixels.ts'

const levels = Uint8Array.from({ length: 3 * pixels }, (_, i) => 17 * ((i * 7 + Math.floor(i / 28)) % 16))

test('packed images unpack to the same levels, at any place', () => {
  const into = new Uint8Array(4 * pixels)
  unpackPixels(packPixels(levels), into, pixels)
  expect(into.subarray(pixels)).toEqual(levels)
})

test('the first byte holds the two uppermost pixels of the first column', () => {
  const image = new Uint8Array(pixels)
  image[0] = 255
  image[28] = 51
  expect(packPixels(image)).toEqual(Uint8Array.from({ length: packedPixels }, (_, i) => (i ? 0 : 0xf3)))
})

test('a byte is rounded to the nearest of 16 levels', () => {
  const image = Uint8Array.from({ length: pixels }, (_, i) => i % 256)
  const into = new Uint8Array(pixels)
  unpackPixels(packPixels(image), into)
  for (const [i, byte] of into.entries()) expect(Math.abs(byte - (i % 256))).toBeLessThanOrEqual(8)
})
