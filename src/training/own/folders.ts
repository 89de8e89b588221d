import { pixels } from '../pixels.ts'
import { limits, OwnFault } from './limits.ts'
import { resize } from './resize.ts'
import type { Reading } from './set.ts'
import { type Entry, readZip, unpackEntry } from './zip.ts'

/** Gray pixels, row by row, of a PNG's bytes, transparent parts white. Rejects when they are none. */
export type Decode = (png: Uint8Array) => Promise<{ readonly gray: Uint8Array; readonly rows: number; readonly columns: number }>

const want = 'A zip of own data has one folder for each class, named as the class, with PNG images in it.'
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Files that packing programs add by themselves. */
const foreign = (path: string) => path.endsWith('/') || path.startsWith('__MACOSX/') || /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$/i.test(path)

/** The name of the folder that a file lies in; folders around it do not matter. */
const folderOf = (path: string) => path.split('/').at(-2)

/** The size that a PNG gives in its head. @throws OwnFault */
function sizeOf(file: string, path: string, png: Uint8Array): void {
  if (png.length < 24 || signature.some((byte, i) => png[i] !== byte)) throw new OwnFault(file, `holds ${path}, which is no PNG image. ${want}`)
  const view = new DataView(png.buffer, png.byteOffset)
  const [columns, rows] = [view.getUint32(16), view.getUint32(20)]
  if (rows < 1 || columns < 1 || rows > limits.side || columns > limits.side) throw new OwnFault(file, `holds ${path}, an image of ${columns} by ${rows} pixels. From 1 to ${limits.side} a side are read.`)
}

/** A zip of folders of PNGs: a folder is a class, in the order of names. @throws OwnFault */
export async function readFolders(file: string, bytes: Uint8Array, decode: Decode): Promise<Reading> {
  const all = readZip(file, bytes).filter(({ path }) => !foreign(path))
  const images = all.filter(({ path }) => /\.png$/i.test(path)).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  if (images.length === 0) throw new OwnFault(file, `holds no PNG images${all[0] ? `, but for example ${all[0].path}` : ''}. ${want}`)
  if (images.length > limits.images) throw new OwnFault(file, `holds ${images.length.toLocaleString('en-US')} images. At most ${limits.images.toLocaleString('en-US')} are taken.`)
  const loose = images.find(({ path }) => !folderOf(path))
  if (loose) throw new OwnFault(file, `holds ${loose.path} outside any folder. ${want}`)
  const classes = [...new Set(images.map(({ path }) => folderOf(path)!))].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  if (classes.length > limits.classes) throw new OwnFault(file, `holds ${classes.length} folders with images (${classes.slice(0, 3).join(', ')} …). At most ${limits.classes} are taken: the network has ten outputs.`)
  const long = classes.find((name) => name.length > limits.name)
  if (long) throw new OwnFault(file, `has a folder called “${long.slice(0, 40)}”. At most ${limits.name} letters are taken for a name.`)
  const pictures = await read(file, images, decode)
  const others = all.length - images.length
  return {
    says: file,
    classes,
    images: pictures.images,
    labels: Uint8Array.from(images, ({ path }) => classes.indexOf(folderOf(path)!)),
    notes: [...(pictures.resized ? [`${pictures.resized === images.length ? 'All' : pictures.resized.toLocaleString('en-US')} images were resized to 28 by 28 pixels.`] : []), ...(others ? [`${others} ${others === 1 ? 'file that is' : 'files that are'} no PNG ${others === 1 ? 'was' : 'were'} left out.`] : [])],
  }
}

async function read(file: string, entries: readonly Entry[], decode: Decode) {
  const images = new Uint8Array(entries.length * pixels)
  let resized = 0
  let rested = performance.now()
  for (const [i, entry] of entries.entries()) {
    const { path, size } = entry
    if (size > limits.png) throw new OwnFault(file, `holds ${path}, which is too large: ${size.toLocaleString('en-US')} bytes. At most ${limits.png.toLocaleString('en-US')} are taken for one image.`)
    const png = unpackEntry(file, entry)
    sizeOf(file, path, png)
    const decoded = await decode(png).catch(() => undefined)
    if (!decoded) throw new OwnFault(file, `holds ${path}, a PNG image that cannot be read.`)
    const { gray, rows, columns } = decoded
    if (gray.length !== pixels || rows !== columns) resized++
    images.set(resize(gray, 1, rows, columns), i * pixels)
    // The page stays alive while thousands are read.
    if (performance.now() - rested > 20) {
      await new Promise((resolve) => setTimeout(resolve))
      rested = performance.now()
    }
  }
  return { images, resized }
}
