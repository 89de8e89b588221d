import { limits, megabytes, OwnFault } from './limits.ts'

export const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

/** The bytes inside a gzip file; any other file as it is. Stops at `most` bytes. @throws OwnFault where it is damaged, cut short or too large */
export async function gunzip(file: string, bytes: Uint8Array, most: number = limits.unpacked): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes
  const parts: Uint8Array[] = []
  let length = 0
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value)
      length += part.value.length
      if (length > most) {
        void reader.cancel().catch(() => undefined)
        throw new OwnFault(file, `unpacks to more than ${megabytes(most)}, the most that is taken.`)
      }
    }
  } catch (error) {
    if (error instanceof OwnFault) throw error
    throw new OwnFault(file, 'is a damaged gzip file: it may have been cut short on its way. Copy or download it again.')
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
