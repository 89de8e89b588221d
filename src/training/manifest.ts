import { sha256 } from './sha256.ts'

/** One file of a data set: its name beside the manifest, its length as sent, and SHA-256 before and after unpacking. */
export interface DataFile {
  readonly file: string
  readonly bytes: number
  readonly packed: string
  readonly unpacked: string
}

/** `manifest.json` of a data set: what its files are and what must be found in them. */
export interface Manifest {
  readonly format: 1
  /** Version of the recipe that drew it. */
  readonly recipe: number
  readonly count: number
  /** In the order of the images. Unpacked: 392 bytes an image, see pixels.ts. */
  readonly shards: readonly (DataFile & { readonly images: number })[]
  /** Unpacked: `count` labels (0 … 9), then `count` codes (0 train, 1 validation, 2 test) for each of `splits`. */
  readonly labels: DataFile
  /** Names of the splits of the same images; each is a data set by that name. */
  readonly splits: readonly string[]
  /** Where each image comes from (provenance.ts): JSON, packed; training does not read it. */
  readonly index: DataFile
}

/** The hash that names one split of these images: it changes whenever an image, a label or a split code does. */
export function dataHash(manifest: Manifest, split: string): Promise<string> {
  const parts = [split, ...manifest.shards.map((s) => s.unpacked), manifest.labels.unpacked]
  return sha256(new TextEncoder().encode(parts.join('\n')))
}

const isFile = (f: Partial<DataFile> | undefined) =>
  typeof f?.file === 'string' && /^[\w.-]+$/.test(f.file) && Number.isSafeInteger(f.bytes) && typeof f.packed === 'string' && typeof f.unpacked === 'string'

/** The manifest in these bytes, or undefined when they hold none of format 1 whose counts agree. Never throws. */
export function readManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    const m = JSON.parse(new TextDecoder().decode(bytes)) as Manifest
    const whole = m.format === 1 && m.shards.every((s) => isFile(s) && s.images > 0) && isFile(m.labels) && isFile(m.index) && Array.isArray(m.splits)
    return whole && m.shards.reduce((sum, s) => sum + s.images, 0) === m.count ? m : undefined
  } catch {
    return undefined
  }
}
