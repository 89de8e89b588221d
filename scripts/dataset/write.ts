import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { zlibSync } from 'fflate'
import { dataHash, type DataFile, type Manifest } from '../../src/training/manifest.ts'
import { packPixels } from '../../src/training/pixels.ts'
import { sha256 } from '../../src/training/sha256.ts'
import type { Chosen } from './choose.ts'
import { familyCodes, indexOf, randomCodes } from './compose.ts'
import { licenses } from './licenses.ts'
import { recipe } from './picture.ts'
import { sample } from './sample.ts'

const shardImages = 2400

/** Writes the data set into `partial` and moves it to `folder` whole: stopped half-way, the old one stays. */
export async function writeDataset(images: readonly Chosen[], partial: string, folder: string): Promise<void> {
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  const put = async (file: string, unpacked: Uint8Array): Promise<DataFile> => {
    const packed = zlibSync(unpacked, { level: 9, mem: 12 })
    writeFileSync(`${partial}/${file}`, packed)
    return { file, bytes: packed.length, packed: await sha256(packed), unpacked: await sha256(unpacked) }
  }
  const shards: Manifest['shards'][number][] = []
  for (let from = 0; from < images.length; from += shardImages) {
    const some = images.slice(from, from + shardImages)
    const packed = packPixels(Uint8Array.from(some.flatMap(({ image }) => Array.from(image, (level) => level * 17))))
    shards.push({ ...(await put(`images-${shards.length}.bin`, packed)), images: some.length })
  }
  const codes = [familyCodes(), randomCodes(images)].flatMap((c) => [...c])
  const labels = await put('labels.bin', Uint8Array.from([...images.map(({ letter }) => letter), ...codes]))
  const index = indexOf(images)
  const manifest: Manifest = {
    format: 1,
    recipe,
    count: images.length,
    shards,
    labels,
    splits: ['letters', 'letters-random'],
    index: await put('index.bin', new TextEncoder().encode(JSON.stringify(index))),
  }
  writeFileSync(`${partial}/LICENSES.md`, licenses(index))
  writeFileSync(`${partial}/sample.png`, sample(images))
  writeFileSync(`${partial}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`)
  rmSync(folder, { recursive: true, force: true })
  renameSync(partial, folder)
  for (const file of [...shards, labels, manifest.index]) console.log(`${file.unpacked}  ${file.file}, unpacked (${file.bytes} bytes packed)`)
  for (const split of manifest.splits) console.log(`${await dataHash(manifest, split)}  ${split}`)
}
