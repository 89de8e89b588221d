import { zlibSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { draw } from '../math/random.ts'
import { DataFault, fetchFrom, loadData, type FetchBytes, type Progress } from './load.ts'
import { readManifest } from './manifest.ts'
import { packPixels, pixels } from './pixels.ts'
import { loadIndex, origins } from './provenance.ts'
import { sha256 } from './sha256.ts'

const count = 60
const random = draw('a small data set')
const images = Uint8Array.from({ length: count * pixels }, () => 17 * Math.floor(random() * 16))
const labels = Uint8Array.from({ length: count }, (_, i) => i % 10)
const codes = [0, 1].map((turn) => Uint8Array.from({ length: count }, (_, i) => ((i + turn) % 6 < 4 ? 0 : ((i + turn) % 6) - 3)))
const files = new Map<string, Uint8Array>()
const text = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

const put = async (file: string, raw: Uint8Array) => {
  const packed = zlibSync(raw)
  files.set(file, packed)
  return { file, bytes: packed.length, packed: await sha256(packed), unpacked: await sha256(raw) }
}

beforeAll(async () => {
  const shard = async (i: number) => ({ ...(await put(`images-${i}.bin`, packPixels(images.subarray(i * 20 * pixels, (i + 1) * 20 * pixels)))), images: 20 })
  const index = text({
    fonts: [{ package: '@fontsource/a', version: '1.0.0', family: 'A', category: 'serif', license: 'OFL-1.1', credit: 'Copyright' }],
    faces: [{ font: 0, group: 0, weight: 700, style: 'italic' }],
    images: Array.from({ length: count }, () => 0),
    distorted: [[7, 0.1, -3, 0.01, 0.5]],
  })
  files.set(
    'manifest.json',
    text({
      format: 1,
      recipe: 1,
      count,
      shards: [await shard(0), await shard(1), await shard(2)],
      labels: await put('labels.bin', Uint8Array.from([...labels, ...codes.flatMap((c) => [...c])])),
      splits: ['letters', 'letters-random'],
      index: await put('index.bin', index),
    }),
  )
})

/** The small data set, with some files replaced (undefined: missing). */
const serve =
  (changed: Record<string, Uint8Array | undefined> = {}): FetchBytes =>
  (file) => {
    const bytes = file in changed ? changed[file] : files.get(file)
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Error('the server answered 404'))
  }

const faultOf = async (loading: Promise<unknown>) => {
  const error: unknown = await loading.then(
    () => undefined,
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(DataFault)
  return error as DataFault
}

describe('a data set that is whole', () => {
  test('loads to the images, labels and splits that were packed', async () => {
    const data = await loadData('letters', serve())
    expect(data.images).toEqual(images)
    expect(data.labels).toEqual(labels)
    for (const [code, split] of [data.splits.train, data.splits.validation, data.splits.test].entries()) {
      expect([...split]).toEqual([...codes[0]!.keys()].filter((i) => codes[0]![i] === code))
    }
  })

  test('has one hash per split, the same at every loading', async () => {
    const hashes = await Promise.all(['letters', 'letters', 'letters-random'].map(async (n) => (await loadData(n, serve())).hash))
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(hashes[1]).toBe(hashes[0])
    expect(hashes[2]).not.toBe(hashes[0])
  })

  test('hands its images on shard by shard, from the front, with their labels', async () => {
    const seen: number[] = []
    const onShard = (p: Progress) => {
      seen.push(p.ready)
      expect(p.of).toBe(count)
      expect(p.images.subarray(0, p.ready * pixels)).toEqual(images.subarray(0, p.ready * pixels))
      expect(p.labels).toEqual(labels)
    }
    await loadData('letters', serve(), onShard)
    expect(seen).toEqual([20, 40, 60])
  })

  test('tells the font, face and distortion of each image', async () => {
    const origin = origins(await loadIndex(serve()))
    expect(origin(7)).toMatchObject({ font: { license: 'OFL-1.1' }, face: { weight: 700 }, distortion: { rotation: -3 } })
    expect(origin(8).distortion).toBeUndefined()
  })
})

describe('a data set that is not whole names the file and what to do', () => {
  const broken = (file: string, change: (bytes: Uint8Array) => Uint8Array | undefined) => faultOf(loadData('letters', serve({ [file]: change(files.get(file)!) })))
  const names = ['manifest.json', 'labels.bin', 'images-0.bin', 'images-2.bin']

  test.each(names)('%s missing', async (file) => {
    const fault = await broken(file, () => undefined)
    expect(fault).toMatchObject({ code: 'data-missing', file })
    expect(fault.says).toContain(`${file} could not be fetched (the server answered 404). Check the connection`)
  })

  test.each(names)('%s cut short', async (file) => {
    const fault = await broken(file, (b) => b.subarray(0, b.length - 9))
    expect(fault).toMatchObject({ code: 'data-corrupt', file })
    expect(fault.says).toContain('Reload the page')
    if (file !== 'manifest.json') expect(fault.says).toContain('is cut short')
  })

  test.each(names.slice(1))('%s with one bit turned', async (file) => {
    const fault = await broken(file, (b) => b.with(b.length >> 1, b[b.length >> 1]! ^ 1))
    expect(fault).toMatchObject({ code: 'data-corrupt', file })
    expect(fault.says).toContain('SHA-256')
  })

  test('a page of HTML in place of any file', async () => {
    for (const file of names) expect((await broken(file, () => text('<!doctype html>'))).file).toBe(file)
  })

  test('a shard that unpacks to other bytes than promised', async () => {
    const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as { shards: { unpacked: string }[] }
    manifest.shards[1]!.unpacked = '0'.repeat(64)
    const fault = await faultOf(loadData('letters', serve({ 'manifest.json': text(manifest) })))
    expect(fault).toMatchObject({ code: 'data-corrupt', file: 'images-1.bin' })
  })

  test('a name that the manifest does not list', async () => {
    expect((await faultOf(loadData('digits', serve()))).says).toContain('It has: letters, letters-random')
  })
})

test('no bytes whatever make the manifest reader throw', () => {
  const r = draw('manifests')
  for (const bad of ['', 'null', '[]', '{}', '{"format":1}', '{"format":1,"shards":[null],"count":0}']) expect(readManifest(new TextEncoder().encode(bad))).toBeUndefined()
  for (let i = 0; i < 500; i++) expect(readManifest(Uint8Array.from({ length: 40 }, () => r() * 256))).toBeUndefined()
})

test('SHA-256 is the published one, with the platform’s code and with the fallback for plain http', async () => {
  const abc = new TextEncoder().encode('abc')
  for (const subtle of [crypto.subtle, null]) {
    // FIPS 180-2, appendix B.1
    expect(await sha256(abc, subtle as SubtleCrypto)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  }
})

test('fetching from a folder rejects with the server’s answer', async () => {
  const real = globalThis.fetch
  globalThis.fetch = () => Promise.resolve(new Response('', { status: 503 }))
  try {
    await expect(fetchFrom('/data/letters')('images-0.bin')).rejects.toThrow('503')
  } finally {
    globalThis.fetch = real
  }
})
