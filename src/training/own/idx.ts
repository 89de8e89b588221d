import { limits, OwnFault } from './limits.ts'

export interface IdxImages {
  readonly kind: 'images'
  readonly count: number
  readonly rows: number
  readonly columns: number
  /** count × rows × columns bytes. */
  readonly pixels: Uint8Array
}
export interface IdxLabels {
  readonly kind: 'labels'
  readonly labels: Uint8Array
}

const want = 'An IDX file begins with the bytes 00 00 08 03 (images) or 00 00 08 01 (labels).'
const hex = (bytes: Uint8Array) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join(' ')

/**
 * The images or labels in an IDX file of unsigned bytes, the format of MNIST.
 * @param bytes as unpacked @throws OwnFault
 */
export function readIdx(file: string, bytes: Uint8Array): IdxImages | IdxLabels {
  if (bytes.length === 0) throw new OwnFault(file, `is empty. ${want}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0) throw new OwnFault(file, `is no IDX file: it begins with ${hex(bytes.subarray(0, 4))}. ${want}`)
  const [type, dimensions] = [bytes[2]!, bytes[3]!]
  if (type !== 8) throw new OwnFault(file, `holds numbers of the type ${hex(bytes.subarray(2, 3))}. Only unsigned bytes, type 08, are read.`)
  if (dimensions !== 1 && dimensions !== 3) throw new OwnFault(file, `has ${dimensions} dimensions. Images have 3 (count, rows, columns), labels 1.`)
  const head = 4 + 4 * dimensions
  if (bytes.length < head) throw new OwnFault(file, `is cut short: ${bytes.length} bytes, and its head alone has ${head}.`)
  const sizes = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i))
  const [count = 0, rows = 1, columns = 1] = sizes
  if (count === 0) throw new OwnFault(file, `holds no ${dimensions === 3 ? 'images' : 'labels'}.`)
  if (count > limits.images) throw new OwnFault(file, `says that it holds ${count.toLocaleString('en-US')} images. At most ${limits.images.toLocaleString('en-US')} are taken.`)
  if (rows < 1 || columns < 1 || rows > limits.side || columns > limits.side) throw new OwnFault(file, `has images of ${rows} by ${columns} pixels. From 1 to ${limits.side} a side are read.`)
  const expected = head + count * rows * columns
  if (bytes.length < expected) throw new OwnFault(file, `is cut short: ${bytes.length} of the ${expected} bytes that its head promises.`)
  if (bytes.length > expected) throw new OwnFault(file, `is too long: ${bytes.length} bytes, and its head promises ${expected}.`)
  const rest = bytes.subarray(head)
  return dimensions === 1 ? { kind: 'labels', labels: rest } : { kind: 'images', count, rows, columns, pixels: rest }
}
