import { splitNames, type Data } from './data.ts'
import { dataHash, readManifest, type DataFile, type Manifest } from './manifest.ts'
import { packedPixels, pixels, unpackPixels } from './pixels.ts'
import { sha256 } from './sha256.ts'

/** Gives the bytes of one file that lies beside the manifest; rejects when there is none. */
export type FetchBytes = (file: string) => Promise<Uint8Array>

/** What has arrived. `images` and `labels` are whole arrays that fill from the front: the first `ready` images may be shown. */
export interface Progress {
  readonly ready: number
  readonly of: number
  readonly images: Uint8Array
  readonly labels: Uint8Array
}

/** Why the data cannot be used: which file, and in `says` what is wrong with it and what to do. */
export class DataFault extends Error {
  override readonly name = 'DataFault'
  readonly code: 'data-missing' | 'data-corrupt'
  readonly file: string
  readonly says: string

  constructor(code: 'data-missing' | 'data-corrupt', file: string, says: string) {
    super(says)
    this.code = code
    this.file = file
    this.says = says
  }
}

/** Fetches from a folder's address, e.g. `${base}data/letters`. Credentials are never sent. @param onBytes called as bytes arrive */
export function fetchFrom(folder: string, onBytes?: () => void): FetchBytes {
  return async (file) => {
    const response = await fetch(`${folder}/${file}`, { credentials: 'omit' })
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    if (!onBytes || !response.body) return new Uint8Array(await response.arrayBuffer())
    const heard = new TransformStream<Uint8Array, Uint8Array>({
      transform(part, to) {
        onBytes()
        to.enqueue(part)
      },
    })
    return new Uint8Array(await new Response(response.body.pipeThrough(heard)).arrayBuffer())
  }
}

/**
 * Loads a data set: the manifest, the labels, then the shards, all under way at once and handed on in order.
 * Every file is checked against the manifest's SHA-256 as sent and as unpacked. Throws DataFault, nothing else.
 * Runs in a page, a worker and Node.
 */
export async function loadData(name: string, fetchBytes: FetchBytes, onShard?: (progress: Progress) => void): Promise<Data> {
  const manifest = await loadManifest(fetchBytes)
  const split = manifest.splits.indexOf(name)
  if (split < 0) throw new DataFault('data-missing', 'manifest.json', `manifest.json lists no data set named “${name}”. It has: ${manifest.splits.join(', ')}.`)
  const { count } = manifest
  const [labelled, ...shards] = [manifest.labels, ...manifest.shards].map((file) => {
    const bytes = loadFile(file, fetchBytes)
    bytes.catch(() => undefined) // its turn to be awaited may never come, when a file before it fails
    return bytes
  })
  const keys = await labelled!
  requireLength('labels', manifest.labels.file, keys, count * (1 + manifest.splits.length))
  const labels = keys.slice(0, count)
  const images = new Uint8Array(count * pixels)
  let ready = 0
  for (const [i, shard] of manifest.shards.entries()) {
    const packed = await shards[i]!
    requireLength('images', shard.file, packed, shard.images * packedPixels)
    unpackPixels(packed, images, ready * pixels)
    ready += shard.images
    onShard?.({ ready, of: count, images, labels })
  }
  const codes = keys.subarray(count * (1 + split), count * (2 + split))
  const [train, validation, test] = splitNames.map((_, code) => Uint32Array.from(indicesOf(codes, code)))
  return { name, hash: await dataHash(manifest, name), images, labels, splits: { train: train!, validation: validation!, test: test! } }
}

/** The manifest alone. Throws DataFault. */
export async function loadManifest(fetchBytes: FetchBytes): Promise<Manifest> {
  const manifest = readManifest(await arrive('manifest.json', fetchBytes))
  if (!manifest) throw corrupt('manifest.json', 'is no list of the data files')
  return manifest
}

/** One file, fetched, checked, unpacked and checked again. Throws DataFault. */
export async function loadFile(expected: DataFile, fetchBytes: FetchBytes): Promise<Uint8Array> {
  const { file } = expected
  const packed = await arrive(file, fetchBytes)
  if (packed.length < expected.bytes) throw corrupt(file, `is cut short: ${packed.length} of ${expected.bytes} bytes`)
  if (packed.length > expected.bytes) throw corrupt(file, `is too long: ${packed.length} instead of ${expected.bytes} bytes`)
  if ((await sha256(packed)) !== expected.packed) throw corrupt(file, 'is damaged: its SHA-256 is not the one in the manifest')
  const unpacked = await unpack(packed).catch(() => undefined)
  if (!unpacked || (await sha256(unpacked)) !== expected.unpacked) throw corrupt(file, 'does not unpack to what the manifest promises')
  return unpacked
}

async function arrive(file: string, fetchBytes: FetchBytes): Promise<Uint8Array> {
  try {
    return await fetchBytes(file)
  } catch (error) {
    const why = error instanceof Error && error.message ? error.message : 'no answer'
    throw new DataFault('data-missing', file, `The data file ${file} could not be fetched (${why}). Check the connection and reload the page; on a server of your own, copy public/data/letters again.`)
  }
}

const corrupt = (file: string, what: string) =>
  new DataFault('data-corrupt', file, `The data file ${file} ${what}. Reload the page without the cache; on a server of your own, copy public/data/letters again.`)

function requireLength(what: string, file: string, bytes: Uint8Array, length: number): void {
  if (bytes.length !== length) throw corrupt(file, `holds ${bytes.length} bytes of ${what} instead of ${length}`)
}

/** Inflates a zlib stream (RFC 1950). Rejects when it is none. */
async function unpack(packed: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function* indicesOf(codes: Uint8Array, code: number): Generator<number> {
  for (let i = 0; i < codes.length; i++) if (codes[i] === code) yield i
}
