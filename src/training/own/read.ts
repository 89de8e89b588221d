import { pixels } from '../pixels.ts'
import { gunzip } from './gunzip.ts'
import { type IdxImages, type IdxLabels, readIdx } from './idx.ts'
import { limits, megabytes, OwnFault } from './limits.ts'
import { readFolders, type Decode } from './folders.ts'
import { resize } from './resize.ts'
import type { Reading } from './set.ts'

/** A file that the reader chose: a `File` is one. */
export interface Chosen {
  readonly name: string
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

const want = 'Choose one zip of folders of PNGs, or two IDX files: images and labels.'

/** Whatever may be own data, read and checked. @param decode turns a PNG into gray pixels @throws OwnFault, nothing else */
export async function readOwn(files: readonly Chosen[], decode: Decode): Promise<Reading> {
  const says = files.map(({ name }) => name).join(' + ')
  if (files.length === 0) throw new OwnFault('No file', `was chosen. ${want}`)
  if (files.length > 2) throw new OwnFault(`${files.length} files`, `are too many. ${want}`)
  for (const { name, size } of files) {
    if (size > limits.file) throw new OwnFault(name, `is ${megabytes(size)} large. At most ${megabytes(limits.file)} are taken.`)
    if (size === 0) throw new OwnFault(name, `is empty. ${want}`)
  }
  const bytes = await Promise.all(files.map(bytesOf))
  const zip = bytes.findIndex((b) => b[0] === 0x50 && b[1] === 0x4b)
  if (zip >= 0) {
    if (files.length > 1) throw new OwnFault(files[zip]!.name, `is a zip, and ${files[1 - zip]!.name} was chosen beside it. ${want}`)
    return readFolders(files[0]!.name, bytes[0]!, decode)
  }
  const parts = []
  for (const [i, { name }] of files.entries()) parts.push({ name, idx: readIdx(name, await gunzip(name, bytes[i]!)) })
  const images = parts.find((part): part is { name: string; idx: IdxImages } => part.idx.kind === 'images')
  const labels = parts.find((part): part is { name: string; idx: IdxLabels } => part.idx.kind === 'labels')
  if (!images) throw new OwnFault(says, `${files.length > 1 ? 'are both' : 'is a file of'} labels. The images are missing: choose both files together.`)
  if (!labels) throw new OwnFault(says, `${files.length > 1 ? 'are both' : 'is a file of'} images. The labels are missing: choose both files together.`)
  return fromIdx(says, images, labels)
}

async function bytesOf(file: Chosen): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    throw new OwnFault(file.name, 'could not be read: it may have been moved or changed since it was chosen. Choose it again.')
  }
}

function fromIdx(says: string, images: { name: string; idx: IdxImages }, labels: { name: string; idx: IdxLabels }): Reading {
  const { count, rows, columns, pixels: gray } = images.idx
  const given = labels.idx.labels
  if (given.length !== count) throw new OwnFault(says, `do not belong together: ${count.toLocaleString('en-US')} images in ${images.name}, ${given.length.toLocaleString('en-US')} labels in ${labels.name}.`)
  const kinds = [...new Set(given)].toSorted((a, b) => a - b)
  if (kinds.length > limits.classes) throw new OwnFault(labels.name, `has ${kinds.length} different labels (${kinds[0]} to ${kinds.at(-1)}). At most ${limits.classes} are taken: the network has ten outputs.`)
  const notes = rows * columns === pixels && rows === columns ? [] : [`Images of ${rows} by ${columns} pixels were resized to 28 by 28.`]
  return { says, classes: kinds.map(String), images: resize(gray, count, rows, columns), labels: given.map((label) => kinds.indexOf(label)), notes }
}
