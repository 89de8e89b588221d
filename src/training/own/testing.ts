import { gzipSync, zipSync } from 'fflate'
import { pixels } from '../pixels.ts'

const bytesOf = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]

/** IDX files as `struct.pack('>IIII', 2051, n, rows, columns)` would begin them. */
export const idxImages = (images: Uint8Array, rows = 28, columns = 28) => Uint8Array.from([0, 0, 8, 3, ...bytesOf(images.length / rows / columns), ...bytesOf(rows), ...bytesOf(columns), ...images])
export const idxLabels = (labels: readonly number[]) => Uint8Array.from([0, 0, 8, 1, ...bytesOf(labels.length), ...labels])
export const gzip = (bytes: Uint8Array) => gzipSync(bytes, { mtime: 0 })

/** Images that are one level each, by class: bright ink on the upper rows, so that classes can be told apart. */
export function banded(labels: readonly number[], side = 28): Uint8Array {
  const images = new Uint8Array(labels.length * side * side)
  for (const [i, label] of labels.entries()) images.fill(200 + (i % 50), i * side * side + label * 2 * side, i * side * side + (label * 2 + 2) * side)
  return images
}

export const taking = (classes: number, each: number) => Array.from({ length: classes * each }, (_, i) => i % classes)

/** A file as a page gives it. */
export const file = (name: string, bytes: Uint8Array, size = bytes.length) => ({ name, size, arrayBuffer: async () => bytes.slice().buffer as ArrayBuffer })

/** A “PNG” of 28 × 28 pixels for `fake`: a true head, then the gray pixels as they are. */
export function fakePng(gray: Uint8Array, side = 28): Uint8Array {
  return Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, ...bytesOf(side), ...bytesOf(side), ...gray])
}
export const fake = async (png: Uint8Array) => {
  const rows = new DataView(png.buffer, png.byteOffset).getUint32(20)
  if (png.length !== 24 + rows * rows) throw new Error('not whole')
  return { gray: png.slice(24), rows, columns: rows }
}

/** A zip of `each` images in each of these folders. */
export function zip(folders: readonly string[], each: number, more: Record<string, Uint8Array> = {}): Uint8Array {
  const files = folders.flatMap((folder, label) => Array.from({ length: each }, (_, i) => [`${folder}/${i}.png`, fakePng(banded([label]).map((p) => (p ? p - i : 0)))] as const))
  return zipSync({ ...Object.fromEntries(files), ...more }, { mtime: '2026-01-01' })
}
export const blank = new Uint8Array(pixels)
