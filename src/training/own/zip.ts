import { inflateSync } from 'fflate'
import { limits, megabytes, OwnFault } from './limits.ts'

/** One file of a zip: where it lies in it, and what its directory promises. */
export interface Entry {
  readonly path: string
  readonly size: number
  readonly packed: Uint8Array
  readonly method: number
  readonly crc: number
}

const broken = (file: string, what: string) => new OwnFault(file, `${what}. It may have been cut short on its way: copy or download it again.`)

/**
 * What is in a zip, from its directory; nothing is unpacked yet. Bounded by the length of the file.
 * @throws OwnFault where it is none, is damaged, encrypted, in parts, or promises too much
 */
export function readZip(file: string, bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const u16 = (at: number) => view.getUint16(at, true)
  const u32 = (at: number) => view.getUint32(at, true)
  let end = bytes.length - 22
  while (end >= 0 && !(u32(end) === 0x06054b50 && end + 22 + u16(end + 20) === bytes.length)) end--
  if (end < 0) throw broken(file, 'has no directory at its end, as every zip file has')
  const [count, directory] = [u16(end + 10), u32(end + 16)]
  if (count === 0xffff || directory === 0xffffffff) throw new OwnFault(file, 'is a zip file of the large kind (zip64). Pack fewer files.')
  const entries: Entry[] = []
  let total = 0
  try {
    let at = directory
    for (let i = 0; i < count; i++) {
      if (u32(at) !== 0x02014b50) throw new RangeError('directory')
      const [flags, method, crc, packed, size] = [u16(at + 8), u16(at + 10), u32(at + 16), u32(at + 20), u32(at + 24)]
      const [name, extra, comment, local] = [u16(at + 28), u16(at + 30), u16(at + 32), u32(at + 42)]
      const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name))
      if (flags & 1) throw new OwnFault(file, 'is locked with a password. Pack it without one.')
      if (u32(local) !== 0x04034b50) throw new RangeError('entry')
      const start = local + 30 + u16(local + 26) + u16(local + 28)
      if (start + packed > end) throw new RangeError('entry')
      total += size
      if (total > limits.unpacked) throw new OwnFault(file, `unpacks to more than ${megabytes(limits.unpacked)}, the most that is taken.`)
      entries.push({ path, size, packed: bytes.subarray(start, start + packed), method, crc })
      at += 46 + name + extra + comment
    }
  } catch (error) {
    if (error instanceof OwnFault) throw error
    throw broken(file, 'has a damaged directory')
  }
  return entries
}

/** One file of a zip, unpacked and checked; never longer than its entry says. @throws OwnFault */
export function unpackEntry(file: string, { path, size, packed, method, crc }: Entry): Uint8Array {
  if (method !== 0 && method !== 8) throw new OwnFault(file, `holds ${path} packed in a way that is not read here (method ${method}). Deflate is.`)
  let bytes = packed
  if (method === 8) {
    try {
      bytes = inflateSync(packed, { out: new Uint8Array(size) })
    } catch {
      throw broken(file, `holds ${path}, which is damaged`)
    }
  }
  if (bytes.length !== size || crc32(bytes) !== crc) throw broken(file, `holds ${path}, which is damaged`)
  return bytes
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** CRC-32 as in zip and PNG (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) c = table[(c ^ byte) & 255]! ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
