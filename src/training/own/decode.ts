import type { Decode } from './folders.ts'

/** Gray pixels of a PNG, by the browser: luma of Rec. 601, transparent parts white. Rejects when it is none. */
export const decode: Decode = async (png) => {
  const bitmap = await createImageBitmap(new Blob([png as Uint8Array<ArrayBuffer>], { type: 'image/png' }))
  try {
    const { width: columns, height: rows } = bitmap
    const canvas = Object.assign(document.createElement('canvas'), { width: columns, height: rows })
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('no canvas')
    context.fillStyle = 'white'
    context.fillRect(0, 0, columns, rows)
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, columns, rows)
    const gray = Uint8Array.from({ length: rows * columns }, (_, i) => Math.round(0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!))
    return { gray, rows, columns }
  } finally {
    bitmap.close()
  }
}
