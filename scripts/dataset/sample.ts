import { zlibSync } from 'fflate'
import type { Chosen } from './choose.ts'
import { byHash } from './deal.ts'
import { letters } from './picture.ts'

const rows = 2
const gap = 4
const width = letters.length * (28 + gap) - gap
const height = rows * (28 + gap) - gap

/** A grayscale PNG of two rows of ten letters from training, no two of one font; transparent between them. */
export function sample(images: readonly Chosen[]): Uint8Array {
  const levels = new Uint8Array(width * height * 2)
  const fonts = new Set<string>()
  const order = byHash(images.slice(0, 2000).filter((i) => !i.distortion), ({ face, letter }) => `${face.face.file}/${letter}`)
  for (let cell = 0; cell < rows * letters.length; cell++) {
    const column = cell % letters.length
    const picked = order.find(({ letter, face }) => letter === column && !fonts.has(face.from.font.package))
    if (!picked) throw new Error('too few fonts for a sample')
    fonts.add(picked.face.from.font.package)
    const corner = Math.floor(cell / letters.length) * (28 + gap) * width + column * (28 + gap)
    for (const [i, level] of picked.image.entries()) levels.set([level * 17, 255], 2 * (corner + Math.floor(i / 28) * width + (i % 28)))
  }
  return png(levels)
}

/** PNG, color type 4 (gray and alpha, 8 bits each), no filter. */
function png(levels: Uint8Array): Uint8Array {
  const lines = new Uint8Array(height * (1 + 2 * width))
  for (let y = 0; y < height; y++) lines.set(levels.subarray(y * 2 * width, (y + 1) * 2 * width), y * (1 + 2 * width) + 1)
  const header = new Uint8Array([...bigEndian(width), ...bigEndian(height), 8, 4, 0, 0, 0])
  const chunks = [chunk('IHDR', header), chunk('IDAT', zlibSync(lines, { level: 9 })), chunk('IEND', new Uint8Array())]
  return Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...chunks.flatMap((c) => [...c])])
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Uint8Array.from([...new TextEncoder().encode(name), ...data])
  return Uint8Array.from([...bigEndian(data.length), ...body, ...bigEndian(crc32(body))])
}

const bigEndian = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]

/** CRC-32 as in PNG, annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
